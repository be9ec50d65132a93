package io.ringfence.judge;

import static io.ringfence.judge.Docket.DAY;
import static io.ringfence.judge.Docket.MINUTE;
import static io.ringfence.judge.Docket.START;
import static io.ringfence.judge.Docket.SUBJECT;
import static io.ringfence.judge.Docket.attempt;
import static io.ringfence.judge.Docket.listing;
import static io.ringfence.judge.Docket.notice;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfence.alert.Alert;
import io.ringfence.alert.AlertJson;
import io.ringfence.measure.Function;
import io.ringfence.privacy.Receipt;
import io.ringfence.rule.Measure;
import io.ringfence.rule.Pack;
import io.ringfence.rule.Rule;
import io.ringfence.signal.Listing;
import io.ringfence.signal.Privacy;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import io.ringfence.signal.Topic;
import java.util.List;
import org.junit.jupiter.api.Test;

class LifeOfAnEpisodeTest {

  private static final Measure ATTEMPTS =
      Docket.measure("attempts", Function.COUNT, 5 * MINUTE, 0, null);
  private static final Rule BURST =
      Docket.rule(
          "burst",
          12 * MINUTE,
          false,
          List.of(ATTEMPTS),
          scope -> ((Long) scope.valueOf("attempts")) >= 3);
  private static final Rule LISTED =
      Docket.rule(
          "listed",
          10 * MINUTE,
          true,
          List.of(),
          scope -> Boolean.TRUE.equals(scope.valueOf("subject.listed")));

  private final Courtroom court =
      new Courtroom(new Pack(List.of(ATTEMPTS), List.of(BURST, LISTED)), SUBJECT.key());

  private void attempts(int count, long from, long gap) {
    for (int i = 0; i < count; i++) {
      long time = from + i * gap;
      court.take(attempt("c" + time, time, List.of(ATTEMPTS), List.of(BURST, LISTED)));
      court.reach(time);
    }
  }

  private JsonNode only() {
    assertThat(court.alerts()).hasSize(1);
    return court.alerts().values().iterator().next();
  }

  @Test
  void opensAtTheFirstHitWithEvidenceThatAPersonCanCheck() {
    attempts(3, START, 1000);

    JsonNode alert = only();
    assertThat(alert.get("state").asText()).isEqualTo("open");
    assertThat(alert.at("/evidence/measures/attempts/value").asInt()).isEqualTo(3);
    assertThat(alert.at("/evidence/measures/attempts/over").asText()).isEqualTo("PT5M");
    assertThat(alert.at("/evidence/signals").toString())
        .isEqualTo("[\"c%d\",\"c%d\",\"c%d\"]".formatted(START, START + 1000, START + 2000));
    assertThat(alert.at("/accused").toString()).contains("acme-17", "203.0.113.7");
    assertThat(alert.at("/window/from").asText()).isEqualTo("2026-09-21T14:08:22Z");
  }

  @Test
  void tellsAFloodInFewVersions() {
    attempts(1000, START, 50);

    assertThat(court.told).hasSizeLessThan(15);
    court.end();
    assertThat(only().get("hits").asInt()).isEqualTo(998);
  }

  @Test
  void closesOnceQuietHasPassedAndTheNextOneHasAnotherId() {
    attempts(4, START, 1000);
    court.reach(START + 40 * MINUTE);
    assertThat(only().get("state").asText()).isEqualTo("closed");

    attempts(4, START + 60 * MINUTE, 1000);

    assertThat(court.alerts()).hasSize(2);
    assertThat(court.alerts().keySet()).anyMatch(id -> id.endsWith("-2"));
  }

  @Test
  void aHitFromFarBehindGoesOnWithTheEpisodeThatIsOver() {
    attempts(4, START, 1000);
    court.reach(START + DAY);

    attempts(4, START + 5000, 1000);
    court.reach(START + 2 * DAY);

    assertThat(only().get("hits").asInt()).isEqualTo(4);
  }

  @Test
  void aRepeatWithOtherContentCountsAsADuplicateWhicheverCameFirst() {
    court.take(attempt("c1", START + 1000, List.of(ATTEMPTS), List.of(BURST)));
    court.take(attempt("c1", START, List.of(ATTEMPTS), List.of(BURST)));

    assertThat(court.duplicates).isEqualTo(1);
  }

