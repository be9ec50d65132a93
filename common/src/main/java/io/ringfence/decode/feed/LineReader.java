package io.ringfence.decode.feed;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * The lines of a stream as raw bytes, split at {@code \n} only: a {@code \r} before it is part of
 * the line. A last line without an end counts. Lines of white space only are passed over, but
 * counted. A line longer than {@link #MOST_BYTES} is never held: its first {@link #KEPT_BYTES} and
 * its length are.
 *
 * <p>A line that is a date alone, as {@code Sun Dec 6 04:42:29 2026}, begins a block of
 * FreeRADIUS's {@code detail}: the lines behind it that begin with a tab are of the same record.
 */
public final class LineReader {

  /** The largest record that is accepted. */
  public static final int MOST_BYTES = 256 * 1024;

  /** What is kept of a larger one, enough to see what it was. */
  public static final int KEPT_BYTES = 64 * 1024;

  private static final Pattern BLOCK =
      Pattern.compile("[A-Z][a-z]{2} [A-Z][a-z]{2} [ 0-9][0-9] [0-9:]{8} [0-9]{4}\\r?");

  private static final int DATE = "Sun Dec  6 04:42:29 2026".length();

  private final InputStream in;
  private final byte[] chunk = new byte[64 * 1024];
  private int position;
  private int limit;

  private byte[] line = new byte[1024];
  private int held;
  private long length;
  private boolean blank;
  private boolean ended;
  private long consumed;
  private long number;
  private int lines = 1;

  public LineReader(InputStream in) {
    this.in = in;
  }

  /**
   * Moves on to the next line that is not blank.
   *
   * @throws IOException if the stream breaks; what came of the line until then is the current line
   */
  public boolean next() throws IOException {
    while (nextLine()) {
      if (!blank) {
        return true;
      }
    }
    return false;
  }

  /** The same, where blank lines are lines, too. */
  public boolean nextLine() throws IOException {
    held = 0;
    length = 0;
    blank = true;
    ended = false;
    number += lines;
    lines = 1;
    while (true) {
      if (position == limit && !fill()) {
        consumed += length;
        return length > 0;
      }
      int end = position;
      while (end < limit && chunk[end] != '\n') {
        end++;
      }
      take(end);
      if (end < limit) {
        position = end + 1;
        ended = true;
        if (isBlock() && goesOn()) {
          continue;
        }
        consumed += length + 1;
        return true;
      }
      position = end;
    }
  }

  private boolean isBlock() {
    return lines > 1
        || ((held == DATE || held == DATE + 1)
            && BLOCK.matcher(new String(line, 0, held, ISO_8859_1)).matches());
  }

  /** Whether another line of the block follows. At the end of the stream one may still come. */
  private boolean goesOn() throws IOException {
    if (position == limit && !fill()) {
      ended = false;
      return false;
    }
    if (chunk[position] != '\t') {
      return false;
    }
    lines++;
    ended = false;
    length++;
    if (length <= MOST_BYTES) {
      line = held < line.length ? line : Arrays.copyOf(line, 2 * held);
      line[held++] = '\n';
    }
    return true;
  }

  private boolean fill() throws IOException {
    int read = in.read(chunk, 0, chunk.length);
    position = 0;
    limit = Math.max(0, read);
    return read > 0;
  }

  private void take(int end) {
    int size = end - position;
    for (int i = position; blank && i < end; i++) {
      blank = chunk[i] == ' ' || (chunk[i] >= '\t' && chunk[i] <= '\r');
    }
    length += size;
    if (length > MOST_BYTES) {
      // What is beyond the kept part is let go; nothing more is added.
      int room = Math.max(0, KEPT_BYTES - held);
      append(Math.min(room, size));
      held = Math.min(held, KEPT_BYTES);
    } else {
      append(size);
    }
  }

  private void append(int size) {
    if (held + size > line.length) {
      line = Arrays.copyOf(line, Math.max(held + size, 2 * line.length));
    }
    System.arraycopy(chunk, position, line, held, size);
    held += size;
  }

  /** Counted from 1, blank lines included. */
  public long number() {
    return number;
  }

  /** Whether it has an end; the last line of a stream may have none. */
  public boolean ended() {
    return ended;
  }

  public boolean isBlank() {
    return blank;
  }

  /** How many bytes of the stream this line and all before it have, ends of lines included. */
  public long consumed() {
    return consumed;
  }

  /** Of the whole line, in bytes. */
  public long length() {
    return length;
  }

  public boolean tooLarge() {
    return length > MOST_BYTES;
  }

  /** The line; of a too large one the first {@link #KEPT_BYTES}. */
  public byte[] bytes() {
    return Arrays.copyOf(line, held);
  }
}
