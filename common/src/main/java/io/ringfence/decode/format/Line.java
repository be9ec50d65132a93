package io.ringfence.decode.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/**
 * One line or message as the other system wrote it, without what the way to us put around it.
 *
 * @param text without a line end
 * @param ascii the same in bytes, where they are a whole record; else empty
 * @param received when a collector took it over, epoch milliseconds, or {@link #UNKNOWN}
 * @param time what a syslog header around it says, epoch milliseconds, or {@link #UNKNOWN}
 * @param host by the same header, or empty
 * @param program by the same header, without its process id, or empty
 */
@SuppressWarnings("ArrayRecordComponent") // bytes as they came; never compared
public record Line(
    String text, byte[] ascii, long received, long time, String host, String program) {

  public static final long UNKNOWN = Long.MIN_VALUE;

  static final byte[] NONE = new byte[0];

  /** A line without anything around it. */
  public static Line of(String text, long received) {
    return new Line(text, NONE, received, UNKNOWN, "", "");
  }

  /** What it is called without an identity of its own. */
  public String hash() {
    return ascii.length == 0 ? NativeRecord.hash(text) : NativeRecord.hash(ascii);
  }

  /** The text as JSON: reading bytes is faster. */
  public JsonParser json(JsonFactory factory) throws IOException {
    return ascii.length == 0 ? factory.createParser(text) : factory.createParser(ascii);
  }
}