  @Test
  void phasesOfOneRecordAtOneMomentComeInTheOrderOfACall() {
    Sighting one = attempt("c1", START, List.of(), List.of());
    Sighting answer =
        new Sighting(
            one.key(),
            one.identity() + 1,
            one.id(),
            START,
            0,
            false,
            Topic.CALL_ANSWER,
            true,
            List.of(),
            List.of(),
            List.of(),
            List.of());
    Sighting attempt =
        new Sighting(
            one.key(),
            one.identity() + 2,
            one.id(),
            START,
            0,
            false,
            Topic.CALL_ATTEMPT,
            true,
            List.of(),
            List.of(),
            List.of(),
            List.of());

    assertThat(Pending.ORDER.compare(new Pending(attempt, START), new Pending(answer, START)))
        .isNegative();
  }

  @Test
  void staysOpenAtTheEndOfInputUntilQuietHasPassed() {
    attempts(4, START, 1000);

    court.end();

    assertThat(only().get("state").asText()).isEqualTo("updated");
  }

  @Test
  void aListingLearntADayLaterRaisesARetroAlertOnSettledTraffic() {
    attempts(2, START, MINUTE);
    court.reach(START + DAY);

    court.take(
        notice(listing("l1", Topic.LISTING_ADD, START + DAY, START - MINUTE, Long.MAX_VALUE)));

    assertThat(only().get("retro").asBoolean()).isTrue();
    assertThat(only().at("/evidence/listings").toString()).isEqualTo("[\"l1\"]");
    assertThat(only().get("hits").asInt()).isEqualTo(2);
  }

  @Test
  void aListingLearntLateMakesOneEpisodeOfSettledAndPendingTraffic() {
    attempts(2, START, 7 * MINUTE);
    court.reach(START + 20 * MINUTE);

    court.take(
        notice(listing("l1", Topic.LISTING_ADD, START + 20 * MINUTE, START, Long.MAX_VALUE)));
    court.end();

    assertThat(only().get("hits").asInt()).isEqualTo(2);
  }

  @Test
  void anEpisodeFoundBeforeAnOpenOneStays() {
    court.take(
        notice(listing("l1", Topic.LISTING_ADD, START, START + 99 * MINUTE, Long.MAX_VALUE)));
    attempts(2, START, 100 * MINUTE);
    court.reach(START + 121 * MINUTE);

    court.take(
        notice(listing("l2", Topic.LISTING_ADD, START + 121 * MINUTE, START, START + MINUTE)));
    attempts(1, START + 122 * MINUTE, MINUTE);
    court.end();

    assertThat(court.alerts().keySet()).hasSize(3);
  }

  @Test
  void aListingLearntLateJoinsTheEpisodesThatItLiesBetween() {
    court.take(notice(listing("l1", Topic.LISTING_ADD, START, START, START + MINUTE)));
    court.take(
        notice(listing("l2", Topic.LISTING_ADD, START, START + 16 * MINUTE, START + 17 * MINUTE)));
    attempts(3, START, 8 * MINUTE);
    court.reach(START + DAY);
    assertThat(court.alerts()).hasSize(2);

    court.take(notice(listing("l3", Topic.LISTING_ADD, START + DAY, START, START + 60 * MINUTE)));

    assertThat(only().get("hits").asInt()).isEqualTo(3);
  }

  @Test
  void aWithdrawnListingTakesItsAlertBackAlsoWhenSettled() {
    court.take(notice(listing("l1", Topic.LISTING_ADD, START, START, Long.MAX_VALUE)));
    attempts(2, START + MINUTE, MINUTE);
    court.reach(START + DAY);
    assertThat(court.alerts()).hasSize(1);

    Listing wrong =
        new Listing(
            "l2",
            START + DAY,
            "desk",
            Topic.LISTING_REMOVE,
            SUBJECT,
            "house",
            "mistake",
            START + DAY,
            Long.MAX_VALUE,
            true,
            "");
    court.take(notice(wrong));

    assertThat(court.alerts()).isEmpty();
  }

  @Test
  void aListingThatEndsLeavesItsAlertStanding() {
    court.take(notice(listing("l1", Topic.LISTING_ADD, START, START, Long.MAX_VALUE)));
    attempts(2, START + MINUTE, MINUTE);
    court.reach(START + DAY);

    court.take(
        notice(listing("l2", Topic.LISTING_REMOVE, START + DAY, START + DAY, Long.MAX_VALUE)));

    assertThat(court.alerts()).hasSize(1);
  }

  @Test
  void anAllowedSubjectIsNotAccusedAndNamesNobody() {
    court.take(notice(listing("l1", Topic.LISTING_ALLOW, START, START, Long.MAX_VALUE)));

    attempts(5, START + MINUTE, 1000);

    assertThat(court.told).isEmpty();
  }

