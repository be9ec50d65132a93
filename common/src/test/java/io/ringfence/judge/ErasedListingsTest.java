package io.ringfence.judge;

import static io.ringfence.judge.JudgeFixtures.A_YEAR;
import static io.ringfence.judge.JudgeFixtures.MINUTE;
import static io.ringfence.judge.JudgeFixtures.START;
import static io.ringfence.judge.JudgeFixtures.SUBJECT;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.judge.delivery.ListingNotice;
import io.ringfence.judge.delivery.PrivacyRequest;
import io.ringfence.privacy.Receipt;
import io.ringfence.signal.Listing;
import io.ringfence.signal.Origin;
import io.ringfence.signal.Privacy;
import io.ringfence.signal.SignalTopic;
import org.junit.jupiter.api.Test;

/** Nobody can have himself unlisted by being forgotten. */
class ErasedListingsTest extends JudgeTestCase {

  private static final long DAY = 24 * 60 * MINUTE;
  private static final long UNTIL = START + 30 * DAY;

  private void listed(String id, Origin origin) {
    harness.take(
        new ListingNotice(
            SUBJECT.key(),
            new Listing(
                id,
                START,
                "desk",
                SignalTopic.LISTING_ADD,
                SUBJECT,
                origin.linked() ? "derived" : "house",
                "complained about by Ada",
                START,
                UNTIL,
                false,
                "mallory",
                origin.linked() ? 1 : 0,
                origin)));
  }

  private void ask(SignalTopic action, long time) {
    harness.take(
        new PrivacyRequest(
            SUBJECT.key(),
            new Privacy("p" + time, time, "desk", action, SUBJECT, "asked").on(A_YEAR)));
  }

  private Receipt last() {
    return harness.receipts.get(harness.receipts.size() - 1);
  }

  @Test
  void aListingIsKeptInItsLeastFormAndTheReceiptSaysSo() {
    listed("l-1", Origin.NONE);

    ask(SignalTopic.PRIVACY_ERASE, START + MINUTE);

    assertThat(harness.state.standing().entries()).hasSize(1);
    assertThat(harness.state.standing().entries().get(0).reason()).isEmpty();
    assertThat(last().outcome()).isEqualTo(Receipt.Outcome.DONE);
    assertThat(last().json())
        .contains("\"refused\":{\"class\":\"listings\",\"ground\":\"prevention of fraud\"")
        .contains("\"until\":\"20");
  }

  @Test
  void itStillDoesItsWork() {
    listed("l-1", Origin.NONE);
    ask(SignalTopic.PRIVACY_ERASE, START + MINUTE);

    attempts(1, START + 2 * MINUTE, 1);

    assertThat(only().at("/rule/id").asText()).isEqualTo(LISTED.id());
    assertThat(only().at("/evidence/entries/0/reason").asText()).isEmpty();
  }

  @Test
  void whatFollowsFromOthersGoes() {
    listed("link-1", new Origin("l-9", "n:+12025550199", 1));

    ask(SignalTopic.PRIVACY_ERASE, START + MINUTE);

    assertThat(harness.state.standing().isEmpty()).isTrue();
    assertThat(last().json()).doesNotContain("refused");
  }

  @Test
  void idsOfAlertsThatWereErasedAreNotUsedAgainWhileAListingIsKept() {
    listed("l-1", Origin.NONE);
    attempts(3, START, 1000);
    harness.reach(START + 60 * MINUTE);
    ask(SignalTopic.PRIVACY_ERASE, START + 60 * MINUTE);
    harness.published.clear();

    attempts(3, START + 61 * MINUTE, 1000);

    assertThat(harness.alerts().keySet()).isNotEmpty().noneMatch(id -> id.endsWith("-1"));
  }

  @Test
  void nothingIsLeftOnceTheListingHasEndedAndItsTermHasPassed() {
    listed("l-1", Origin.NONE);
    attempts(3, START, 1000);
    harness.reach(START + 60 * MINUTE);
    ask(SignalTopic.PRIVACY_ERASE, START + 60 * MINUTE);

    for (long day = 1; day <= 125; day++) {
      harness.reach(START + day * DAY);
    }

    assertThat(harness.state.isEmpty()).isTrue();
  }

  @Test
  void anErasureUnderAHoldIsDoneAtItsRelease() {
    attempts(4, START, 1000);
    ask(SignalTopic.PRIVACY_HOLD, START + MINUTE);
    ask(SignalTopic.PRIVACY_ERASE, START + 2 * MINUTE);
    assertThat(last().outcome()).isEqualTo(Receipt.Outcome.HELD);
    assertThat(harness.alerts()).isNotEmpty();

    ask(SignalTopic.PRIVACY_RELEASE, START + 3 * MINUTE);

    assertThat(harness.alerts()).isEmpty();
    assertThat(harness.state.windows()).isEmpty();
    assertThat(harness.state.pending().isEmpty()).isTrue();
  }
}
