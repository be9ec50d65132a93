package io.ringfence.judge;

import static io.ringfence.judge.JudgeFixtures.MINUTE;
import static io.ringfence.judge.JudgeFixtures.START;
import static io.ringfence.judge.JudgeFixtures.attempt;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** When the order of signals is final: two latenesses behind event time, to the millisecond. */
class SettlementTest extends JudgeTestCase {

  private static final long SETTLED = START + 2 * SubjectHarness.LATENESS;

  /** A delivery settles what it can. */
  private int pendingAfterADeliveryAt(long time) {
    harness.reach(time);
    harness.take(attempt("c" + time, time, List.of(ATTEMPTS), List.of(BURST)));
    return harness.state.pending().size();
  }

  @Test
  void aSignalSettlesWhenNothingBeforeItCanComeAndNotAMillisecondSooner() {
    attempts(1, START, MINUTE);

    assertThat(pendingAfterADeliveryAt(SETTLED - 1)).isEqualTo(2);
    assertThat(pendingAfterADeliveryAt(SETTLED)).as("the first of three").isEqualTo(2);
  }

  @Test
  void whatIsAMillisecondLaterStaysPending() {
    attempts(2, START, 1);

    assertThat(pendingAfterADeliveryAt(SETTLED)).as("the second, and the new one").isEqualTo(2);
  }
}
