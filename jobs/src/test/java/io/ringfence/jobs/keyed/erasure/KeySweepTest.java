package io.ringfence.jobs.keyed.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.stream.Stream;
import org.apache.flink.api.common.operators.ProcessingTimeService.ProcessingTimeCallback;
import org.apache.flink.streaming.runtime.tasks.ProcessingTimeService;
import org.apache.flink.util.clock.Clock;
import org.apache.flink.util.clock.SystemClock;
import org.apache.flink.util.concurrent.NeverCompleteFuture;
import org.junit.jupiter.api.Test;

/** How much of a task's time a sweep takes that is in no hurry, and that it ends once. */
class KeySweepTest {

  private static final long MILLI = 1_000_000;
  private static final long TURN = 4 * MILLI;

  /** Milliseconds of a turn and its rest that come back to the same rest again and again. */
  private static double share(double busy) {
    long rest = 1;
    for (int turn = 0; turn < 100; turn++) {
      rest = KeySweep.pause(TURN, (long) (busy * rest * MILLI));
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
    assertThat(KeySweep.pause(1, 0)).isEqualTo(1);
  }

  /** A task takes a turn out of its mailbox that was there before the sweep was finished. */
  @Test
  void aTurnThatWasDueWhenItWasFinishedDoesNothing() throws Exception {
    TurnsThatCome time = new TurnsThatCome();
    List<String> seen = new ArrayList<>();
    KeySweep sweep =
        new KeySweep(time, () -> Stream.of("a", "b"), seen::add, () -> seen.add("done"), false);

    sweep.start(0);
    sweep.finish();
    for (ProcessingTimeCallback turn : time.turns) {
      turn.onProcessingTime(0);
    }

    assertThat(time.turns).hasSize(1);
    assertThat(seen).containsExactly("a", "b", "done");
  }

  /** Its timers cannot be cancelled any more. */
  private static final class TurnsThatCome implements ProcessingTimeService {

    private final List<ProcessingTimeCallback> turns = new ArrayList<>();

    @Override
    public long getCurrentProcessingTime() {
      return 0;
    }

    @Override
    public Clock getClock() {
      return SystemClock.getInstance();
    }

    @Override
    public ScheduledFuture<?> registerTimer(long timestamp, ProcessingTimeCallback target) {
      turns.add(target);
      return new NeverCompleteFuture(1);
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(
        ProcessingTimeCallback callback, long initialDelay, long period) {
      throw new UnsupportedOperationException();
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(
        ProcessingTimeCallback callback, long initialDelay, long period) {
      throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<Void> quiesce() {
      return CompletableFuture.completedFuture(null);
    }
  }
}
