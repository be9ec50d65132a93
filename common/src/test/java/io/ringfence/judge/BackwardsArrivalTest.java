package io.ringfence.judge;

import static io.ringfence.judge.JudgeFixtures.MINUTE;
import static io.ringfence.judge.JudgeFixtures.START;
import static io.ringfence.judge.JudgeFixtures.SUBJECT;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.judge.delivery.SampleObservation;
import io.ringfence.measure.Function;
import io.ringfence.rule.Measure;
import io.ringfence.rule.Pack;
import io.ringfence.rule.Rule;
import io.ringfence.signal.SignalTopic;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A burst of which the last comes first, as call records of calls that end together may. */
class BackwardsArrivalTest {

  private static final Measure ATTEMPTS =
      JudgeFixtures.measure("attempts", Function.COUNT, 5 * MINUTE, 0, null);
  private static final Rule BURST =
      JudgeFixtures.rule(
          "burst",
          12 * MINUTE,
          false,
          List.of(ATTEMPTS),
          scope -> ((Long) scope.valueOf("attempts")) >= 12);

  private final SubjectHarness harness =
      new SubjectHarness(new Pack(List.of(ATTEMPTS), List.of(BURST)), SUBJECT.key());

  /** Each call's attempt is followed by the ends of all others, and event time stands still. */
  @Test
  void isFoundAtOnceAndNotWhenItIsSettled() {
    harness.reach(START + MINUTE);
    for (int i = 20; i > 0; i--) {
      long attempt = START + i * 100L;
      harness.take(
          JudgeFixtures.attempt("c" + i + ":attempt", attempt, List.of(ATTEMPTS), List.of(BURST)));
      harness.take(
          SampleObservation.of(SUBJECT.key(), "c" + i + ":end", attempt + 30_000)
              .topic(SignalTopic.CALL_END)
              .made());
    }

    assertThat(harness.alerts()).hasSize(1);
  }
}
