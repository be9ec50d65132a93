package io.ringfence.jobs.state;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.flink.streaming.runtime.tasks.ProcessingTimeService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The time that retention is measured by. The worker's clock is not trusted alone: what a leap of
 * it would purge waits until event time, or time as it passes for the worker, agrees with it.
 *
 * <p>The clock agrees with event time where it is at most an hour ahead of it. From then on it also
 * holds while event time stands still, as long as it goes on as fast as time passes. Where it does
 * not agree, the time is that of the last agreement and what has passed since, or event time. It
 * never goes back. Used by one thread.
 */
public final class AgreedClock {

  private static final Logger LOG = LoggerFactory.getLogger(AgreedClock.class);

  /** The clock is that of the worker, and not of one of its tasks. */
  private static final AtomicBoolean TOLD = new AtomicBoolean();

  static final long TOLERANCE_MILLIS = Duration.ofHours(1).toMillis();

  /** Event time that moves and is further behind does not agree, however time passes. */
  static final long FAR_MILLIS = Duration.ofDays(1).toMillis();

  private static final long LIVE_NANOS = Duration.ofMinutes(1).toNanos();

  /** If for so long no event time moves, there is nobody else to ask. */
  private static final long PATIENCE_NANOS = Duration.ofHours(1).toNanos();

  private long time = Long.MIN_VALUE;
  private long ahead;

  private long eventTime = Long.MIN_VALUE;
  private boolean moved;
  private long movedNanos;

  private boolean started;
  private long startedNanos;
  private long agreed = Long.MIN_VALUE;
  private long agreedNanos;
  private boolean doubted;

  /** The time that holds; {@link Long#MIN_VALUE} while nothing is agreed. */
  public long time() {
    return time;
  }

  /** How far the worker's clock is ahead of {@link #time}, in milliseconds; 0 where it agrees. */
  public long ahead() {
    return ahead;
  }

  /** Event time has got so far. */
  public void reached(long watermark) {
    eventTime = watermark;
    moved = true;
  }

  /**
   * Looks at the worker's clock, corrected by what is known of the brokers' ({@link WorkerClock}).
   */
  public void look(ProcessingTimeService clocks) {
    look(
        WorkerClock.corrected(clocks.getCurrentProcessingTime()),
        clocks.getClock().relativeTimeNanos());
  }

  /**
   * Looks at the worker's clock.
   *
   * @param now what it says
   * @param nanos time as it passes, from any beginning
   */
  void look(long now, long nanos) {
    if (!started) {
      started = true;
      startedNanos = nanos;
      movedNanos = nanos;
    }
    if (moved) {
      moved = false;
      movedNanos = nanos;
    }
    boolean live = eventTime != Long.MIN_VALUE && nanos - movedNanos < LIVE_NANOS;
    boolean far = live && now - eventTime > FAR_MILLIS;
    long expected = agreed == Long.MIN_VALUE ? agreed : agreed + (nanos - agreedNanos) / 1_000_000;
    if (agrees(now, nanos, live, far, expected)) {
      agreed = now;
      agreedNanos = nanos;
      time = Math.max(time, now);
    } else {
      time = Math.max(time, far ? eventTime : Math.max(expected, eventTime));
    }
    note(now);
  }

  private boolean agrees(long now, long nanos, boolean live, boolean far, long expected) {
    if (eventTime != Long.MIN_VALUE && now - eventTime <= TOLERANCE_MILLIS) {
      return true;
    }
    return expected == Long.MIN_VALUE
        ? !live && nanos - startedNanos >= PATIENCE_NANOS
        : !far && now - expected <= TOLERANCE_MILLIS;
  }

  private void note(long now) {
    ahead = time == Long.MIN_VALUE ? 0 : Math.max(0, now - time);
    boolean doubt = ahead > TOLERANCE_MILLIS;
    if (doubt && !doubted && TOLD.compareAndSet(false, true)) {
      LOG.warn(
          "The clock of this worker is {} minutes ahead of event time. Either it is wrong, or old"
              + " records are read. Nothing is purged by it until event time agrees.",
          Duration.ofMillis(ahead).toMinutes());
    }
    if (doubted && !doubt) {
      TOLD.set(false);
    }
    doubted = doubt;
  }
}
