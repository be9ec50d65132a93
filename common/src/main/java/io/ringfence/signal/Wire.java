package io.ringfence.signal;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Compact forms of the primitives that codecs are made of. */
public final class Wire {

  private Wire() {}

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

  public static void writeText(String text, DataOutput out) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    writeUnsigned(bytes.length, out);
    out.write(bytes);
  }

  public static String readText(DataInput in) throws IOException {
    int size = readSize(in);
    if (size == 0) {
      return "";
    }
    byte[] bytes = new byte[size];
    in.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
