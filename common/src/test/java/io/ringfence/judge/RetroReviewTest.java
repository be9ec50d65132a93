package io.ringfence.judge;

import static io.ringfence.judge.JudgeFixtures.DAY;
import static io.ringfence.judge.JudgeFixtures.MINUTE;
import static io.ringfence.judge.JudgeFixtures.START;
import static io.ringfence.judge.JudgeFixtures.SUBJECT;
import static io.ringfence.judge.JudgeFixtures.listing;
import static io.ringfence.judge.JudgeFixtures.notice;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.signal.Listing;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import org.junit.jupiter.api.Test;

/** Listings that are learnt before, amid and long after the traffic that they cover. */
class RetroReviewTest extends JudgeTestCase {

  @Test
  void aListingLearntADayLaterRaisesARetroAlertOnSettledTraffic() {
    attempts(2, START, MINUTE);
    harness.reach(START + DAY);

    harness.take(
        notice(
            listing("l1", SignalTopic.LISTING_ADD, START + DAY, START - MINUTE, Long.MAX_VALUE)));

    assertThat(only().get("retro").asBoolean()).isTrue();
    assertThat(only().at("/evidence/listings").toString()).isEqualTo("[\"l1\"]");
    assertThat(only().get("hits").asInt()).isEqualTo(2);
  }

  @Test
  void anAlertOutlivesTheListingThatItRestsOn() {
    Listing old = listing("l1", SignalTopic.LISTING_ADD, START, START, START + 60 * MINUTE);
    harness.take(notice(old));
    attempts(2, START + MINUTE, MINUTE);
    long later = START + 100 * DAY;
    harness.reach(later);
    assertThat(harness.state.standing().isEmpty()).as("the term of listings has passed").isTrue();

    harness.take(notice(listing("l2", SignalTopic.LISTING_ADD, later, later, Long.MAX_VALUE)));

    assertThat(only().get("state").asText()).isEqualTo("closed");
    assertThat(only().at("/evidence/listings").toString()).isEqualTo("[\"l1\"]");
  }

  @Test
  void aListingLearntLateMakesOneEpisodeOfSettledAndPendingTraffic() {
    attempts(2, START, 7 * MINUTE);
    harness.reach(START + 20 * MINUTE);

    harness.take(
        notice(listing("l1", SignalTopic.LISTING_ADD, START + 20 * MINUTE, START, Long.MAX_VALUE)));
    harness.end();

    assertThat(only().get("hits").asInt()).isEqualTo(2);
  }

  @Test
  void anEpisodeFoundBeforeAnOpenOneStays() {
    harness.take(
        notice(listing("l1", SignalTopic.LISTING_ADD, START, START + 99 * MINUTE, Long.MAX_VALUE)));
    attempts(2, START, 100 * MINUTE);
    harness.reach(START + 121 * MINUTE);

    harness.take(
        notice(
            listing("l2", SignalTopic.LISTING_ADD, START + 121 * MINUTE, START, START + MINUTE)));
    attempts(1, START + 122 * MINUTE, MINUTE);
    harness.end();

    assertThat(harness.alerts().keySet()).hasSize(3);
  }

  @Test
  void aListingLearntLateJoinsTheEpisodesThatItLiesBetween() {
    harness.take(notice(listing("l1", SignalTopic.LISTING_ADD, START, START, START + MINUTE)));
    harness.take(
        notice(
            listing(
                "l2", SignalTopic.LISTING_ADD, START, START + 16 * MINUTE, START + 17 * MINUTE)));
    attempts(3, START, 8 * MINUTE);
    harness.reach(START + DAY);
    assertThat(harness.alerts()).hasSize(2);

    harness.take(
        notice(listing("l3", SignalTopic.LISTING_ADD, START + DAY, START, START + 60 * MINUTE)));

    assertThat(only().get("hits").asInt()).isEqualTo(3);
  }

  @Test
  void aWithdrawnListingTakesItsAlertBackAlsoWhenSettled() {
    harness.take(notice(listing("l1", SignalTopic.LISTING_ADD, START, START, Long.MAX_VALUE)));
    attempts(2, START + MINUTE, MINUTE);
    harness.reach(START + DAY);
    assertThat(harness.alerts()).hasSize(1);

    Listing wrong =
        new Listing(
            "l2",
            START + DAY,
            "desk",
            SignalTopic.LISTING_REMOVE,
            SUBJECT,
            "house",
            "mistake",
            START + DAY,
            Long.MAX_VALUE,
            true,
            "");
    harness.take(notice(wrong));

    assertThat(harness.alerts()).isEmpty();
  }

  @Test
  void anOpenAlertGetsANewVersionWhenAnotherListingCountsAsWell() {
    harness.take(notice(listing("l1", SignalTopic.LISTING_ADD, START, START, Long.MAX_VALUE)));
    attempts(1, START + MINUTE, MINUTE);

    harness.take(notice(listing("l2", SignalTopic.LISTING_ADD, START, START, Long.MAX_VALUE)));
    harness.end();

    assertThat(only().at("/evidence/listings").toString()).isEqualTo("[\"l1\",\"l2\"]");
  }

  @Test
  void aListingThatEndsLeavesItsAlertStanding() {
    harness.take(notice(listing("l1", SignalTopic.LISTING_ADD, START, START, Long.MAX_VALUE)));
    attempts(2, START + MINUTE, MINUTE);
    harness.reach(START + DAY);

    harness.take(
        notice(
            listing("l2", SignalTopic.LISTING_REMOVE, START + DAY, START + DAY, Long.MAX_VALUE)));

    assertThat(harness.alerts()).hasSize(1);
  }

  @Test
  void anAllowedSubjectIsNotAccusedAndNamesNobody() {
    harness.take(notice(listing("l1", SignalTopic.LISTING_ALLOW, START, START, Long.MAX_VALUE)));

    attempts(5, START + MINUTE, 1000);

    assertThat(harness.published).isEmpty();
  }

  @Test
  void aRangeListedWhileTheCallIsUnderWayCountsForIt() {
    attempts(1, START, 1);

    harness.share(
        new Listing(
            "l1",
            START,
            "desk",
            SignalTopic.LISTING_ADD,
            new Subject(SubjectKind.RANGE, "+1202"),
            "house",
            "irsf",
            START - DAY,
            Long.MAX_VALUE,
            false,
            ""));

    assertThat(only().at("/rule/id").asText()).isEqualTo("listed");
  }

  @Test
  void anAllowedPartyIsLeftOutOfTheAccused() {
    harness.share(
        new Listing(
            "l1",
            START - 1,
            "desk",
            SignalTopic.LISTING_ALLOW,
            new Subject(SubjectKind.ACCOUNT, "acme-17"),
            "house",
            "ours",
            START - 1,
            Long.MAX_VALUE,
            false,
            ""));

    attempts(3, START, 1000);

    assertThat(only().get("accused").toString()).contains("203.0.113.7").doesNotContain("acme");
  }
}
