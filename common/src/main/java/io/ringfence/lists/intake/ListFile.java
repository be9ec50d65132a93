package io.ringfence.lists.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.util.zip.GZIPInputStream;

/** One file from its bytes to its rows: compression, encoding, form. */
final class ListFile {

  /** A million listing records have some 250 MB; more than this is no list, or a bomb. */
  static final int LARGEST = 512 << 20;

  private ListFile() {}

  /** Reads a file by its form, or by what it looks like where none is given. */
  static void read(byte[] bytes, Format format, EntryReceiver rows) {
    byte[] plain = unpacked(bytes, rows);
    String text = plain == null ? null : decoded(plain, rows);
    if (text == null) {
      return;
    }
    try (BufferedReader in = new BufferedReader(new StringReader(text), 1 << 16)) {
      (format == null ? Format.of(text) : format).read(in, rows);
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be read", e);
    }
  }

  private static byte[] unpacked(byte[] bytes, EntryReceiver rows) {
    boolean gzip = bytes.length > 2 && bytes[0] == 0x1F && bytes[1] == (byte) 0x8B;
    if (!gzip) {
      return bytes;
    }
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes), 1 << 16)) {
      byte[] plain = in.readNBytes(LARGEST + 1);
      if (plain.length > LARGEST) {
        rows.fault(0, ImportFaultKind.TOO_LARGE, "more than 512 MiB once unpacked");
        return null;
      }
      return plain;
    } catch (EOFException e) {
      rows.fault(0, ImportFaultKind.TRUNCATED, "the gzip file does not end");
    } catch (IOException e) {
      rows.fault(0, ImportFaultKind.MALFORMED, "a damaged gzip file");
    }
    return null;
  }

  /** Strictly: a replacement character would make another name of a name. */
  private static String decoded(byte[] plain, EntryReceiver rows) {
    int first = plain.length < 2 ? 0 : (plain[0] & 0xFF) << 8 | (plain[1] & 0xFF);
    boolean utf16 = first == 0xFFFE || first == 0xFEFF;
    if (utf16) {
      rows.fault(1, ImportFaultKind.WRONG_ENCODING, "UTF-16, not UTF-8");
      return null;
    }
    ByteBuffer in = ByteBuffer.wrap(plain);
    boolean mark =
        plain.length > 2
            && plain[0] == (byte) 0xEF
            && plain[1] == (byte) 0xBB
            && plain[2] == (byte) 0xBF;
    in.position(mark ? 3 : 0);
    CharsetDecoder decoder = UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
    CharBuffer out = CharBuffer.allocate(plain.length);
    CoderResult result = decoder.decode(in, out, true);
    int end = result.isError() ? in.position() : indexOfZero(plain);
    if (end < plain.length) {
      String what = result.isError() ? "not UTF-8" : "a zero byte, which no text has";
      rows.fault(line(plain, end), ImportFaultKind.WRONG_ENCODING, what);
      return null;
    }
    return out.flip().toString();
  }

  private static int indexOfZero(byte[] plain) {
    for (int i = 0; i < plain.length; i++) {
      if (plain[i] == 0) {
        return i;
      }
    }
    return plain.length;
  }

  private static long line(byte[] plain, int position) {
    long line = 1;
    for (int i = 0; i < position; i++) {
      line += plain[i] == '\n' ? 1 : 0;
    }
    return line;
  }
}
