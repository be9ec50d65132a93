package io.ringfence.judge;

import static io.ringfence.judge.JudgeFixtures.DAY;
import static io.ringfence.judge.JudgeFixtures.MINUTE;
import static io.ringfence.judge.JudgeFixtures.START;
import static io.ringfence.judge.JudgeFixtures.SUBJECT;
import static io.ringfence.judge.JudgeFixtures.listing;
import static io.ringfence.judge.JudgeFixtures.notice;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.judge.delivery.PrivacyRequest;
import io.ringfence.privacy.Receipt;
import io.ringfence.signal.Correction;
import io.ringfence.signal.Listing;
import io.ringfence.signal.Origin;
import io.ringfence.signal.Privacy;
import io.ringfence.signal.SignalTopic;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of a subject's alerts when a listing or a record turns out to be wrong. */
class CorrectionTest extends JudgeTestCase {

  @Test
  void aWrongListingTakesItsAlertBackAlsoWhenSettled() {
    list("l1");
    attempts(2, START + MINUTE, MINUTE);
    harness.reach(START + DAY);
    assertThat(harness.alerts()).hasSize(1);

    correct("p1", Correction.ofListing("l1"));

    assertThat(harness.alerts()).isEmpty();
    assertThat(harness.published.get(harness.published.size() - 1).get("reason").asText())
        .isEqualTo("listing l1 was wrong, and has been corrected");
    assertThat(receipt().outcome()).isEqualTo(Receipt.Outcome.DONE);
    assertThat(receipt().pieces()).containsEntry("listings", 1).containsEntry("alerts", 1);
  }

  @Test
  void aWrongListingThatComesAfterItsCorrectionDoesNotCount() {
    correct("p1", Correction.ofListing("l1"));
    list("l1");
    attempts(2, START + MINUTE, MINUTE);

    assertThat(harness.published).isEmpty();
    assertThat(receipt().outcome()).isEqualTo(Receipt.Outcome.NOT_FOUND);
  }

  @Test
  void aWrongListingThatIsReadAgainDoesNotCount() {
    list("l1");
    correct("p1", Correction.ofListing("l1"));
    harness.take(
        notice(
            new Listing(
                "l1",
                START,
                "desk",
                SignalTopic.LISTING_ADD,
                SUBJECT,
                "house",
                "",
                START,
                Long.MAX_VALUE,
                false,
                "",
                7,
                Origin.NONE)));
    list("l1");
    attempts(2, START + MINUTE, MINUTE);

    assertThat(harness.alerts()).isEmpty();
  }

  @Test
  void anotherListingOfTheSameListStays() {
    list("l1");
    list("l2");
    attempts(2, START + MINUTE, MINUTE);

    correct("p1", Correction.ofListing("l1"));

    assertThat(only().at("/evidence/listings").toString()).isEqualTo("[\"l2\"]");
  }

  @Test
  void aWrongAllowRaisesWhatItHeldBack() {
    list("l1");
    harness.take(notice(listing("l2", SignalTopic.LISTING_ALLOW, START, START, Long.MAX_VALUE)));
    attempts(2, START + MINUTE, MINUTE);
    assertThat(harness.alerts()).isEmpty();

    correct("p1", Correction.ofListing("l2"));

    assertThat(only().get("hits").asInt()).isEqualTo(2);
  }

  @Test
  void aWrongRemovalLeavesTheListingHolding() {
    list("l1");
    harness.take(notice(listing("l2", SignalTopic.LISTING_REMOVE, START, START, Long.MAX_VALUE)));
    attempts(2, START + MINUTE, MINUTE);
    assertThat(harness.alerts()).isEmpty();

    correct("p1", Correction.ofListing("l2"));

    assertThat(only().get("hits").asInt()).isEqualTo(2);
  }

  @Test
  void aListingThatFollowsFromAnotherIsCorrectedWhereItComesFrom() {
    correct("p1", Correction.ofListing("link-1"));
    harness.take(notice(derived()));
    attempts(2, START + MINUTE, MINUTE);

    correct("p2", Correction.ofListing("link-1"));

    assertThat(harness.alerts()).hasSize(1);
    assertThat(harness.receipts)
        .allSatisfy(each -> assertThat(each.outcome()).isEqualTo(Receipt.Outcome.NOT_FOUND));
  }

  private static Listing derived() {
    return new Listing(
        "link-1",
        START,
        "ringfence",
        SignalTopic.LISTING_ADD,
        SUBJECT,
        "derived",
        "",
        START,
        Long.MAX_VALUE,
        false,
        "links",
        42,
        new Origin("l9", "d:imei:1", 1));
  }

  @Test
  void aHoldPreventsNoCorrection() {
    list("l1");
    attempts(2, START + MINUTE, MINUTE);
    harness.take(
        new PrivacyRequest(
            SUBJECT.key(),
            new Privacy(
                "h1",
                harness.watermark,
                "desk",
                SignalTopic.PRIVACY_HOLD,
                SUBJECT,
                "",
                "legal",
                "order 7",
                START + 90 * DAY,
                START + 45 * DAY)));

    correct("p1", Correction.ofListing("l1"));

    assertThat(harness.alerts()).isEmpty();
  }

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
    assertThat(receipt().pieces()).containsEntry("signals", 1).containsEntry("alerts", 1);
    assertThat(receipt().refused()).isEmpty();
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
        .isEqualTo(java.time.Instant.ofEpochMilli(START + 8 * MINUTE).toString());
    assertThat(receipt().pieces()).containsEntry("signals", 1).containsEntry("alerts", 1);
  }

  @Test
  void theReceiptSaysThatMeasuresStillHaveARecordAndUntilWhen() {
    attempts(3, START, 1000);
    harness.reach(START + 21 * MINUTE);
    attempts(1, START + 21 * MINUTE, 1);

    correct("p1", Correction.ofRecords(List.of("c" + START)));

    assertThat(receipt().refused()).contains(Receipt.Refused.measures(START + 2000 + 5 * MINUTE));
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

  private void list(String id) {
    harness.take(notice(listing(id, SignalTopic.LISTING_ADD, START, START, Long.MAX_VALUE)));
  }

  private void correct(String id, Correction correction) {
    harness.take(
        new PrivacyRequest(
            SUBJECT.key(),
            new Privacy(
                    id,
                    Math.max(START, harness.watermark),
                    "desk",
                    SignalTopic.PRIVACY_CORRECT,
                    SUBJECT,
                    "asked")
                .correcting(correction)));
  }

  private Receipt receipt() {
    return harness.receipts.get(harness.receipts.size() - 1);
  }
}
