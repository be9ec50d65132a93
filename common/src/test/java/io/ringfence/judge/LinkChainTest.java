package io.ringfence.judge;

import static io.ringfence.judge.JudgeFixtures.DAY;
import static io.ringfence.judge.JudgeFixtures.START;
import static io.ringfence.judge.JudgeFixtures.exempt;
import static io.ringfence.judge.JudgeFixtures.listing;
import static io.ringfence.judge.JudgeFixtures.notice;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.judge.delivery.ListingNotice;
import io.ringfence.judge.delivery.Observation;
import io.ringfence.judge.state.SubjectLinks;
import io.ringfence.signal.Exemption;
import io.ringfence.signal.Listing;
import io.ringfence.signal.Origin;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Which listings of a subject are passed on, to whom, and from when until when. */
class LinkChainTest extends LinkTestCase {

  @Test
  void onlyTheLatestListingsArePassedOn() {
    seen("c1", START, Observation.SELF, "d:imei:1");
    harness.reach(START + DAY);

    for (int i = 1; i <= 6; i++) {
      harness.take(
          notice(
              listing("l" + i, SignalTopic.LISTING_ADD, START + DAY + i, START, Long.MAX_VALUE)));
    }

    assertThat(standing("d:imei:1"))
        .extracting(each -> each.origin().id())
        .containsExactlyInAnyOrder("l3", "l4", "l5", "l6");
  }

  @Test
  void whoIsListedAgainAndAgainGoesOnPassingItOnAndTheStateStaysBounded() {
    for (int i = 0; i < SubjectLinks.MOST_OF_A_KIND - 1; i++) {
      seen("c" + i, START + i, Observation.SELF, "d:imei:" + i, "i:203.0.113." + i);
    }
    harness.reach(START + DAY);

    for (int i = 1; i <= 40; i++) {
      harness.take(
          notice(
              listing("l" + i, SignalTopic.LISTING_ADD, START + DAY + i, START, Long.MAX_VALUE)));
    }

    assertThat(harness.links.get().derived()).hasSizeLessThanOrEqualTo(SubjectLinks.MOST_DERIVED);
    assertThat(standing("d:imei:3"))
        .extracting(each -> each.origin().id())
        .containsExactlyInAnyOrder("l37", "l38", "l39", "l40");
  }

  @Test
  void aLinkThatIsSeenAfterTheListingIsLearntWhenItIsSeen() {
    list();
    seen("c1", START + 2 * DAY, Observation.SELF, "d:imei:1");
    harness.reach(START + 3 * DAY);

    assertThat(harness.listings)
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

    harness.take(
        notice(
            listing(
                "l2",
                SignalTopic.LISTING_ALLOW,
                START + 2 * DAY,
                START + 2 * DAY,
                START + 9 * DAY)));

    assertThat(standing("d:imei:1"))
        .singleElement()
        .satisfies(each -> assertThat(each.until()).isEqualTo(START + 2 * DAY));
  }

  @Test
  void anExemptionOfTheOriginEndsNothingAndIsNotPassedOn() {
    Exemption exemption = new Exemption(List.of("listed"), List.of());
    seenWithDevice();
    harness.take(notice(exempt("x1", START + DAY, START + 9 * DAY, exemption)));
    assertThat(harness.listings).isEmpty();

    list();

    assertThat(standing("d:imei:1"))
        .singleElement()
        .satisfies(each -> assertThat(each.until()).isEqualTo(Long.MAX_VALUE));
  }

  @Test
  void byADeviceOnlyWhoCameAfterTheListedOneIsSuspect() {
    Subject device = new Subject(SubjectKind.DEVICE, "imei:1");
    harness = before(device);
    seen("c1", START, Observation.SELF, "n:+12025550101");
    seen("c2", START + DAY, Observation.SELF, "a:acme-1");
    harness.reach(START + 2 * DAY);

    harness.take(
        new ListingNotice(
            device.key(),
            new Listing(
                "link-1",
                START + DAY,
                "ringfence",
                SignalTopic.LISTING_ADD,
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
    assertThat(harness.listings)
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.subject().key()).isEqualTo("a:acme-1");
              assertThat(each.origin().hop()).isEqualTo(2);
              assertThat(each.origin().key()).isEqualTo("n:+12025550199");
            });
  }

  /** The last versions of a subject's derived listings, without withdrawn ones. */
  private List<Listing> standing(String key) {
    Map<String, Listing> last = new TreeMap<>();
    for (Listing each : harness.listings) {
      if (each.subject().key().equals(key)) {
        last.put(each.id(), each);
      }
    }
    return last.values().stream().filter(each -> !each.withdrawn()).toList();
  }
}
