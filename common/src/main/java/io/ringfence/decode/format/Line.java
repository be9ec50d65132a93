package io.ringfence.decode.format;

/**
 * One line or message as the other system wrote it, without what the way to us put around it.
 *
 * @param text without a line end
 * @param received when a collector took it over, epoch milliseconds, or {@link #UNKNOWN}
 * @param time what a syslog header around it says, epoch milliseconds, or {@link #UNKNOWN}
 * @param host by the same header, or empty
 * @param program by the same header, without its process id, or empty
 */
public record Line(String text, long received, long time, String host, String program) {

  public static final long UNKNOWN = Long.MIN_VALUE;

  /** A line without anything around it. */
  public static Line of(String text, long received) {
    return new Line(text, received, UNKNOWN, "", "");
  }
}
