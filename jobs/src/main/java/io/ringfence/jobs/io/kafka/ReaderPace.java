package io.ringfence.jobs.io.kafka;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.TopicPartition;

/**
 * What the partitions of one reader are held against: how far the partitions in step have got over
 * all readers, and where partitions end. Used by one thread.
 */
final class ReaderPace {

  /**
   * How far in event time a partition with a backlog may be read ahead of the others with one. What
   * is ahead waits in state, beside what waits there for its order to be final.
   */
  static final long DRIFT_MILLIS = Duration.ofMinutes(1).toMillis();

  private static final long ASK_NANOS = Duration.ofSeconds(1).toNanos();

  /** Brokers that answer do so well within this. */
  private static final long NEW_NANOS = Duration.ofSeconds(5).toNanos();

  /**
   * Where partitions ended at a moment.
   *
   * @param before how far the partitions in step had got then
   * @param nanos when it was asked, in {@link System#nanoTime()}
   */
  private record Ends(long before, Map<TopicPartition, Long> offsets, long nanos) {
    static final Ends UNKNOWN = new Ends(Long.MIN_VALUE, Map.of(), 0);
  }

  /** Whether there is more to read of a partition. */
  enum Unread {
    YES,
    NO,
    UNKNOWN
  }

  private final long silenceNanos;
  private final boolean paced;
  private final boolean alone;
  private final EndOffsets broker;

  private PaceReport own = PaceReport.NOTHING;
  private PaceReport all = PaceReport.NOTHING;

  private Ends ends = Ends.UNKNOWN;
  private Ends earlierEnds = Ends.UNKNOWN;

  /** Null where no answer is awaited. */
  private CompletableFuture<Map<TopicPartition, Long>> asked;

  private long furthestWhenAsked;
  private long askedNanos;
  private long sinceAskedNanos = ASK_NANOS;

  /**
   * Knows of nothing yet.
   *
   * @param silence a partition in which nothing moves for so long is not waited for
   * @param paced whether partitions that are out of step are not waited for, either, and partitions
   *     with a backlog are read in step
   * @param alone whether there is no other reader
   */
  ReaderPace(Duration silence, boolean paced, boolean alone, EndOffsets broker) {
    this.silenceNanos = silence.toNanos();
    this.paced = paced;
    this.alone = alone;
    this.broker = broker;
  }

  long silenceNanos() {
    return silenceNanos;
  }

  boolean paced() {
    return paced;
  }

  /** How far the partitions in step have got; {@link Long#MIN_VALUE} if that is not known. */
  long furthest() {
    return paced ? Math.max(own.furthest(), all.furthest()) : Long.MIN_VALUE;
  }

  /** How far a partition with a backlog may be read now. */
  long limit() {
    long slowest = alone ? own.backlog() : Math.min(own.backlog(), all.backlog());
    return slowest == Long.MAX_VALUE || slowest == Long.MIN_VALUE
        ? slowest
        : slowest + DRIFT_MILLIS;
  }

  /** A partition of this reader that is in step has got so far. */
  void reach(long time) {
    if (time > own.furthest()) {
      own = new PaceReport(time, own.backlog());
    }
  }

  /** What the partitions of this reader are like now. */
  void ownIs(PaceReport now) {
    own = now;
  }

  /** What the enumerator says of all readers. */
  void allIs(PaceReport told) {
    all = told;
  }

  /** Asks once a second where partitions end. */
  void ask(long nanos, Set<TopicPartition> partitions) {
    sinceAskedNanos += nanos;
    if (asked != null && asked.isDone()) {
      if (!asked.isCompletedExceptionally()) {
        earlierEnds = ends;
        ends = new Ends(furthestWhenAsked, asked.join(), askedNanos);
      }
      asked = null;
    }
    if (paced && asked == null && sinceAskedNanos >= ASK_NANOS && !partitions.isEmpty()) {
      sinceAskedNanos = 0;
      furthestWhenAsked = furthest();
      askedNanos = System.nanoTime();
      asked = broker.of(partitions);
    }
  }

  /** Whether a record was written after the others had reached {@link #before}. */
  boolean isLater(TopicPartition partition, long offset) {
    Long end = ends.offsets.get(partition);
    return end != null && offset >= end;
  }

  /** Whether a record was written within the last few seconds. */
  boolean isNew(TopicPartition partition, long offset) {
    return isLater(partition, offset) && System.nanoTime() - ends.nanos < NEW_NANOS;
  }

  /** How far the partitions in step had got when it was last asked where partitions end. */
  long before() {
    return ends.before;
  }

  /**
   * Whether a partition has not been read as far as it went a second ago or two.
   *
   * @param next the offset to be read next; negative if not known, as before the first record
   */
  Unread unread(TopicPartition partition, long next) {
    Long end = earlierEnds.offsets.getOrDefault(partition, ends.offsets.get(partition));
    if (end == null) {
      return Unread.UNKNOWN;
    }
    return Math.max(0, next) < end ? Unread.YES : Unread.NO;
  }
}
