package io.ringfence.jobs.io.kafka;

import io.ringfence.decode.Decoded;
import io.ringfence.decode.Decoded.Read;
import io.ringfence.decode.feed.SourceProgress;
import io.ringfence.decode.feed.Sources;
import io.ringfence.jobs.io.FeedLag;
import io.ringfence.jobs.io.kafka.ReaderPace.Unread;
import io.ringfence.signal.Signal;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far one partition is in event time, and whether the others wait for it.
 *
 * <p>They do not wait for one in which no source moves for a while (records that move nothing,
 * malformed or late ones, are no sign of life), nor for one that is out of step: one that brings
 * records more than 15 minutes older than what others had reached before those records were
 * written. A partition that is merely read later than the others is waited for.
 */
final class PartitionPace {

  private static final Logger LOG = LoggerFactory.getLogger(PartitionPace.class);

  /** As far behind the others a partition is out of step. */
  static final long OUT_OF_STEP_MILLIS = SourceProgress.IDLE_MILLIS;

  /** Lags are rounded up to minutes, so that what is derived from them seldom changes. */
  static final long LAG_STEP_MILLIS = Duration.ofMinutes(1).toMillis();

  /** Longer than this no source is remembered. */
  static final long LARGEST_LAG_MILLIS = Duration.ofDays(7).toMillis();

  /**
   * A watermark with every record would double what is sent; one in a tenth of a second of event
   * time is finer than anything that waits for it.
   */
  private static final long STEP_MILLIS = 100;

  /** A partition that could be read and has nothing for so long has been read up. */
  private static final long QUIET_NANOS = Duration.ofSeconds(1).toNanos();

  /**
   * The same of one of which the broker says that there is more. A reader of many partitions reads
   * one after the other; and what is left may be the marks of transactions, which nobody reads.
   */
  private static final long QUIET_UNREAD_NANOS = Duration.ofSeconds(10).toNanos();

  /** At least so long nothing has to move in such a partition before it is silent. */
  private static final long SILENT_UNREAD_NANOS = Duration.ofMinutes(1).toNanos();

  /** In a partition that has been read up, a source that is quiet for so long is not waited for. */
  private static final long SOURCE_QUIET_NANOS = Duration.ofSeconds(10).toNanos();

  /**
   * So long after it wakes up, and after the watermark that says so, its event time stands. An
   * input that has not heard of it yet is idle and holds nothing back: event time would leap to the
   * end of a burst by the way of others before the burst comes by this one.
   */
  static final long WAKING_NANOS = Duration.ofSeconds(2).toNanos();

  private final TopicPartition partition;
  private final ReaderPace reader;
  private final SourceProgress progress;

  private long reached = Long.MIN_VALUE;
  private long emitted = Long.MIN_VALUE;

  /** The offset after the last record, or where reading begins; negative if not known yet. */
  private long next;

  private long readNanos;
  private long silentNanos;
  private long quietNanos;
  private long wakingNanos;
  private boolean idle;
  private boolean paused;
  private boolean outOfStep;

  /**
   * Nothing has been read yet.
   *
   * @param start the first offset to be read; negative if not known
   */
  PartitionPace(TopicPartition partition, long start, ReaderPace reader, Sources sources) {
    this.partition = partition;
    this.next = start;
    this.reader = reader;
    this.progress = new SourceProgress(sources);
  }

  TopicPartition partition() {
    return partition;
  }

  /** What every active source has reached. */
  long reached() {
    return reached;
  }

  /** Whether others are measured by this partition. */
  boolean leads() {
    return !idle && !outOfStep;
  }

  /** How far it has been read in event time; {@link Long#MIN_VALUE} before any record. */
  long front() {
    return progress.greatest();
  }

  /** Whether there is more to read than has just been written, as far as is known. */
  boolean hasBacklog() {
    if (!reader.paced() || outOfStep || idle) {
      return false;
    }
    return switch (reader.unread(partition, next)) {
      case YES -> quietNanos < QUIET_UNREAD_NANOS;
      case NO -> false;
      case UNKNOWN -> quietNanos < QUIET_NANOS;
    };
  }

