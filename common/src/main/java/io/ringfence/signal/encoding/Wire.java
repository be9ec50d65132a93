package io.ringfence.signal.encoding;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Compact forms of the primitives that codecs are made of. */
public final class Wire {

  /** Nearly all texts are keys and ids, and shorter: they pass through one array a thread. */
  private static final int SHORT = 64;

  /**
   * An array that one thread uses. Threads have hundreds of thread locals besides, so that to find
   * one takes longer than to copy a text.
   */
  private static final class Scratch {
    final long thread;
    final byte[] bytes = new byte[SHORT];

    Scratch(long thread) {
      this.thread = thread;
    }
  }

  /** By thread; two that fall on one place make their arrays anew. */
  private static final Scratch[] SCRATCHES = new Scratch[256];

  /** What a size speaks of has no more room made for it before any of it is read. */
  private static final int ROOM = 4_096;

  /** The same of bytes: nearly all texts and records are shorter. */
  private static final int ROOM_OF_BYTES = 64 * 1024;

  /** From here on a character takes more than one byte. */
  private static final char NO_ASCII = 0x80;

  private Wire() {}

  private static byte[] scratch() {
    long thread = Thread.currentThread().getId();
    int place = (int) thread & (SCRATCHES.length - 1);
    Scratch known = SCRATCHES[place];
    if (known == null || known.thread != thread) {
      known = new Scratch(thread);
      SCRATCHES[place] = known;
    }
    return known.bytes;
  }

  /**
   * Variable length, 7 bits a byte: one byte up to 127. Negative values take ten bytes; see {@link
   * #writeSigned}.
   */
  public static void writeUnsigned(long value, DataOutput out) throws IOException {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      out.writeByte((int) (rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    out.writeByte((int) rest);
  }

  public static long readUnsigned(DataInput in) throws IOException {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      byte b = in.readByte();
      value |= (long) (b & 0x7F) << shift;
      if (b >= 0) {
        return value;
      }
    }
    throw new IOException("a variable-length number has more than 64 bits");
  }

  public static int readSize(DataInput in) throws IOException {
    long size = readUnsigned(in);
    if (size < 0 || size > Integer.MAX_VALUE) {
      throw new IOException("a size of " + size + " cannot be");
    }
    return (int) size;
  }

  /** Zigzag: small negative values stay small. */
  public static void writeSigned(long value, DataOutput out) throws IOException {
    writeUnsigned(value << 1 ^ value >> 63, out);
  }

  public static long readSigned(DataInput in) throws IOException {
    long raw = readUnsigned(in);
    return raw >>> 1 ^ -(raw & 1);
  }

  /** A time, of which one value is no time: that is a byte and nothing else. */
  public static void writeTime(long time, long none, DataOutput out) throws IOException {
    out.writeBoolean(time != none);
    if (time != none) {
      writeSigned(time, out);
    }
  }

  public static long readTime(long none, DataInput in) throws IOException {
    return in.readBoolean() ? readSigned(in) : none;
  }

  public static void writeText(String text, DataOutput out) throws IOException {
    int length = text.length();
    byte[] bytes = length <= SHORT ? scratch() : text.getBytes(StandardCharsets.UTF_8);
    if (length <= SHORT) {
      for (int i = 0; i < length; i++) {
        char each = text.charAt(i);
        if (each >= NO_ASCII) {
          bytes = text.getBytes(StandardCharsets.UTF_8);
          length = bytes.length;
          break;
        }
        bytes[i] = (byte) each;
      }
    } else {
      length = bytes.length;
    }
    writeUnsigned(length, out);
    out.write(bytes, 0, length);
  }

  public static String readText(DataInput in) throws IOException {
    int size = readSize(in);
    if (size == 0) {
      return "";
    }
    byte[] bytes = size <= SHORT ? scratch() : readBytes(size, in);
    if (size <= SHORT) {
      in.readFully(bytes, 0, size);
    }
    return new String(bytes, 0, size, StandardCharsets.UTF_8);
  }

  /** How many there are, and each. */
  public static void writeTexts(List<String> texts, DataOutput out) throws IOException {
    writeUnsigned(texts.size(), out);
    for (String text : texts) {
      writeText(text, out);
    }
  }

  /** What {@link #writeTexts} has written. */
  public static List<String> readTexts(DataInput in) throws IOException {
    int size = readSize(in);
    List<String> texts = size == 0 ? List.of() : new ArrayList<>(room(size));
    for (int left = size; left > 0; left--) {
      texts.add(readText(in));
    }
    return texts;
  }

  /** A text that is the key of a subject. */
  public static String readKey(DataInput in) throws IOException {
    String key = readText(in);
    return in instanceof FilteredInput filter ? filter.key(key) : key;
  }

  /**
   * A text that is a value, or one that somebody wrote.
   *
   * @param kind the letter of the kind of subject that it names, or {@link NameFilter#NOBODY}
   */
  public static String readValue(char kind, DataInput in) throws IOException {
    String value = readText(in);
    return in instanceof FilteredInput filter ? filter.value(kind, value) : value;
  }

  /** A text that somebody wrote, or a caller chose. */
  public static String readRemark(DataInput in) throws IOException {
    return readValue(NameFilter.NOBODY, in);
  }

  /** A text that is a published alert. */
  public static String readAlert(DataInput in) throws IOException {
    String json = readText(in);
    return in instanceof FilteredInput filter ? filter.alert(json) : json;
  }

  /** A number that may be the hash of a key. */
  public static long readHash(DataInput in) throws IOException {
    long hash = in.readLong();
    return in instanceof FilteredInput filter ? filter.hash(hash) : hash;
  }

  /** A size, then as many bytes. */
  public static void writeBytes(byte[] bytes, DataOutput out) throws IOException {
    writeUnsigned(bytes.length, out);
    out.write(bytes);
  }

  /** What {@link #writeBytes} has written. */
  public static byte[] readBytes(DataInput in) throws IOException {
    return readBytes(readSize(in), in);
  }

  private static byte[] readBytes(int size, DataInput in) throws IOException {
    byte[] bytes = new byte[Math.min(size, ROOM_OF_BYTES)];
    for (int filled = 0; filled < size; filled = bytes.length) {
      if (filled > 0) {
        bytes = Arrays.copyOf(bytes, (int) Math.min(size, 4L * filled));
      }
      in.readFully(bytes, filled, bytes.length - filled);
    }
    return bytes;
  }

  /**
   * For how many elements to make room before the first is read. A size in damaged bytes may be
   * anything: room for more is made once so many have been read.
   */
  public static int room(int size) {
    return Math.min(size, ROOM);
  }
}
