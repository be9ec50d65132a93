package io.ringfence.judge;

import static io.ringfence.judge.JudgeFixtures.A_YEAR;
import static io.ringfence.judge.JudgeFixtures.DAY;
import static io.ringfence.judge.JudgeFixtures.MINUTE;
import static io.ringfence.judge.JudgeFixtures.START;
import static io.ringfence.judge.JudgeFixtures.SUBJECT;
import static io.ringfence.judge.JudgeFixtures.derivedListing;
import static io.ringfence.judge.JudgeFixtures.notice;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.judge.delivery.ListingNotice;
import io.ringfence.judge.delivery.Observation;
import io.ringfence.judge.delivery.PrivacyRequest;
import io.ringfence.judge.state.SubjectLinks;
import io.ringfence.privacy.Receipt;
import io.ringfence.signal.Listing;
import io.ringfence.signal.Privacy;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What one subject's links make of its listings, and what becomes of them. */
class LinkPropagationTest extends LinkTestCase {

  @Test
  void whoIsNotBehindASignalIsNotLinkedToThoseWhoAre() {
    seen("c1", START, "n:+12025550199", "a:acme-17", "d:imei:1");
    harness.reach(START + DAY);

    list();

    assertThat(harness.links.isEmpty()).isTrue();
    assertThat(harness.listings).isEmpty();
  }

  @Test
  void whatIsSeenAgainAndAgainIsLookedUpOnceADay() {
    for (int i = 0; i < 200; i++) {
      seen("c" + i, START + i * 30_000L, Observation.SELF, "a:acme-17", "d:imei:1");
    }
    harness.reach(START + DAY);

    assertThat(harness.links.isEmpty()).isFalse();
    assertThat(harness.links.reads()).isLessThanOrEqualTo(1);
  }

  @Test
  void aBusySubjectIsNotLookedUpForOneMoreOther() {
    harness.stepsInMemory = 10_000; // as the job has a busy one
    for (int i = 0; i < 500; i++) {
      seen("c" + i, START + i * 30_000L, Observation.SELF, "a:acme-" + i, "d:imei:" + i);
    }

    assertThat(harness.links.reads()).isLessThanOrEqualTo(SubjectLinks.MOST_OF_A_KIND + 1);
  }

  @Test
  void aListingOfSomebodyWithoutLinksReadsNothing() {
    list();

    assertThat(harness.links.reads()).isZero();
    assertThat(harness.listings).isEmpty();
  }

  @Test
  void whatFollowsSaysWhoseListingItFollowsFrom() {
    seenWithDevice();

    list();

    assertThat(harness.listings).hasSize(2);
    assertThat(harness.listings)
        .allSatisfy(
            each -> {
              assertThat(each.list()).isEqualTo("derived");
              assertThat(each.origin().id()).isEqualTo("l1");
              assertThat(each.origin().key()).isEqualTo(SUBJECT.key());
              assertThat(each.origin().hop()).isEqualTo(1);
              assertThat(each.reason())
                  .isEqualTo("seen with listed number +12025550123, list house, reason test");
              assertThat(each.time()).isEqualTo(START + DAY);
              assertThat(each.from()).isEqualTo(START + 1);
            });
  }

  @Test
  void aDerivedListingIsEmittedOnce() {
    seenWithDevice();
    list();
    list();
    seen("c2", START + 2 * DAY, Observation.SELF, "a:acme-17", "d:imei:1");
    harness.reach(START + 3 * DAY);

    assertThat(harness.listings).hasSize(2);
  }

  @Test
  void erasureForgetsTheLinksAndTakesBackWhatFollowed() {
    seenWithDevice();
    list();

    privacy(SignalTopic.PRIVACY_ACCESS);
    privacy(SignalTopic.PRIVACY_ERASE);

    assertThat(harness.receipts.get(0).effect().pieces()).containsEntry("links", 2);
    assertThat(harness.documents.get(0).json())
        .contains(
            "{\"subject\":{\"kind\":\"account\",\"value\":\"acme-17\"},\"first\":\""
                + Instant.ofEpochMilli(START));
    assertThat(harness.links.isEmpty()).isTrue();
    assertThat(harness.listings.subList(2, 4)).allMatch(Listing::withdrawn);
    assertThat(harness.listings.get(2).reason()).doesNotContain("2025550123");
  }

  @Test
  void aHoldKeepsTheLinks() {
    seenWithDevice();
    privacy(SignalTopic.PRIVACY_HOLD);
    privacy(SignalTopic.PRIVACY_ERASE);

    harness.reach(START + 300 * DAY);

    assertThat(harness.receipts.get(1).outcome()).isEqualTo(Receipt.Outcome.HELD);
    assertThat(harness.links.isEmpty()).isFalse();
    privacy(SignalTopic.PRIVACY_RELEASE);
    assertThat(harness.links.isEmpty()).isTrue();
    assertThat(harness.state.isEmpty()).isTrue();
  }

  @Test
  void whatFollowsFromALinkIsWithdrawnWithIt() {
    seenWithDevice();
    list();

    harness.reach(START + 181 * DAY);

    assertThat(harness.links.isEmpty()).isTrue();
    assertThat(harness.listings.subList(2, 4)).allMatch(Listing::withdrawn);
  }

  @Test
  void whoIsSharedAnswersWhoeverCallsHimSuspect() {
    seen("c1", START, Observation.SELF, "a:acme-1");
    seen("c2", START + MINUTE, Observation.SELF, "a:acme-2");
    seen("c3", START + 2 * MINUTE, Observation.SELF, "a:acme-3");
    harness.reach(START + DAY);

    harness.take(notice(derivedListing(START + DAY)));

    assertThat(harness.listings)
        .singleElement()
        .satisfies(
            answer -> {
              assertThat(answer.id()).isEqualTo("link-1");
              assertThat(answer.version()).isEqualTo(43);
              assertThat(answer.withdrawn()).isTrue();
              assertThat(answer.reason()).isEqualTo("shared by many");
            });
    assertThat(harness.state.standing().entries()).isEmpty();
  }

  @Test
  void aListedAddressSaysNothingOfWhoCameByIt() {
    Subject address = new Subject(SubjectKind.ADDRESS, "203.0.113.7");
    harness = before(address);
    seenWithDevice();

    harness.take(
        new ListingNotice(
            address.key(),
            new Listing(
                "l1",
                START + DAY,
                "desk",
                SignalTopic.LISTING_ADD,
                address,
                "vpn",
                "",
                START,
                Long.MAX_VALUE,
                false,
                "")));

    assertThat(harness.links.isEmpty()).isFalse();
    assertThat(harness.listings).isEmpty();
  }

  private void privacy(SignalTopic action) {
    harness.take(
        new PrivacyRequest(
            SUBJECT.key(),
            new Privacy("p-" + action, harness.watermark, "desk", action, SUBJECT, "asked")
                .on(A_YEAR)));
  }
}