  /** Whether it is read too far ahead of the others that have a backlog, too. */
  boolean isAhead() {
    return front() > reader.limit() && hasBacklog();
  }

  /** Sends a record on, with what follows from it. */
  void read(Decoded decoded, SourceOutput<Decoded> output) {
    next = decoded.position().offset() + 1;
    quietNanos = 0;
    if (!(decoded instanceof Read read)) {
      output.collect(decoded, Long.MIN_VALUE);
      return;
    }
    Signal signal = read.signal();
    boolean moved = progress.accept(signal);
    if (moved) {
      reached = progress.watermark();
      silentNanos = 0;
      compare(read.position().offset());
    }
    output.collect(decoded, FeedLag.stamp(signal.time(), lag(signal)));
    if (moved) {
      advance(output);
    }
  }

  private void advance(SourceOutput<Decoded> output) {
    if (outOfStep) {
      markIdle(output);
      return;
    }
    if (idle) {
      idle = false;
      output.markActive();
      emit(output); // Flink tells of it with the next watermark
      wakingNanos = WAKING_NANOS;
    }
    reader.reach(reached);
    if (emitted == Long.MIN_VALUE || reached >= emitted + STEP_MILLIS) {
      emit(output);
    }
  }

  /** Compares a record with what others had reached before it was written. */
  private void compare(long offset) {
    long furthest = reader.furthest();
    if (!isBehind(furthest)) {
      if (outOfStep) {
        LOG.info("Partition {} is in step again.", partition);
      }
      outOfStep = false;
      return;
    }
    if (!outOfStep && reader.isLater(partition, offset) && isBehind(reader.before())) {
      outOfStep = true;
      LOG.warn(
          "Partition {} is more than 15 minutes behind the others: they do not wait for it.",
          partition);
    }
  }

  private boolean isBehind(long time) {
    return time != Long.MIN_VALUE && reached < time - OUT_OF_STEP_MILLIS;
  }

  private long lag(Signal signal) {
    if (!reader.paced() || (!outOfStep && signal.time() >= reached - OUT_OF_STEP_MILLIS)) {
      return 0;
    }
    long behind = progress.behind(signal, outOfStep ? reader.furthest() : reached);
    if (behind <= OUT_OF_STEP_MILLIS) {
      return 0;
    }
    long steps = (behind + LAG_STEP_MILLIS - 1) / LAG_STEP_MILLIS + 1;
    return Math.min(steps * LAG_STEP_MILLIS, LARGEST_LAG_MILLIS);
  }

  /**
   * Time passes in which the partition could have been read.
   *
   * @param nanos since the last beat
   */
  void beat(long nanos, SourceOutput<Decoded> output) {
    wakingNanos = Math.max(0, wakingNanos - nanos);
    if (paused) {
      return;
    }
    quietNanos += nanos;
    silentNanos += nanos;
    readNanos += nanos;
    progress.clock(readNanos);
    if (reader.paced() && reader.unread(partition, next) == Unread.NO) {
      progress.release(readNanos - SOURCE_QUIET_NANOS);
      reached = progress.watermark();
    }
    emit(output);
    if (silentNanos >= silence() && wakingNanos == 0) {
      markIdle(output);
    }
  }

  private long silence() {
    return reader.unread(partition, next) == Unread.YES
        ? Math.max(reader.silenceNanos(), SILENT_UNREAD_NANOS)
        : reader.silenceNanos();
  }

  private void markIdle(SourceOutput<Decoded> output) {
    if (!idle) {
      idle = true;
      output.markIdle();
    }
  }

  private void emit(SourceOutput<Decoded> output) {
    if (!idle && wakingNanos == 0 && reached > emitted) {
      emitted = reached;
      output.emitWatermark(new Watermark(reached));
    }
  }

  boolean isPaused() {
    return paused;
  }

  void pause(boolean waits) {
    paused = waits;
  }
}
