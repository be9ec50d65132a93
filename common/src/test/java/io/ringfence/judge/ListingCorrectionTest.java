package io.ringfence.judge;

import static io.ringfence.judge.JudgeFixtures.DAY;
import static io.ringfence.judge.JudgeFixtures.MINUTE;
import static io.ringfence.judge.JudgeFixtures.START;
import static io.ringfence.judge.JudgeFixtures.SUBJECT;
import static io.ringfence.judge.JudgeFixtures.derivedListing;
import static io.ringfence.judge.JudgeFixtures.listing;
import static io.ringfence.judge.JudgeFixtures.notice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ringfence.judge.delivery.PrivacyRequest;
import io.ringfence.privacy.Receipt;
import io.ringfence.signal.Correction;
import io.ringfence.signal.Exemption;
import io.ringfence.signal.Listing;
import io.ringfence.signal.Origin;
import io.ringfence.signal.Privacy;
import io.ringfence.signal.SignalTopic;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of a subject's alerts when a listing turns out to be wrong. */
class ListingCorrectionTest extends CorrectionTestCase {

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
    assertThat(receipt().effect().pieces()).containsEntry("listings", 1).containsEntry("alerts", 1);
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

  @ParameterizedTest
  @EnumSource(names = {"LISTING_ALLOW", "LISTING_REMOVE", "LISTING_EXEMPT"})
  void aWrongEndOfAListingRaisesWhatItHeldBack(SignalTopic end) {
    list("l1");
    Exemption from =
        end == SignalTopic.LISTING_EXEMPT
            ? new Exemption(List.of(), List.of("irsf"))
            : Exemption.NONE;
    harness.take(notice(listing("l2", end, START, START, Long.MAX_VALUE).exempting(from)));
    attempts(2, START + MINUTE, MINUTE);
    assertThat(harness.alerts()).isEmpty();

    correct("p1", Correction.ofListing("l2"));

    assertThat(only().get("hits").asInt()).isEqualTo(2);
  }

  @Test
  void aHitThatACorrectionFindsBeginsTheEpisodeOfPendingOnesAfterOneThatIsOver() {
    list("l1");
    attempts(1, START, MINUTE);
    long second = START + 11 * MINUTE;
    attempts(1, second, MINUTE);
    Listing exempt = listing("l2", SignalTopic.LISTING_EXEMPT, second, second, START + DAY);
    harness.take(notice(exempt.exempting(new Exemption(List.of(LISTED.id()), List.of()))));
    attempts(2, second + 9 * MINUTE, MINUTE);
    attempts(1, second + 22 * MINUTE, MINUTE);

    correct("p1", Correction.ofListing("l2"));
    assertThat(harness.alerts().values())
        .as("at once, without one that is retracted later")
        .extracting(each -> each.get("hits").asInt())
        .containsExactlyInAnyOrder(1, 3, 1);
    for (int minute = 34; minute < 80; minute++) {
      harness.reach(START + minute * MINUTE);
    }

    assertThat(harness.alerts().values())
        .extracting(each -> each.get("hits").asInt(), each -> each.get("state").asText())
        .containsExactlyInAnyOrder(
            tuple(1, "closed"), // the first
            tuple(3, "closed"), // the second, and what was pending within ten minutes of it
            tuple(1, "closed")); // the last
  }

  @Test
  void aListingThatFollowsFromAnotherIsCorrectedWhereItComesFrom() {
    correct("p1", Correction.ofListing("link-1"));
    harness.take(notice(derivedListing(START)));
    attempts(2, START + MINUTE, MINUTE);

    correct("p2", Correction.ofListing("link-1"));

    assertThat(harness.alerts()).hasSize(1);
    assertThat(harness.receipts)
        .allSatisfy(each -> assertThat(each.outcome()).isEqualTo(Receipt.Outcome.NOT_FOUND));
  }

  @Test
  void aHoldPreventsNoCorrection() {
    list("l1");
    attempts(2, START + MINUTE, MINUTE);
    harness.take(
        new PrivacyRequest(
            SUBJECT.key(),
            new Privacy("h1", harness.watermark, "desk", SignalTopic.PRIVACY_HOLD, SUBJECT, "")
                .askedBy("legal")
                .on(new Privacy.HoldTerms("order 7", START + 90 * DAY, START + 45 * DAY))));

    correct("p1", Correction.ofListing("l1"));

    assertThat(harness.alerts()).isEmpty();
  }
}
