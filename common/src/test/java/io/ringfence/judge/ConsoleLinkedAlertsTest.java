package io.ringfence.judge;

import static io.ringfence.judge.JudgeFixtures.MINUTE;
import static io.ringfence.judge.JudgeFixtures.START;
import static io.ringfence.judge.JudgeFixtures.SUBJECT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfence.alert.AlertIds;
import io.ringfence.alert.ConsoleLinks;
import io.ringfence.judge.context.JudgeSettings;
import io.ringfence.rule.Pack;
import io.ringfence.signal.Retention;
import io.ringfence.tenant.Tenants;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Alerts say where their page is. */
class ConsoleLinkedAlertsTest extends JudgeTestCase {

  private void before(ConsoleLinks console) {
    harness =
        new SubjectHarness(
            new Pack(List.of(ATTEMPTS), List.of(BURST)),
            SUBJECT.key(),
            new JudgeSettings(
                SubjectHarness.LATENESS,
                Retention.DEFAULT,
                AlertIds.UNKEYED,
                Tenants.NONE,
                "",
                console));
  }

  @Test
  void everyVersionLeadsToTheSamePage() {
    before(ConsoleLinks.at("https://desk.example/"));

    attempts(4, START, 1000);
    harness.reach(START + 120 * MINUTE);

    assertThat(harness.published)
        .hasSizeGreaterThan(2)
        .extracting(each -> each.path("console").asText())
        .containsOnly("https://desk.example/alert/" + AlertIds.unkeyed(BURST.id(), SUBJECT, 1));
  }

  @Test
  void withoutAConsoleAlertsAreWhatTheyWere() {
    before(ConsoleLinks.NONE);
    attempts(4, START, 1000);
    JsonNode plain = only();
    before(ConsoleLinks.at("https://desk.example"));
    attempts(4, START, 1000);
    ObjectNode linked = only().deepCopy();
    linked.remove("console");

    assertThat(plain.has("console")).isFalse();
    assertThat(linked.toString()).isEqualTo(plain.toString());
  }
}
