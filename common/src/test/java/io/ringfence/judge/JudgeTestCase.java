package io.ringfence.judge;

import static io.ringfence.judge.JudgeFixtures.MINUTE;
import static io.ringfence.judge.JudgeFixtures.SUBJECT;
import static io.ringfence.judge.JudgeFixtures.attempt;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfence.measure.Function;
import io.ringfence.rule.Measure;
import io.ringfence.rule.Pack;
import io.ringfence.rule.Rule;
import java.util.List;

/** A judge with a rule on a subject's calls and one on its listings. */
abstract class JudgeTestCase {

  static final Measure ATTEMPTS =
      JudgeFixtures.measure("attempts", Function.COUNT, 5 * MINUTE, 0, null);
  static final Rule BURST =
      JudgeFixtures.rule(
          "burst",
          12 * MINUTE,
          false,
          List.of(ATTEMPTS),
          scope -> ((Long) scope.valueOf("attempts")) >= 3);
  static final Rule LISTED =
      JudgeFixtures.rule(
          "listed",
          10 * MINUTE,
          true,
          List.of(),
          scope -> Boolean.TRUE.equals(scope.valueOf("subject.listed")));

  SubjectHarness harness =
      new SubjectHarness(new Pack(List.of(ATTEMPTS), List.of(BURST, LISTED)), SUBJECT.key());

  void attempts(int count, long from, long gap) {
    for (int i = 0; i < count; i++) {
      long time = from + i * gap;
      harness.take(attempt("c" + time, time, List.of(ATTEMPTS), List.of(BURST, LISTED)));
      harness.reach(time);
    }
  }

  JsonNode only() {
    assertThat(harness.alerts()).hasSize(1);
    return harness.alerts().values().iterator().next();
  }
}
