package io.ringfence.jobs.state;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far the clock of this process is from that of the brokers. Readers measure it by records that
 * the brokers have just written; whoever goes by the clock corrects it. There is one for the
 * process, since it has one clock. Used by several threads.
 */
public final class WorkerClock {

  private static final Logger LOG = LoggerFactory.getLogger(WorkerClock.class);

  /** What a measurement cannot tell apart: a record is a few seconds on its way. */
  static final long PRECISION_MILLIS = Duration.ofSeconds(10).toMillis();

  /** Further off is a fault of the clock, and is said. */
  static final long TOLERANCE_MILLIS = Duration.ofMinutes(1).toMillis();

  private static volatile long offset;
  private static final AtomicBoolean DOUBTED = new AtomicBoolean();

  private WorkerClock() {}

  /**
   * A record was on its way for no longer than a few seconds.
   *
   * @param now what this process's clock says
   * @param appended when the broker wrote the record, by the broker's clock
   */
  public static void compare(long now, long appended) {
    long measured = now - appended;
    offset = measured >= 0 && measured <= PRECISION_MILLIS ? 0 : measured;
    boolean doubt = Math.abs(offset) > TOLERANCE_MILLIS;
    if (doubt && DOUBTED.compareAndSet(false, true)) {
      LOG.warn(
          "The clock of this worker is {} s {} that of the brokers. It is corrected by as much.",
          Math.abs(offset) / 1000,
          offset > 0 ? "ahead of" : "behind");
    } else if (!doubt && DOUBTED.compareAndSet(true, false)) {
      LOG.info("The clock of this worker agrees with that of the brokers again.");
    }
  }

  /** Milliseconds that this process's clock is ahead; below 0 if it is behind. */
  public static long offset() {
    return offset;
  }

  /** The time, as the brokers correct it. */
  public static long now() {
    return corrected(System.currentTimeMillis());
  }

  /** A time of this process's clock, as the brokers correct it. */
  public static long corrected(long now) {
    return now - offset;
  }
}
