package io.ringfence.judge;

import static io.ringfence.judge.JudgeFixtures.MINUTE;
import static io.ringfence.judge.JudgeFixtures.START;
import static io.ringfence.judge.JudgeFixtures.attempt;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.judge.timeline.PendingSignals;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A subject with more pending signals than are kept. */
class CrowdTest extends JudgeTestCase {

  @BeforeEach
  void storeSeldom() {
    harness.stepsInMemory = Integer.MAX_VALUE;
  }

  /** One a millisecond, which no rule evaluates. */
  private void signals(int count, long from) {
    for (long time = from; time < from + count; time++) {
      harness.take(attempt("c" + time, time, List.of(ATTEMPTS), List.of()));
    }
  }

  private int pending() {
    return harness.state.pendingSignals();
  }

  @Test
  void asManyAsAreKeptStayPending() {
    signals(PendingSignals.MOST, START);

    assertThat(pending()).isEqualTo(PendingSignals.MOST);
  }

  @Test
  void aCrowdShrinksAFewSignalsAtATimeUntilItKeepsFew() {
    signals(PendingSignals.MOST + 2, START);
    assertThat(pending()).isBetween(PendingSignals.MOST - 20, PendingSignals.MOST + 1);

    signals(2_000, START + PendingSignals.MOST + 2);

    assertThat(pending()).isEqualTo(PendingSignals.MOST_OF_CROWD + 1);
  }

  @Test
  void onceItHasCalmedDownAsManyAsBeforeAreKept() {
    signals(PendingSignals.MOST + 2_000, START);
    harness.reach(START + 30 * MINUTE);

    signals(PendingSignals.MOST_OF_CROWD + 500, START + 30 * MINUTE);

    assertThat(pending()).isEqualTo(PendingSignals.MOST_OF_CROWD + 500);
  }

  @Test
  void whereMemoryIsShortNoSubjectKeepsMoreThanACrowd() {
    signals(2_000, START);
    harness.state.pending().spareMemory(true);

    signals(500, START + 2_000);

    assertThat(pending()).isEqualTo(PendingSignals.MOST_OF_CROWD + 1);
  }
}
