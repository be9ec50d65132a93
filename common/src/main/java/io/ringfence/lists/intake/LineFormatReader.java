package io.ringfence.lists.intake;

import java.io.BufferedReader;
import java.io.IOException;

/**
 * A number, an address, a network or another subject a line. What follows {@code #} at the start of
 * a line, or behind white space, is a comment; so is a line that begins with {@code ;}.
 */
final class LineFormatReader implements FormatReader {

  @Override
  public void read(BufferedReader in, EntryReceiver rows) throws IOException {
    FormatReader.lines(
        in,
        rows,
        (line, number) -> {
          String value = withoutComment(line);
          if (!value.isEmpty()) {
            rows.row(RawEntry.ofValue(number, value));
          }
        });
  }

  static String withoutComment(String line) {
    String text = line.strip();
    if (text.startsWith(";")) {
      return "";
    }
    for (int hash = text.indexOf('#'); hash >= 0; hash = text.indexOf('#', hash + 1)) {
      // *31#... and sip:...%23 have a hash of their own.
      if (hash == 0 || Character.isWhitespace(text.charAt(hash - 1))) {
        return text.substring(0, hash).strip();
      }
    }
    return text;
  }
}
