package io.ringfence.judge.state;

/**
 * How far behind event time a feed is that names a subject. The subject's signals settle so much
 * later. It is forgotten once the feed has not named the subject for as long, and an hour.
 *
 * @param millis the largest, or 0
 * @param until event time up to which it counts
 */
public record FeedDelay(long millis, long until) {

  public static final FeedDelay NONE = new FeedDelay(0, Long.MIN_VALUE);

  private static final long HOUR = 60 * 60 * 1000;

  /** What counts when event time has got so far. */
  public long at(long watermark) {
    return watermark < until ? millis : 0;
  }

  /** The same after a record of a feed that is so far behind. */
  FeedDelay with(long more, long watermark) {
    long counting = at(watermark);
    // Much smaller ones do not keep a large one: that feed has found its step.
    if (more < counting / 2) {
      return this;
    }
    long largest = Math.max(more, counting);
    return new FeedDelay(largest, Math.max(watermark, 0) + largest + HOUR);
  }
}
