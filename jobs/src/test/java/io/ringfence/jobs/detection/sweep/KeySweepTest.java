package io.ringfence.jobs.detection.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How much of a task's time a sweep takes that is in no hurry. */
class KeySweepTest {

  private static final long MILLI = 1_000_000;
  private static final long TURN = 4 * MILLI;

  /** Milliseconds of a turn and its rest that come back to the same rest again and again. */
  private static double share(double busy) {
    long rest = 1;
    for (int turn = 0; turn < 100; turn++) {
      rest = KeySweep.pause(KeySweep.PAUSES, TURN, (long) (busy * rest * MILLI));
    }
    return (double) TURN / MILLI / (rest + (double) TURN / MILLI);
  }

  @Test
  void ofABusyTaskItTakesLessThanAFiveHundredth() {
    assertThat(share(1)).isLessThan(1.0 / KeySweep.PAUSES);
    assertThat(share(0.2)).isLessThan(1.0 / KeySweep.PAUSES);
  }

  @Test
  void ofATaskThatHasLittleElseToDoItTakesHalf() {
    assertThat(share(0)).isEqualTo(0.5);
    assertThat(share(0.05)).isEqualTo(0.5);
  }

  @Test
  void itRestsForAMillisecondAtLeast() {
    assertThat(KeySweep.pause(KeySweep.PAUSES, 1, 0)).isEqualTo(1);
  }
}
