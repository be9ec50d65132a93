package io.ringfence.signal;

/**
 * How far a call has come, and how it was released.
 *
 * @param started when the call was attempted, or ABSENT
 * @param ringMillis time to answer or to the end, or ABSENT
 * @param talkMillis talk time, in an ONGOING report so far, or ABSENT
 * @param sipCode final SIP status, or ABSENT
 * @param q850 cause, or ABSENT
 */
public record CallProgress(
    long started, long ringMillis, long talkMillis, int sipCode, int q850, String releasedBy) {

  /** Of a phase that says nothing of it, as most attempts do. */
  public static final CallProgress NONE =
      new CallProgress(
          Signal.ABSENT, Signal.ABSENT, Signal.ABSENT, Signal.ABSENT, Signal.ABSENT, "");

  /** A call that has begun and is not released. */
  public static CallProgress of(long started, long ringMillis, long talkMillis) {
    return of(started, ringMillis, talkMillis, Signal.ABSENT, Signal.ABSENT, "");
  }

  /** {@link #NONE} itself where nothing is known: most records of attempts share it. */
  public static CallProgress of(
      long started, long ringMillis, long talkMillis, int sipCode, int q850, String releasedBy) {
    CallProgress progress =
        new CallProgress(started, ringMillis, talkMillis, sipCode, q850, releasedBy);
    return progress.equals(NONE) ? NONE : progress;
  }
}
