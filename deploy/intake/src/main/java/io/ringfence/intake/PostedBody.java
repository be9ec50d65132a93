package io.ringfence.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.ringfence.decode.feed.LineReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;

/** The bytes of a body, and the records in it: its lines, or the values of its JSON. */
final class PostedBody {

  /** What gzip may make of a body; call records shrink to some tenth. */
  static final long MOST_INFLATED = 64L << 20;

  /** Names and texts are a stranger's to choose: they are not interned, and not held by the MB. */
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(64).maxStringLength(1 << 20).build())
          .build();

  /** Takes what a body has. */
  @FunctionalInterface
  interface Receiver {
    /**
     * Takes the next record.
     *
     * @param number of the line, or of the value, counted from 1
     * @param record the record; of one above 256 KiB its beginning
     * @param length of the whole record, in bytes
     */
    void record(long number, byte[] record, long length);
  }

  /** There is more in it than may be. */
  static final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1L;
  }

  private final Bytes bytes = new Bytes();
  private final boolean gzip;
  private final boolean json;

  PostedBody(boolean gzip, boolean json) {
    this.gzip = gzip;
    this.json = json;
  }

  void add(ByteBuffer part) {
    byte[] copy = new byte[part.remaining()];
    part.get(copy);
    bytes.writeBytes(copy);
  }

  /** As it was sent. */
  int size() {
    return bytes.size();
  }

  /**
   * Looks at all of it, where it may be something else than it is said to be.
   *
   * @throws TooLargeException if more is packed into it than may be
   * @throws IOException if it is not gzip, or not JSON
   */
  void check() throws IOException {
    if (gzip || json) {
      each((number, record, length) -> {});
    }
  }

  /** Tells each record that is not blank. */
  void each(Receiver receiver) throws IOException {
    try (InputStream in = gzip ? new Bounded(new GZIPInputStream(bytes.read())) : bytes.read()) {
      if (json) {
        values(in, receiver);
        return;
      }
      LineReader lines = new LineReader(in);
      while (lines.next()) {
        receiver.record(lines.number(), lines.bytes(), lines.length());
      }
    } catch (EOFException early) {
      throw new IOException("the gzip ends too early", early);
    }
  }

  /** One value, or several behind each other; of an array each element is a record. */
  private static void values(InputStream in, Receiver receiver) throws IOException {
    long number = 0;
    try (JsonParser json = JSON.createParser(in)) {
      for (JsonToken next = json.nextToken(); next != null; next = json.nextToken()) {
        if (next == JsonToken.END_ARRAY || (next == JsonToken.START_ARRAY && isTop(json))) {
          continue;
        }
        Compact value = new Compact();
        try (JsonGenerator out = JSON.createGenerator(value)) {
          out.copyCurrentStructureExact(json);
        }
        receiver.record(++number, value.toByteArray(), value.length);
      }
    }
  }

  private static boolean isTop(JsonParser json) {
    return json.getParsingContext().getParent().inRoot();
  }

  /** Bytes that are read without a copy. */
  private static final class Bytes extends ByteArrayOutputStream {
    InputStream read() {
      return new ByteArrayInputStream(buf, 0, count);
    }
  }

  /** One value; what is beyond the size of a record is only counted. */
  private static final class Compact extends ByteArrayOutputStream {
    private long length;

    @Override
    public synchronized void write(byte[] from, int at, int size) {
      length += size;
      super.write(from, at, Math.min(size, LineReader.MOST_BYTES - count));
    }
  }

  /** Breaks off once there is too much. */
  private static final class Bounded extends FilterInputStream {
    private long count;

    Bounded(InputStream in) {
      super(in);
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
      int read = super.read(into, from, most);
      count += Math.max(0, read);
      if (count > MOST_INFLATED) {
        throw new TooLargeException();
      }
      return read;
    }
  }
}