  @Test
  void aRangeListedWhileTheCallIsUnderWayCountsForIt() {
    attempts(1, START, 1);

    court.share(
        new Listing(
            "l1",
            START,
            "desk",
            Topic.LISTING_ADD,
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
    court.share(
        new Listing(
            "l1",
            START - 1,
            "desk",
            Topic.LISTING_ALLOW,
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

  @Test
  void aRepeatCountsOnceAndIsCounted() {
    attempts(2, START, 1000);
    attempts(2, START, 1000);

    assertThat(court.told).isEmpty();
    assertThat(court.duplicates).isEqualTo(2);
  }

  @Test
  void nothingIsLeftWhenTheLastRetentionHasPassed() {
    attempts(4, START, 1000);
    court.take(notice(listing("l1", Topic.LISTING_ADD, START, START, START + DAY)));

    court.reach(START + 400 * DAY);

    assertThat(court.state.isEmpty()).isTrue();
    assertThat(court.deadline).isEqualTo(Long.MAX_VALUE);
    assertThat(court.purgeDeadline).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void nothingIsLeftByWallClockAloneWhenFeedsAreSilent() {
    attempts(4, START, 1000);
    long reached = court.watermark;

    for (int day = 0; day < 400; day++) {
      court.wallClock(START + day * DAY);
    }

    assertThat(court.watermark).isEqualTo(reached);
    assertThat(court.state.isEmpty()).isTrue();
    assertThat(court.deadline).isEqualTo(Long.MAX_VALUE);
    assertThat(court.purgeDeadline).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void anErasedSubjectIsForgottenWithItsAlertsAndGetsAReceiptWithoutItsName() {
    attempts(4, START, 1000);

    erase(START + MINUTE);
    attempts(4, START, 1000);

    assertThat(court.alerts()).isEmpty();
    assertThat(court.receipts).hasSize(1);
    assertThat(court.receipts.get(0).outcome()).isEqualTo(Receipt.Outcome.DONE);
    assertThat(court.receipts.get(0).json()).doesNotContain("2025550123");
    court.reach(START + 2 * DAY);
    assertThat(court.state.isEmpty()).isTrue();
  }

  @Test
  void aHeldSubjectIsKeptUntilTheHoldIsReleased() {
    attempts(4, START, 1000);
    privacy("p1", Topic.PRIVACY_HOLD, START + MINUTE);

    erase(START + 2 * MINUTE);
    court.reach(START + 400 * DAY);

    assertThat(court.receipts.get(1).outcome()).isEqualTo(Receipt.Outcome.HELD);
    assertThat(court.state.isEmpty()).isFalse();
    privacy("p3", Topic.PRIVACY_RELEASE, START + 400 * DAY);
    assertThat(court.state.isEmpty()).isTrue();
  }

  private void erase(long time) {
    privacy("p2", Topic.PRIVACY_ERASE, time);
  }

  private void privacy(String id, Topic action, long time) {
    court.take(
        new PrivacyRequest(SUBJECT.key(), new Privacy(id, time, "desk", action, SUBJECT, "asked")));
  }

  @Test
  void anAlertToldBeforeACrashThatNothingAnswersToIsRetracted() {
    attempts(1, START, 1);
    court.take(echo(1, 3, Alert.State.OPEN, START));
    assertThat(court.told).isEmpty();

    court.reach(START + 60 * MINUTE);

    assertThat(court.told).hasSize(1);
    assertThat(court.told.get(0).get("state").asText()).isEqualTo("retracted");
    assertThat(court.told.get(0).get("version").asInt()).isEqualTo(4);
  }

  @Test
  void anAlertToldBeforeACrashIsAnsweredByOursAtAHigherVersion() {
    attempts(3, START, 1000);

    court.take(echo(1, 7, Alert.State.UPDATED, START + 2000));

    assertThat(only().get("version").asInt()).isEqualTo(8);
    assertThat(only().get("state").asText()).isEqualTo("open");
  }

  @Test
  void ourOwnAlertComingBackChangesNothing() {
    attempts(3, START, 1000);

    court.take(echo(1, 1, Alert.State.OPEN, START + 2000));

    assertThat(court.told).hasSize(1);
  }

  /** An alert as it was told in another life of the job. */
  private static Echo echo(int ordinal, int version, Alert.State state, long time) {
    Courtroom before =
        new Courtroom(new Pack(List.of(ATTEMPTS), List.of(BURST, LISTED)), SUBJECT.key());
    for (int i = 0; i < 3; i++) {
      before.take(attempt("b" + i, time - i, List.of(ATTEMPTS), List.of(BURST)));
    }
    String id = AlertJson.id(BURST, SUBJECT, ordinal);
    String json = before.told.get(0).toString();
    return new Echo(SUBJECT.key(), id, BURST.slot(), ordinal, version, state, time, time, 1, json);
  }
}
