package io.ringfence.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfence.enrich.NumberPlan;
import io.ringfence.enrich.Tariff;
import io.ringfence.rule.load.PackLoader;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whom an override of a parameter reaches, and what an alert says of it. */
class ParametersJudgedTest {

  private static final String PACK =
      """
      parameters:
        - {name: many, default: 3, least: 2, most: 50, unit: calls, reason: More than by hand.}
      measures:
        - {name: calls_5m, per: account, on: call.attempt, count: true, over: 5m}
        - {name: number_calls_5m, per: number, on: call.attempt, count: true, over: 5m}
      rules:
        - {id: of-account, version: 1, fraud: irsf, title: Many calls, accuse: account, as: any, on: call.attempt,
           when: calls_5m >= many, severity: low, score: 1, quiet: 30m, mode: enforce, summary: "of {many}"}
        - {id: of-number, version: 1, fraud: robocall, title: Many calls, accuse: number, on: call.attempt,
           when: number_calls_5m >= many, severity: low, score: 1, quiet: 30m, mode: enforce, summary: "of {many}"}
      overrides:
      """;

  private static final String ACME =
      """
        - {override: acme, parameter: many, account: acme-17, value: 5, reason: Agreed on.}
      """;

  private static final String HOTELS =
      """
        - {override: hotels, parameter: many, class: hotel, fraud: irsf, value: 4, reason: Guests.}
      """;

  private WholeJudgement judgement;

  private void judgeBy(String overrides) {
    PackLoader.Loaded loaded = PackLoader.load("p", PACK + overrides, PackLoader.Settings.DEFAULT);
    judgement = new WholeJudgement(loaded.orThrow(), new NumberPlan(Tariff.EMPTY));
  }

  private void calls(int count, String account, String direction) {
    Instant start = Instant.parse("2026-11-25T09:00:00Z");
    for (int i = 0; i < count; i++) {
      judgement.take(
          """
          {"type":"call","id":"%s-%d","call":"%1$s-%2$d","phase":"attempt","time":"%s","from":"+12025550123",\
          "to":"+12025550199","account":"%1$s","direction":"%s","source":"pbx"}"""
              .formatted(account, i, start.plusSeconds(i), direction)
              .getBytes(UTF_8));
    }
  }

  private void hotel(String account) {
    judgement.take(
        "{\"type\":\"profile\",\"account\":\"%s\",\"class\":\"hotel\"}"
            .formatted(account)
            .getBytes(UTF_8));
  }

  private Optional<JsonNode> alert(String rule) {
    return judgement.alerts().stream()
        .filter(each -> each.at("/rule/id").asText().equals(rule))
        .findFirst();
  }

  private JsonNode many(String rule) {
    return alert(rule).orElseThrow().at("/evidence/parameters/many");
  }

  @Test
  void withoutAnOverrideTheDefaultCounts() {
    judgeBy(ACME);
    calls(3, "other-1", "outbound");

    assertThat(many("of-account").toString()).isEqualTo("{\"value\":3,\"unit\":\"calls\"}");
    assertThat(alert("of-account").orElseThrow().path("summary").asText()).isEqualTo("of 3");
  }

  @Test
  void anAccountsOwnThresholdCountsAndTheAlertSaysWhoseItIs() {
    judgeBy(ACME + HOTELS);
    hotel("acme-17");
    calls(4, "acme-17", "outbound");
    assertThat(judgement.alerts()).isEmpty();

    judgeBy(ACME + HOTELS);
    hotel("acme-17");
    calls(5, "acme-17", "outbound");

    assertThat(many("of-account").toString())
        .isEqualTo(
            "{\"value\":5,\"unit\":\"calls\",\"default\":3,\"override\":\"acme\",\"of\":\"account\","
                + "\"account\":\"acme-17\",\"reason\":\"Agreed on.\"}");
    assertThat(many("of-number").path("account").asText())
        .as("the account takes part in the alert on its number")
        .isEqualTo("acme-17");
    assertThat(alert("of-account").orElseThrow().at("/evidence/measures").size()).isEqualTo(1);
  }

  @Test
  void anOverrideOfAClassAndAFraudReachesOnlyThese() {
    judgeBy(HOTELS);
    hotel("acme-17");
    calls(3, "acme-17", "outbound");

    assertThat(alert("of-account")).isEmpty();
    assertThat(many("of-number").path("value").asInt()).isEqualTo(3);

    judgeBy(HOTELS);
    hotel("acme-17");
    calls(4, "acme-17", "outbound");

    assertThat(many("of-account").path("class").asText()).isEqualTo("hotel");
  }

  @Test
  void ofACallThatComesInTheAccountIsTheCalledPartysAndSparesNoCaller() {
    judgeBy(ACME);
    calls(3, "acme-17", "inbound");

    assertThat(many("of-number").path("value").asInt()).isEqualTo(3);
    assertThat(alert("of-account")).as("the account itself has its own").isEmpty();
  }

  @Test
  void anOverrideOfAllReachesEverybody() {
    judgeBy("  - {override: all, parameter: many, value: 4, reason: A campaign.}\n");
    calls(3, "acme-17", "outbound");
    assertThat(judgement.alerts()).isEmpty();

    judgeBy("  - {override: all, parameter: many, value: 4, reason: A campaign.}\n");
    calls(4, "acme-17", "outbound");

    assertThat(many("of-number").path("of").asText()).isEqualTo("all");
  }

  @Test
  void anOverrideMayBeBelowTheDefault() {
    judgeBy("  - {override: all, parameter: many, value: 2, reason: A campaign.}\n");
    calls(2, "acme-17", "outbound");

    assertThat(many("of-account").path("value").asInt()).isEqualTo(2);
  }
}
