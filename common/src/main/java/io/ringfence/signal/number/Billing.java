package io.ringfence.signal.number;

/**
 * By which increments talk is billed: the first, and each that is begun after it. {@code 60/60} is
 * by the minute, {@code 30/6} half a minute at least and then each six seconds.
 *
 * @param firstMillis 0 where talk is billed to the millisecond
 * @param stepMillis 0 where talk is billed to the millisecond beyond the first increment
 */
public record Billing(long firstMillis, long stepMillis) {

  /** Of a tariff that says nothing of it. */
  public static final Billing EXACT = new Billing(0, 0);

  /** For how long a talk is billed; what was never answered costs nothing. */
  public long billed(long talkMillis) {
    if (talkMillis <= 0) {
      return 0;
    }
    if (talkMillis <= firstMillis) {
      return firstMillis;
    }
    if (stepMillis == 0) {
      return talkMillis;
    }
    long beyond = talkMillis - firstMillis;
    return firstMillis + (beyond + stepMillis - 1) / stepMillis * stepMillis;
  }
}
