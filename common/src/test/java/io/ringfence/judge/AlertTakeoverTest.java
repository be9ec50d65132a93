package io.ringfence.judge;

import static io.ringfence.judge.JudgeFixtures.MINUTE;
import static io.ringfence.judge.JudgeFixtures.START;
import static io.ringfence.judge.JudgeFixtures.SUBJECT;
import static io.ringfence.judge.JudgeFixtures.attempt;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfence.alert.Alert;
import io.ringfence.judge.delivery.AlertReadback;
import io.ringfence.judge.delivery.EarlierAlert;
import io.ringfence.rule.Pack;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** A run without the state of the one before goes on with the alerts of that one. */
class AlertTakeoverTest extends JudgeTestCase {

  /** The last version of the only alert of an earlier run, from three attempts or more. */
  private static JsonNode earlier(int attempts, long until) {
    SubjectHarness before =
        new SubjectHarness(new Pack(List.of(ATTEMPTS), List.of(BURST, LISTED)), SUBJECT.key());
    for (int i = 0; i < attempts; i++) {
      before.take(attempt("b" + i, START + i * 1000L, List.of(ATTEMPTS), List.of(BURST)));
    }
    before.reach(until);
    return before.published.get(before.published.size() - 1);
  }

  private static EarlierAlert takenOver(JsonNode alert) {
    String id = alert.get("id").asText();
    return new EarlierAlert(
        new AlertReadback(
            SUBJECT.key(),
            id,
            BURST.slot(),
            Integer.parseInt(id.substring(id.lastIndexOf('-') + 1)),
            alert.get("version").asInt(),
            Alert.State.valueOf(alert.get("state").asText().toUpperCase(Locale.ROOT)),
            Instant.parse(alert.get("first").asText()).toEpochMilli(),
            Instant.parse(alert.get("last").asText()).toEpochMilli(),
            alert.get("hits").asInt(),
            alert.toString()));
  }

  @Test
  void anOpenAlertIsClosedWhenItsEpisodeIsOver() {
    JsonNode open = earlier(4, START);
    harness.take(takenOver(open));
    assertThat(harness.published).isEmpty();

    harness.reach(START + 4000 + BURST.quietMillis() + 2 * SubjectHarness.LATENESS);

    JsonNode closed = only();
    assertThat(closed.get("id")).isEqualTo(open.get("id"));
    assertThat(closed.get("state").asText()).isEqualTo("closed");
    assertThat(closed.get("version").asInt()).isEqualTo(open.get("version").asInt() + 1);
    assertThat(closed.get("hits")).isEqualTo(open.get("hits"));
    assertThat(closed.get("evidence")).isEqualTo(open.get("evidence"));
    assertThat(closed.get("accused")).isEqualTo(open.get("accused"));
    assertThat(closed.get("summary")).isEqualTo(open.get("summary"));
  }

  @Test
  void anOpenAlertGrowsUnderItsId() {
    JsonNode open = earlier(3, START);
    harness.take(takenOver(open));

    attempts(3, START + MINUTE, 1000);

    JsonNode grown = harness.published.get(harness.published.size() - 1);
    assertThat(grown.get("id")).isEqualTo(open.get("id"));
    assertThat(grown.get("version").asInt()).isGreaterThan(open.get("version").asInt());
    assertThat(grown.get("first")).isEqualTo(open.get("first"));
    assertThat(grown.get("hits").asInt()).isGreaterThan(open.get("hits").asInt());
  }

  @Test
  void theNextEpisodeHasAnIdThatNoAlertHad() {
    JsonNode closed = earlier(3, START + 10 * BURST.quietMillis());
    assertThat(closed.get("state").asText()).isEqualTo("closed");
    harness.take(takenOver(closed));

    attempts(3, START + 20 * BURST.quietMillis(), 1000);

    assertThat(only().get("id").asText()).endsWith("-2");
    assertThat(only().get("version").asInt()).isEqualTo(1);
  }

  @Test
  void theLatestVersionCountsHoweverOftenAnAlertIsRead() {
    JsonNode first = earlier(3, START);
    JsonNode last = earlier(3, START + 10 * BURST.quietMillis());
    harness.take(takenOver(first));
    harness.take(takenOver(last));
    harness.take(takenOver(first));

    harness.reach(START + 30 * BURST.quietMillis());

    assertThat(harness.published).isEmpty();
  }
}
