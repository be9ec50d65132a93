package io.ringfence.judge.context;

/**
 * The moment at which something is decided, as values: nothing here reads a clock.
 *
 * @param watermark event time that the active sources have reached; {@link Long#MIN_VALUE} before
 *     any record
 * @param retention what retention periods are measured by: the wall clock in a job, the watermark
 *     in a scan
 */
public record Clock(long watermark, long retention) {

  /** {@link #watermark} less some milliseconds, without wrapping round at the beginning of time. */
  public long behind(long millis) {
    return before(watermark, millis);
  }

  /** What is older has been kept for so long. */
  public long kept(long millis) {
    return before(retention, millis);
  }

  private static long before(long time, long millis) {
    return time < Long.MIN_VALUE + millis ? Long.MIN_VALUE : time - millis;
  }
}
