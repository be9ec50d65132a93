package io.ringfence.judge;

import static io.ringfence.judge.Docket.DAY;
import static io.ringfence.judge.Docket.MINUTE;
import static io.ringfence.judge.Docket.START;
import static io.ringfence.judge.Docket.SUBJECT;
import static io.ringfence.judge.Docket.listing;
import static io.ringfence.judge.Docket.notice;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.privacy.Receipt;
import io.ringfence.rule.Pack;
import io.ringfence.signal.Hash;
import io.ringfence.signal.Listing;
import io.ringfence.signal.Origin;
import io.ringfence.signal.Privacy;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import io.ringfence.signal.Topic;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What one subject's links make of its listings, and what becomes of them. */
class AssociationTest {

  private Courtroom court = before(SUBJECT);

  private static Courtroom before(Subject subject) {
    return new Courtroom(new Pack(List.of(), List.of(Trial.LISTED)), subject.key());
  }

  private void seen(String id, long time, String... behind) {
    court.take(
        new Sighting(
            court.key,
            Hash.of(id),
            id,
            time,
            0,
            false,
            Topic.CALL_ATTEMPT,
            true,
            List.of(),
            List.of(Trial.LISTED.slot()),
            List.of(new Sighting.Fact(Docket.PREMIUM.id(), false)),
            List.of(behind)));
    court.reach(time);
  }

  private void seenWithDevice() {
    seen("c1", START, Sighting.SELF, "a:acme-17", "d:imei:1");
    court.reach(START + DAY);
  }

  private void list() {
    court.take(notice(listing("l1", Topic.LISTING_ADD, START + DAY, START, Long.MAX_VALUE)));
  }

  @Test
  void whoIsNotBehindASignalIsNotLinkedToThoseWhoAre() {
    seen("c1", START, "n:+12025550199", "a:acme-17", "d:imei:1");
    court.reach(START + DAY);

    list();

    assertThat(court.links.isEmpty()).isTrue();
    assertThat(court.listings).isEmpty();
  }

  @Test
  void whatIsSeenAgainAndAgainIsLookedUpOnceADay() {
    for (int i = 0; i < 200; i++) {
      seen("c" + i, START + i * 30_000L, Sighting.SELF, "a:acme-17", "d:imei:1");
    }
    court.reach(START + DAY);

    assertThat(court.links.isEmpty()).isFalse();
    assertThat(court.links.reads()).isLessThanOrEqualTo(1);
  }

  @Test
  void aBusySubjectIsNotLookedUpForOneMoreOther() {
    court.stepsAtHand = 10_000; // as the job has a busy one
    for (int i = 0; i < 500; i++) {
      seen("c" + i, START + i * 30_000L, Sighting.SELF, "a:acme-" + i, "d:imei:" + i);
    }

    assertThat(court.links.reads()).isLessThanOrEqualTo(Links.MOST_OF_A_KIND + 1);
  }

  @Test
  void aListingOfSomebodyWithoutLinksReadsNothing() {
    list();

    assertThat(court.links.reads()).isZero();
    assertThat(court.listings).isEmpty();
  }

