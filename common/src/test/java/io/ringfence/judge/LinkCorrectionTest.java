package io.ringfence.judge;

import static io.ringfence.judge.JudgeFixtures.DAY;
import static io.ringfence.judge.JudgeFixtures.MINUTE;
import static io.ringfence.judge.JudgeFixtures.START;
import static io.ringfence.judge.JudgeFixtures.SUBJECT;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.judge.delivery.Observation;
import io.ringfence.judge.delivery.PrivacyRequest;
import io.ringfence.privacy.Receipt;
import io.ringfence.signal.Correction;
import io.ringfence.signal.Listing;
import io.ringfence.signal.Privacy;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.Subject;
import org.junit.jupiter.api.Test;

/** A link that was wrong, and what followed from it. */
class LinkCorrectionTest extends LinkTestCase {

  private static final String DEVICE = "d:imei:1";

  @Test
  void aWrongLinkGoesWithTheListingThatFollowed() {
    seenWithDevice();
    list();
    assertThat(harness.listings).hasSize(2);

    correct(START + DAY);

    assertThat(harness.listings.subList(2, 3))
        .allSatisfy(
            each -> {
              assertThat(each.subject().key()).isEqualTo(DEVICE);
              assertThat(each.withdrawn()).isTrue();
            });
    assertThat(harness.links.get().knows(DEVICE)).isFalse();
    assertThat(harness.links.get().knows("a:acme-17")).isTrue();
    assertThat(receipt().outcome()).isEqualTo(Receipt.Outcome.DONE);
    assertThat(receipt().effect().pieces()).containsEntry("links", 1).containsEntry("listings", 1);
  }

  @Test
  void theOnlyLinkGoesWithTheListingThatFollowed() {
    seen("c1", START, Observation.SELF, DEVICE);
    harness.reach(START + DAY);
    list();

    correct(START + DAY);

    assertThat(harness.listings).hasSize(2);
    assertThat(harness.listings.get(1).withdrawn()).isTrue();
  }

  @Test
  void theOtherEndForgetsTheLinkAndSaysNothing() {
    harness = before(Subject.ofKey(DEVICE));
    seen("c1", START, Observation.SELF, SUBJECT.key());
    harness.reach(START + DAY);

    correct(START + DAY);

    assertThat(harness.links.get().knows(SUBJECT.key())).isFalse();
    assertThat(harness.receipts).isEmpty();
  }

  @Test
  void signalsFromBeforeTheRequestDoNotMakeALinkAgain() {
    correct(START + DAY);
    seenWithDevice();
    list();

    assertThat(receipt().outcome()).isEqualTo(Receipt.Outcome.NOT_FOUND);
    assertThat(harness.links.get().knows(DEVICE)).isFalse();
    assertThat(harness.listings).extracting(each -> each.subject().key()).containsOnly("a:acme-17");
  }

  @Test
  void whoIsSeenTogetherAfterTheRequestIsLinked() {
    seenWithDevice();
    list();
    correct(START + DAY);

    seen("c2", START + 2 * DAY, Observation.SELF, "a:acme-17", DEVICE);
    harness.reach(START + 3 * DAY);

    Listing last = harness.listings.get(harness.listings.size() - 1);
    assertThat(last.subject().key()).isEqualTo(DEVICE);
    assertThat(last.action()).isEqualTo(SignalTopic.LISTING_ADD);
    assertThat(last.from()).isEqualTo(START + 2 * DAY + 1);
    assertThat(last.version()).isGreaterThan(harness.listings.get(2).version());
  }

  @Test
  void aRequestThatComesLateLeavesWhatWasSeenAfterIt() {
    seenWithDevice();
    seen("c2", START + 2 * DAY, Observation.SELF, "a:acme-17", DEVICE);
    harness.reach(START + 3 * DAY);
    list();

    correct(START + DAY);

    Listing last = harness.listings.get(harness.listings.size() - 1);
    assertThat(last.subject().key()).isEqualTo(DEVICE);
    assertThat(last.from()).isEqualTo(START + 2 * DAY + 1);
  }

  @Test
  void aWrongLinkIsRememberedAsLongAsALink() {
    seen("c1", START, Observation.SELF, DEVICE);
    harness.reach(START + DAY);
    correct(START + DAY);
    assertThat(harness.links.isEmpty()).isFalse();

    harness.reach(START + 181 * DAY - MINUTE);
    assertThat(harness.links.isEmpty()).isFalse();
    harness.reach(START + 181 * DAY + 1);

    assertThat(harness.links.isEmpty()).isTrue();
    assertThat(harness.state.isEmpty()).isTrue();
  }

  private void correct(long time) {
    harness.take(
        new PrivacyRequest(
            harness.key,
            new Privacy("p1", time, "desk", SignalTopic.PRIVACY_CORRECT, SUBJECT, "asked")
                .correcting(Correction.ofLink(DEVICE))));
  }

  private Receipt receipt() {
    return harness.receipts.get(harness.receipts.size() - 1);
  }
}
