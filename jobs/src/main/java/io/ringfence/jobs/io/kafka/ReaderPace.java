package io.ringfence.jobs.io.kafka;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.TopicPartition;

/**
 * What the partitions of one reader are held against: how far the partitions in step have got, over
 * all readers. Used by one thread.
 */
final class ReaderPace {

  private final long silenceNanos;
  private final boolean paced;
  private final EndOffsets ends;
  private long own = Long.MIN_VALUE;
  private long all = Long.MIN_VALUE;

  /**
   * Knows of nothing yet.
   *
   * @param silence a partition in which nothing moves for so long is not waited for
   * @param paced whether partitions that are out of step are not waited for, either
   */
  ReaderPace(Duration silence, boolean paced, EndOffsets ends) {
    this.silenceNanos = silence.toNanos();
    this.paced = paced;
    this.ends = ends;
  }

  long silenceNanos() {
    return silenceNanos;
  }

  boolean paced() {
    return paced;
  }

  /** How far the partitions in step have got; {@link Long#MIN_VALUE} if that is not known. */
  long furthest() {
    return paced ? Math.max(own, all) : Long.MIN_VALUE;
  }

  /** A partition of this reader that is in step has got so far. */
  void reach(long time) {
    own = Math.max(own, time);
  }

  /** The same, of all that are in step now: less than before, where one has left them. */
  void ownIs(long time) {
    own = time;
  }

  long own() {
    return own;
  }

  /** What the enumerator says of all readers. */
  void allIs(long time) {
    all = time;
  }

  CompletableFuture<Long> endOf(TopicPartition partition) {
    return ends.of(partition);
  }
}
