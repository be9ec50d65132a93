package io.ringfence.jobs.io;

import org.apache.flink.util.clock.RelativeClock;

/**
 * A clock that can be stopped, as it was when it was last seen running.
 *
 * <p>Flink stops a partition's clock while alignment pauses it, so that being paused is not taken
 * for silence. But a partition that had just been silent for long enough when it was paused is
 * still declared idle at the next look, and what is paused and idle Flink 2.2 never resumes
 * (FLINK-40093): its records would not be read before a restart. By this clock no partition falls
 * idle while it is paused.
 */
final class RunningClock implements RelativeClock {

  /** A running clock shows another time within a few looks; a thousand take 25 microseconds. */
  private static final int LOOKS = 1000;

  private final RelativeClock clock;
  private long running;

  RunningClock(RelativeClock clock) {
    this.clock = clock;
    this.running = clock.relativeTimeNanos();
  }

  @Override
  public long relativeTimeNanos() {
    long first = clock.relativeTimeNanos();
    for (int look = 0; look < LOOKS; look++) {
      long now = clock.relativeTimeNanos();
      if (now != first) {
        running = now;
        break;
      }
    }
    return running;
  }

  @Override
  public long relativeTimeMillis() {
    return relativeTimeNanos() / 1_000_000;
  }
}
