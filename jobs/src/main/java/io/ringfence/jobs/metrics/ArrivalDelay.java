package io.ringfence.jobs.metrics;

import org.apache.flink.metrics.MetricGroup;

/**
 * How long after the event the records of a topic reach a task, counted by bounds. By the task's
 * clock: it is shown, and nothing is decided by it.
 */
final class ArrivalDelay {

  /**
   * Seconds: a feed as things happen, one that is sent in batches of a minute or of some, and one
   * that is late by the usual lateness (10 minutes), by an hour, or by more.
   */
  private static final int[] BOUNDS = {1, 5, 15, 60, 300, 600, 3_600};

  private static final int SECOND = 1_000;

  /** One for each bound, and one for all that took longer. */
  private final long[] counts = new long[BOUNDS.length + 1];

  ArrivalDelay(MetricGroup group, String topic) {
    for (int i = 0; i < counts.length; i++) {
      int last = i;
      LabelledMetrics.gauge(
          group,
          "feed_delay_seconds_bucket",
          () -> upTo(last),
          "topic",
          topic,
          "le",
          i < BOUNDS.length ? Integer.toString(BOUNDS[i]) : "+Inf");
    }
  }

  private long upTo(int last) {
    long sum = 0;
    for (int i = 0; i <= last; i++) {
      sum += counts[i];
    }
    return sum;
  }

  /** A record came so many milliseconds after what it tells of; less than 0 counts as at once. */
  void count(long millis) {
    int bucket = 0;
    while (bucket < BOUNDS.length && millis > (long) BOUNDS[bucket] * SECOND) {
      bucket++;
    }
    counts[bucket]++;
  }
}
