package io.ringfence.judge;

import static io.ringfence.judge.JudgeFixtures.MINUTE;
import static io.ringfence.judge.JudgeFixtures.START;
import static io.ringfence.judge.JudgeFixtures.SUBJECT;
import static io.ringfence.judge.JudgeFixtures.phase;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfence.alert.Alert;
import io.ringfence.judge.delivery.AlertReadback;
import io.ringfence.judge.delivery.EarlierAlert;
import io.ringfence.judge.delivery.SampleObservation;
import io.ringfence.measure.contribution.Contribution;
import io.ringfence.rule.Pack;
import io.ringfence.rule.Rule;
import io.ringfence.rule.Severity;
import io.ringfence.signal.SignalTopic;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When an alert has another version because of what its calls cost, and how severe it is then. */
class MoneyVersionsTest {

  /** Hits at attempts only, is quiet after 20 minutes, and looks back for an hour. */
  private static final Rule RULE = rule();

  private static Rule rule() {
    Rule valuing =
        JudgeFixtures.valuing(
            JudgeFixtures.rule("dear", 20 * MINUTE, false, List.of(), scope -> true));
    return valuing.withResponse(
        new Rule.Response(
            Severity.LOW,
            80,
            valuing.quietMillis(),
            valuing.mode(),
            valuing.list(),
            valuing.queue(),
            valuing.stake()));
  }

  private final SubjectHarness harness =
      new SubjectHarness(new Pack(List.of(), List.of(RULE)), SUBJECT.key());

  private void attempt(String call, long time, double rate) {
    harness.take(
        phase(RULE, call, SignalTopic.CALL_ATTEMPT, time, rate, 0)
            .judgedBy(List.of(RULE.slot()))
            .made());
  }

  private void answer(String call, long time, double rate) {
    harness.take(phase(RULE, call, SignalTopic.CALL_ANSWER, time, rate, 0).made());
  }

  private SampleObservation end(String call, long time, double cost) {
    return phase(RULE, call, SignalTopic.CALL_END, time, 0, cost);
  }

  private JsonNode alert() {
    return harness.alerts().values().iterator().next();
  }

  private double money(String field) {
    return alert().at("/money/" + field).asDouble();
  }

  private String severity() {
    return alert().get("severity").asText();
  }

  @Test
  void callsToSatellitesAtOnceMakeALowRuleSevereBeforeAnyHasEnded() {
    attempt("c1", START, 7);
    attempt("c2", START + 1_000, 7);
    assertThat(severity()).isEqualTo("low");

    attempt("c3", START + 2_000, 7);

    assertThat(severity()).isEqualTo("high");
    assertThat(alert().at("/rule/severity").asText()).isEqualTo("low");
    assertThat(money("setup")).isEqualTo(21);
    assertThat(money("lost")).isZero();
  }

  @Test
  void itStaysSevereWhenTheCallsHaveEndedAndTheLossIsCountedWithoutFurtherHits() {
    for (int i = 1; i <= 3; i++) {
      attempt("c" + i, START + i, 7);
      answer("c" + i, START + 1_000 + i, 7);
    }
    assertThat(money("peak")).isEqualTo(21);

    harness.take(end("c1", START + 10 * MINUTE, 70).made());
    harness.reach(START + 10 * MINUTE);

    assertThat(alert().get("hits").asInt()).isEqualTo(3);
    assertThat(money("lost")).isEqualTo(70);

    harness.take(end("c2", START + 11 * MINUTE, 0.5).made());
    harness.take(end("c3", START + 12 * MINUTE, 0.25).made());
    harness.reach(START + 60 * MINUTE);

    assertThat(alert().get("state").asText()).isEqualTo("closed");
    assertThat(money("lost")).isEqualTo(70.75);
    assertThat(money("perMinute")).isZero();
    assertThat(severity()).isEqualTo("high");
  }

  @Test
  void aLateRecordThatSaysThereWasLessLowersBoth() {
    attempt("c1", START, 1);
    harness.take(end("c1", START + MINUTE, 600).identity(7).made());
    assertThat(severity()).isEqualTo("critical");

    harness.take(end("c1", START + MINUTE, 6).identity(7).revision(1).made());

    assertThat(money("lost")).isEqualTo(6);
    assertThat(severity()).isEqualTo("low");
  }

  @Test
  void whatACustomerMaySpendADayMakesItHigh() {
    // The fixture's profile allows 200; of an unknown one, 49 would be below the table.
    attempt("c1", START, 1);
    harness.take(
        phase(RULE, "c1", SignalTopic.CALL_END, START + MINUTE, 0, 49)
            .adding(withLimit("c1", 40))
            .made());

    assertThat(severity()).isEqualTo("high");
  }

  private static List<Contribution> withLimit(String call, double limit) {
    return phase(RULE, call, SignalTopic.CALL_END, START + MINUTE, 0, 49)
        .made()
        .contributions()
        .stream()
        .map(
            each ->
                each.slot() == RULE.stake().orElseThrow().limitSlot()
                    ? Contribution.ofNumber(each.slot(), limit)
                    : each)
        .toList();
  }

  @Test
  void moneyOfAnEarlierRunGoesOnFromWhatItHasPublished() {
    attempt("c1", START, 1);
    harness.take(end("c1", START + MINUTE, 6).made());
    attempt("c2", START + 2 * MINUTE, 1);
    String published = alert().toString();
    SubjectHarness next = new SubjectHarness(new Pack(List.of(), List.of(RULE)), SUBJECT.key());

    next.take(
        new EarlierAlert(
            new AlertReadback(
                SUBJECT.key(),
                alert().get("id").asText(),
                RULE.slot(),
                1,
                alert().get("version").asInt(),
                Alert.State.UPDATED,
                START,
                START + 2 * MINUTE,
                2,
                published)));
    next.take(end("c2", START + 4 * MINUTE, 5).made());
    next.reach(START + 60 * MINUTE);

    JsonNode last = next.alerts().values().iterator().next();
    assertThat(last.at("/money/lost").asDouble()).isEqualTo(11);
    assertThat(last.at("/evidence/targets").toString()).contains("+8821600001");
  }

  @Test
  void aSmallAmountMoreIsPublishedWithTheNextHitOrTheClose() {
    attempt("c1", START, 1);
    harness.take(end("c1", START + MINUTE, 10).made());
    int versions = harness.published.size();

    harness.take(end("c9", START + 2 * MINUTE, 2).made());

    assertThat(harness.published).hasSize(versions);
    harness.take(end("c8", START + 3 * MINUTE, 2).made());
    assertThat(harness.published).hasSize(versions + 1);
    assertThat(money("lost")).isEqualTo(14);
  }
}
