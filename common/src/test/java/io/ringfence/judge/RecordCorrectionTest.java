package io.ringfence.judge;

import static io.ringfence.judge.JudgeFixtures.DAY;
import static io.ringfence.judge.JudgeFixtures.MINUTE;
import static io.ringfence.judge.JudgeFixtures.START;
import static io.ringfence.judge.JudgeFixtures.SUBJECT;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.judge.delivery.PrivacyRequest;
import io.ringfence.privacy.Receipt;
import io.ringfence.signal.Correction;
import io.ringfence.signal.Privacy;
import io.ringfence.signal.SignalTopic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of a subject's alerts when records turn out to be wrong. */
class RecordCorrectionTest extends CorrectionTestCase {

  @Test
  void nothingOfAnErasedSubjectIsFound() {
    attempts(3, START, 1000);
    harness.take(
        new PrivacyRequest(
            SUBJECT.key(),
            new Privacy(
                "e1", harness.watermark, "desk", SignalTopic.PRIVACY_ERASE, SUBJECT, "asked")));

    correct("p1", Correction.ofRecords(List.of("c" + START)));

    assertThat(receipt().outcome()).isEqualTo(Receipt.Outcome.NOT_FOUND);
    assertThat(harness.published).allMatch(each -> each.has("erased") || each.has("id"));
    assertThat(harness.alerts()).isEmpty();
  }

  @Test
  void withoutAWrongRecordThereIsNoAlert() {
    attempts(3, START, 1000);
    assertThat(harness.alerts()).hasSize(1);

    correct("p1", Correction.ofRecords(List.of("c" + (START + 1000), "c-unknown")));

    assertThat(harness.alerts()).isEmpty();
    assertThat(receipt().outcome()).isEqualTo(Receipt.Outcome.DONE);
    assertThat(receipt().effect().pieces()).containsEntry("signals", 1).containsEntry("alerts", 1);
    assertThat(receipt().effect().refused()).isEmpty();
  }

  @Test
  void anAlertIsAmendedWhereOtherRecordsStillRaiseIt() {
    attempts(4, START, 1000);
    assertThat(only().get("hits").asInt()).isEqualTo(2);

    correct("p1", Correction.ofRecords(List.of("c" + START)));
    harness.end();

    assertThat(only().get("hits").asInt()).isEqualTo(1);
  }

  @Test
  void aWrongRecordThatComesAgainOrLateDoesNotCount() {
    attempts(2, START, 1000);
    long wrong = START + 2000;
    harness.reach(START + MINUTE);
    correct("p1", Correction.ofRecords(List.of("c" + START, "c" + wrong)));

    attempts(1, START, 1);
    attempts(1, wrong, 1);
    attempts(1, START + 3000, 1);

    assertThat(harness.published).isEmpty();
    assertThat(harness.state.pending().size()).isEqualTo(4);
    attempts(2, START + DAY, 1);
    assertThat(harness.state.pending().size()).isEqualTo(2);
  }

  @Test
  void aRecordFromAfterTheRequestCounts() {
    harness.reach(START);
    correct("p1", Correction.ofRecords(List.of("c" + (START + 2000))));

    attempts(3, START, 1000);

    assertThat(harness.alerts()).hasSize(1);
  }

  @Test
  void aSettledRecordNoLongerCountsForRulesOnListings() {
    list("l1");
    attempts(3, START + 4 * MINUTE, 4 * MINUTE);
    harness.reach(START + DAY);

    correct("p1", Correction.ofRecords(List.of("c" + (START + 4 * MINUTE))));

    assertThat(only().get("hits").asInt()).isEqualTo(2);
    assertThat(only().get("first").asText())
        .isEqualTo(Instant.ofEpochMilli(START + 8 * MINUTE).toString());
    assertThat(receipt().effect().pieces()).containsEntry("signals", 1).containsEntry("alerts", 1);
  }

  @Test
  void theReceiptSaysThatMeasuresStillHaveARecordAndUntilWhen() {
    attempts(3, START, 1000);
    harness.reach(START + 21 * MINUTE);
    attempts(1, START + 21 * MINUTE, 1);

    correct("p1", Correction.ofRecords(List.of("c" + START)));

    assertThat(receipt().effect().refused())
        .contains(Receipt.Refused.measures(START + 2000 + 5 * MINUTE));
    assertThat(harness.alerts()).hasSize(1);
  }

  @Test
  void aSecondRequestChangesNothing() {
    list("l1");
    attempts(4, START, 1000);
    correct("p1", Correction.ofRecords(List.of("c" + START)));
    correct("p2", Correction.ofListing("l1"));
    List<Object> before = new ArrayList<>(harness.published);

    correct("p1", Correction.ofRecords(List.of("c" + START)));
    correct("p2", Correction.ofListing("l1"));

    assertThat(harness.published).isEqualTo(before);
  }

  @Test
  void whatStandsForAWrongRecordIsInNoDocument() {
    attempts(1, START, 1000);
    correct("p1", Correction.ofRecords(List.of("c" + START)));

    harness.take(
        new PrivacyRequest(
            SUBJECT.key(),
            new Privacy("a1", START, "desk", SignalTopic.PRIVACY_ACCESS, SUBJECT, "asked")));

    assertThat(harness.documents.get(0).json()).contains("\"pending\":[]");
  }

  @Test
  void aRequestAboutSomebodyUnknownLeavesNothingBehind() {
    harness.reach(START);
    correct("p1", Correction.ofRecords(List.of("c-unknown")));
    correct("p2", Correction.ofListing("l-unknown"));
    assertThat(harness.state.isEmpty()).isFalse();

    harness.reach(START + 91 * DAY);

    assertThat(harness.state.isEmpty()).isTrue();
    assertThat(harness.purgeDeadline).isEqualTo(Long.MAX_VALUE);
  }
}