  @Test
  void whatFollowsSaysWhoseListingItFollowsFrom() {
    seenWithDevice();

    list();

    assertThat(court.listings).hasSize(2);
    assertThat(court.listings)
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
  void onlyTheLatestListingsArePassedOn() {
    seen("c1", START, Sighting.SELF, "d:imei:1");
    court.reach(START + DAY);

    for (int i = 1; i <= 6; i++) {
      court.take(
          notice(listing("l" + i, Topic.LISTING_ADD, START + DAY + i, START, Long.MAX_VALUE)));
    }

    assertThat(standing("d:imei:1"))
        .extracting(each -> each.origin().id())
        .containsExactlyInAnyOrder("l3", "l4", "l5", "l6");
  }

  @Test
  void whoIsListedAgainAndAgainGoesOnPassingItOnAndTheStateStaysBounded() {
    for (int i = 0; i < Links.MOST_OF_A_KIND - 1; i++) {
      seen("c" + i, START + i, Sighting.SELF, "d:imei:" + i, "i:203.0.113." + i);
    }
    court.reach(START + DAY);

    for (int i = 1; i <= 40; i++) {
      court.take(
          notice(listing("l" + i, Topic.LISTING_ADD, START + DAY + i, START, Long.MAX_VALUE)));
    }

    assertThat(court.links.get().told).hasSizeLessThanOrEqualTo(Links.MOST_TOLD);
    assertThat(standing("d:imei:3"))
        .extracting(each -> each.origin().id())
        .containsExactlyInAnyOrder("l37", "l38", "l39", "l40");
  }

  @Test
  void aLinkThatIsSeenAfterTheListingIsLearntWhenItIsSeen() {
    list();
    seen("c1", START + 2 * DAY, Sighting.SELF, "d:imei:1");
    court.reach(START + 3 * DAY);

    assertThat(court.listings)
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.time()).isEqualTo(START + 2 * DAY);
              assertThat(each.from()).isEqualTo(START + 2 * DAY + 1);
            });
  }

  @Test
  void whatFollowsEndsWhereAnAllowOfTheOriginBegins() {
    seenWithDevice();
    list();

    court.take(
        notice(
            listing("l2", Topic.LISTING_ALLOW, START + 2 * DAY, START + 2 * DAY, START + 9 * DAY)));

    assertThat(standing("d:imei:1"))
        .singleElement()
        .satisfies(each -> assertThat(each.until()).isEqualTo(START + 2 * DAY));
  }

  @Test
  void byADeviceOnlyWhoCameAfterTheListedOneIsSuspect() {
    Subject device = new Subject(SubjectKind.DEVICE, "imei:1");
    court = before(device);
    seen("c1", START, Sighting.SELF, "n:+12025550101");
    seen("c2", START + DAY, Sighting.SELF, "a:acme-1");
    court.reach(START + 2 * DAY);

    court.take(
        new ListingNotice(
            device.key(),
            new Listing(
                "link-1",
                START + DAY,
                "ringfence",
                Topic.LISTING_ADD,
                device,
                "derived",
                "seen",
                START,
                Long.MAX_VALUE,
                false,
                "links",
                42,
                new Origin("l9", "n:+12025550199", 1))));

    // Who was on it at the moment from which it is suspect is beside the listed one, not after him.
    assertThat(court.listings)
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.subject().key()).isEqualTo("a:acme-1");
              assertThat(each.origin().hop()).isEqualTo(2);
              assertThat(each.origin().key()).isEqualTo("n:+12025550199");
            });
  }

  /** What was told last of somebody, without what was taken back. */
  private List<Listing> standing(String key) {
    Map<String, Listing> last = new TreeMap<>();
    for (Listing each : court.listings) {
      if (each.subject().key().equals(key)) {
        last.put(each.id(), each);
      }
    }
    return last.values().stream().filter(each -> !each.withdrawn()).toList();
  }

  @Test
  void toldOnceIsToldOnce() {
    seenWithDevice();
    list();
    list();
    seen("c2", START + 2 * DAY, Sighting.SELF, "a:acme-17", "d:imei:1");
    court.reach(START + 3 * DAY);

    assertThat(court.listings).hasSize(2);
  }

  @Test
  void erasureForgetsTheLinksAndTakesBackWhatFollowed() {
    seenWithDevice();
    list();

    privacy(Topic.PRIVACY_ACCESS);
    privacy(Topic.PRIVACY_ERASE);

    assertThat(court.receipts.get(0).pieces()).containsEntry("links", 2);
    assertThat(court.links.isEmpty()).isTrue();
    assertThat(court.listings.subList(2, 4)).allMatch(Listing::withdrawn);
    assertThat(court.listings.get(2).reason()).doesNotContain("2025550123");
  }

  @Test
  void aHoldKeepsTheLinks() {
    seenWithDevice();
    privacy(Topic.PRIVACY_HOLD);
    privacy(Topic.PRIVACY_ERASE);

    court.reach(START + 400 * DAY);

    assertThat(court.receipts.get(1).outcome()).isEqualTo(Receipt.Outcome.HELD);
    assertThat(court.links.isEmpty()).isFalse();
    privacy(Topic.PRIVACY_RELEASE);
    assertThat(court.links.isEmpty()).isTrue();
    assertThat(court.state.isEmpty()).isTrue();
  }

  @Test
  void whatALinkToldGoesWithIt() {
    seenWithDevice();
    list();

    court.reach(START + 181 * DAY);

    assertThat(court.links.isEmpty()).isTrue();
    assertThat(court.listings.subList(2, 4)).allMatch(Listing::withdrawn);
  }

  @Test
  void whoIsSharedAnswersWhoeverCallsHimSuspect() {
    seen("c1", START, Sighting.SELF, "a:acme-1");
    seen("c2", START + MINUTE, Sighting.SELF, "a:acme-2");
    seen("c3", START + 2 * MINUTE, Sighting.SELF, "a:acme-3");
    court.reach(START + DAY);
    Listing suspect =
        new Listing(
            "link-1",
            START + DAY,
            "ringfence",
            Topic.LISTING_ADD,
            SUBJECT,
            "derived",
            "",
            START,
            Long.MAX_VALUE,
            false,
            "links",
            42,
            new Origin("l9", "d:imei:1", 1));

    court.take(notice(suspect));

    assertThat(court.listings)
        .singleElement()
        .satisfies(
            answer -> {
              assertThat(answer.id()).isEqualTo("link-1");
              assertThat(answer.version()).isEqualTo(43);
              assertThat(answer.withdrawn()).isTrue();
              assertThat(answer.reason()).isEqualTo("shared by many");
            });
    assertThat(court.state.standing.entries()).isEmpty();
  }

  @Test
  void aListedAddressSaysNothingOfWhoCameByIt() {
    Subject address = new Subject(SubjectKind.ADDRESS, "203.0.113.7");
    court = before(address);
    seenWithDevice();

    court.take(
        new ListingNotice(
            address.key(),
            new Listing(
                "l1",
                START + DAY,
                "desk",
                Topic.LISTING_ADD,
                address,
                "vpn",
                "",
                START,
                Long.MAX_VALUE,
                false,
                "")));

    assertThat(court.links.isEmpty()).isFalse();
    assertThat(court.listings).isEmpty();
  }

  private void privacy(Topic action) {
    court.take(
        new PrivacyRequest(
            SUBJECT.key(),
            new Privacy("p-" + action, court.watermark, "desk", action, SUBJECT, "asked")));
  }
}
