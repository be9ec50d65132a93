package io.ringfence.judge.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.judge.JudgeFixtures;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PendingSignalsTest {

  private final Random random = new Random(12);
  private final PendingSignals pending = new PendingSignals();

  private int anyPlace() {
    return random.nextInt(pending.size());
  }

  /** By a look at each signal. */
  private long earliestUnevaluated() {
    for (int i = 0; i < pending.size(); i++) {
      if (!pending.get(i).isEvaluated()) {
        return pending.get(i).time();
      }
    }
    return Long.MAX_VALUE;
  }

  @Test
  void theEarliestStaleEvaluationIsTheOneThatALookAtEachSignalFinds() {
    int stale = 0;
    for (int step = 0; step < 3_000; step++) {
      long time = JudgeFixtures.START + 100L * step - random.nextInt(2_000);
      PendingSignal signal =
          new PendingSignal(JudgeFixtures.attempt("s" + step, time, List.of(), List.of()), time);
      pending.insert(signal);
      pending.evaluated(signal, List.of());
      for (int left = random.nextBoolean() ? pending.size() : 1; left > 0; left--) {
        pending.evaluated(pending.get(left - 1), List.of());
      }
      switch (random.nextInt(10)) {
        case 0 -> pending.invalidate(anyPlace());
        case 1 -> pending.remove(anyPlace());
        case 2, 3 -> pending.removeSettled(Math.min(4, pending.size() / 2));
        default -> {}
      }
      stale += earliestUnevaluated() < Long.MAX_VALUE ? 1 : 0;
      assertThat(pending.earliestUnevaluated()).isEqualTo(earliestUnevaluated());
    }
    assertThat(stale).isBetween(500, 2_500);
  }
}
