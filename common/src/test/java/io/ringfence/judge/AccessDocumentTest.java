package io.ringfence.judge;

import static io.ringfence.judge.JudgeFixtures.A_YEAR;
import static io.ringfence.judge.JudgeFixtures.DAY;
import static io.ringfence.judge.JudgeFixtures.MINUTE;
import static io.ringfence.judge.JudgeFixtures.START;
import static io.ringfence.judge.JudgeFixtures.SUBJECT;
import static io.ringfence.judge.JudgeFixtures.attempt;
import static io.ringfence.judge.JudgeFixtures.listing;
import static io.ringfence.judge.JudgeFixtures.notice;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.judge.delivery.Observation;
import io.ringfence.judge.delivery.PrivacyRequest;
import io.ringfence.signal.Privacy;
import io.ringfence.signal.SignalTopic;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What somebody is told who asks what is held of him. The harness holds it to its schema. */
class AccessDocumentTest extends JudgeTestCase {

  private static final ObjectMapper JSON = new ObjectMapper();

  private JsonNode access(long time) {
    ask("p9", SignalTopic.PRIVACY_ACCESS, time);
    assertThat(harness.documents).hasSize(1);
    try {
      return JSON.readTree(harness.documents.get(0).json());
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void ask(String id, SignalTopic action, long time) {
    harness.take(
        new PrivacyRequest(
            SUBJECT.key(), new Privacy(id, time, "desk", action, SUBJECT, "asked").on(A_YEAR)));
  }

  private static String at(long millis) {
    return Instant.ofEpochMilli(millis).toString();
  }

  private static List<String> texts(JsonNode array, String field) {
    List<String> texts = new ArrayList<>();
    array.forEach(each -> texts.add(each.path(field).asText()));
    return texts;
  }

  @Test
  void theReceiptNamesTheDocumentAndTheDocumentNamesTheSubject() {
    JsonNode document = access(START);

    assertThat(document.get("document").asText()).isEqualTo("p9:document");
    assertThat(document.get("request").asText()).isEqualTo("p9");
    assertThat(document.at("/subject/value").asText()).isEqualTo("+12025550123");
    assertThat(harness.receipts.get(0).document()).isEqualTo("p9:document");
    assertThat(harness.receipts.get(0).effect().pieces()).containsEntry("signals", 0);
    assertThat(harness.receipts.get(0).json()).doesNotContain("2025550123");
    assertThat(document.get("keptUntil")).isEmpty();
    assertThat(document.has("firstSeen")).isFalse();
  }

  @Test
  void signalsAreToldWithWhatTheyContributedAndWhoWasThere() {
    attempts(1, START, 1000);
    harness.reach(START + 21 * MINUTE);
    harness.take(attempt("later", START + 21 * MINUTE, List.of(ATTEMPTS), List.of(BURST, LISTED)));

    JsonNode document = access(START + 21 * MINUTE);

    assertThat(document.get("firstSeen").asText()).isEqualTo(at(START));
    JsonNode settled = document.get("settled");
    assertThat(texts(settled, "id")).containsExactly("c" + START);
    assertThat(settled.get(0).get("time").asText()).isEqualTo(at(START));
    JsonNode pending = document.get("pending");
    assertThat(texts(pending, "id")).containsExactly("later");
    assertThat(pending.get(0).get("topic").asText()).isEqualTo("call.attempt");
    assertThat(pending.get(0).at("/measures/0").asText()).isEqualTo("attempts");
    assertThat(texts(pending.get(0).get("with"), "value"))
        .containsExactly("acme-17", "203.0.113.7");
  }

  @Test
  void measuresAreToldWithTheirValuesAsOfTheLastSignal() {
    attempts(2, START, 1000);
    harness.reach(START + 22 * MINUTE);
    harness.take(attempt("c3", START + 3 * MINUTE, List.of(ATTEMPTS), List.of(BURST)));

    JsonNode measure = access(START + 4 * MINUTE).at("/measures/0");

    assertThat(measure.get("name").asText()).isEqualTo("attempts");
    assertThat(measure.get("function").asText()).isEqualTo("count");
    assertThat(measure.get("over").asText()).isEqualTo("PT5M");
    assertThat(measure.get("value").asInt()).isEqualTo(3);
    assertThat(measure.get("at").asText()).isEqualTo(at(START + 3 * MINUTE));
  }

  @Test
  void alertsAreToldAndAlsoThoseOfWhichOnlyTheIdIsKnown() {
    for (int i = 0; i < 8; i++) {
      attempts(4, START + i * 60L * MINUTE, 1000);
    }
    harness.reach(START + 8 * 60 * MINUTE);

    JsonNode alerts = access(harness.watermark).get("alerts");

    assertThat(texts(alerts, "id")).hasSize(8).containsAll(harness.alerts().keySet());
    assertThat(alerts.get(0).get("rule").asText()).isEqualTo("burst");
    assertThat(alerts.get(0).get("state").asText()).isEqualTo("closed");
    assertThat(alerts.get(0).get("first").asText()).isEqualTo(at(START + 7 * 60 * MINUTE + 2000));
    assertThat(alerts.get(0).get("last").asText()).isEqualTo(at(START + 7 * 60 * MINUTE + 3000));
    assertThat(alerts.get(7).has("state")).as("long concluded").isFalse();
  }

  @Test
  void listingsAreToldWithAllTheyHave() {
    harness.take(notice(listing("l1", SignalTopic.LISTING_ADD, START, START, START + DAY)));

    JsonNode document = access(START);

    JsonNode listing = document.at("/listings/0");
    assertThat(listing.get("id").asText()).isEqualTo("l1");
    assertThat(listing.get("list").asText()).isEqualTo("house");
    assertThat(listing.get("reason").asText()).isEqualTo("test");
    assertThat(listing.get("allow").asBoolean()).isFalse();
    assertThat(listing.get("learnt").asText()).isEqualTo(at(START));
    assertThat(listing.get("from").asText()).isEqualTo(at(START));
    assertThat(listing.get("until").asText()).isEqualTo(at(START + DAY));
    assertThat(document.at("/keptUntil/listings").asText()).isEqualTo(at(START + 91 * DAY));
  }

  @Test
  void itIsToldUntilWhenEachClassIsKept() {
    attempts(4, START, 1000);
    harness.reach(START + 25 * MINUTE);
    harness.take(attempt("c9", START + 25 * MINUTE, List.of(ATTEMPTS), List.of(BURST, LISTED)));

    JsonNode kept = access(START + 25 * MINUTE).get("keptUntil");

    long last = START + 3000;
    assertThat(kept.get("firstSeen").asText()).isEqualTo(at(last + 7 * DAY));
    assertThat(kept.get("settled").asText()).isEqualTo(at(last + 7 * DAY));
    assertThat(kept.get("measures").asText()).isEqualTo(at(last + 30 * DAY));
    assertThat(kept.get("pending").asText()).isEqualTo(at(START + 25 * MINUTE + 30 * DAY));
    assertThat(kept.get("alerts").asText()).isEqualTo(at(last + 180 * DAY));
  }

  @Test
  void aHoldIsNotTold() {
    attempts(4, START, 1000);
    String before = access(START + MINUTE).toString();
    harness.documents.clear();
    ask("p1", SignalTopic.PRIVACY_HOLD, START + MINUTE);
    ask("p2", SignalTopic.PRIVACY_ERASE, START + MINUTE);

    String held = access(START + MINUTE).toString();

    assertThat(harness.state.isHeld()).isTrue();
    assertThat(held).isEqualTo(before);
  }

  @Test
  void aDocumentIsNotLargerThanABrokerTakesAndSaysWhatHadNoRoom() {
    harness.stepsInMemory = Integer.MAX_VALUE;
    List<Observation> all = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      all.add(attempt("\u4e2d".repeat(120) + i, START + i, List.of(ATTEMPTS), List.of(LISTED)));
    }
    all.forEach(harness::take);

    JsonNode document = access(START + MINUTE);

    String json = harness.documents.get(0).json();
    assertThat(json.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(1_000_000);
    assertThat(document.at("/omitted/pending").asInt())
        .isPositive()
        .isEqualTo(2_000 - document.get("pending").size());
  }
}
