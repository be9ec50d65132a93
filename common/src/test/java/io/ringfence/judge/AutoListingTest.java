package io.ringfence.judge;

import static io.ringfence.judge.JudgeFixtures.DAY;
import static io.ringfence.judge.JudgeFixtures.MINUTE;
import static io.ringfence.judge.JudgeFixtures.START;
import static io.ringfence.judge.JudgeFixtures.SUBJECT;
import static io.ringfence.judge.JudgeFixtures.attempt;
import static io.ringfence.judge.JudgeFixtures.listing;
import static io.ringfence.judge.JudgeFixtures.notice;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.alert.Alert;
import io.ringfence.alert.AlertIds;
import io.ringfence.judge.delivery.AlertReadback;
import io.ringfence.rule.ListAs;
import io.ringfence.rule.Measure;
import io.ringfence.rule.Mode;
import io.ringfence.rule.Pack;
import io.ringfence.rule.Rule;
import io.ringfence.signal.Listing;
import io.ringfence.signal.SignalTopic;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The listings that follow from alerts. */
class AutoListingTest {

  private static final ListAs A_DAY = new ListAs("auto", DAY, 3 * DAY);
  private static final Measure ATTEMPTS = JudgeTestCase.ATTEMPTS;
  private static final Rule BURST = JudgeFixtures.listing(JudgeTestCase.BURST, Mode.ENFORCE, A_DAY);
  private static final Rule LISTED = JudgeTestCase.LISTED;

  private SubjectHarness harness = before(BURST);

  private static SubjectHarness before(Rule... rules) {
    return new SubjectHarness(new Pack(List.of(ATTEMPTS), List.of(rules)), SUBJECT.key());
  }

  private void attempts(int count, long from, long gap, Rule... rules) {
    for (int i = 0; i < count; i++) {
      long time = from + i * gap;
      harness.take(attempt("c" + time, time, List.of(ATTEMPTS), List.of(rules)));
      harness.reach(time);
    }
  }

  @Test
  void theFirstVersionOfAnAlertListsItsSubjectFromTheNextMomentOn() {
    attempts(5, START, 1000, BURST);
    harness.reach(START + DAY);

    Listing listing = harness.listings.get(0);
    assertThat(harness.listings).hasSize(1);
    assertThat(listing.action()).isEqualTo(SignalTopic.LISTING_ADD);
    assertThat(listing.subject()).isEqualTo(SUBJECT);
    assertThat(listing.list()).isEqualTo("auto");
    assertThat(listing.reason()).isEqualTo("irsf, rule burst");
    assertThat(listing.actor()).isEqualTo("rule:burst");
    assertThat(listing.time()).isEqualTo(START + 2000);
    assertThat(listing.from()).isEqualTo(START + 2001);
    assertThat(listing.until()).isEqualTo(listing.from() + DAY);
    assertThat(listing.origin().id()).isEqualTo(AlertIds.UNKEYED.of(BURST.id(), SUBJECT, 1));
    assertThat(lists(harness.published.size() - 1)).isEqualTo(lists(0)).contains("auto");
  }

  private String lists(int version) {
    return harness.published.get(version).at("/evidence/lists").toString();
  }

  @Test
  void anEnforcedRuleWhoseListIsInShadowOnlyShowsWhatItWouldList() {
    Rule shown =
        JudgeFixtures.listing(
            JudgeTestCase.BURST, Mode.ENFORCE, new ListAs("auto", DAY, 3 * DAY, Mode.SHADOW));
    harness = before(shown);

    attempts(5, START, 1000, shown);
    harness.reach(START + DAY);

    assertThat(harness.listings).isEmpty();
    assertThat(lists(0)).contains("auto", "until", "\"mode\":\"shadow\"");
    assertThat(harness.published.get(0).at("/rule/mode").asText()).isEqualTo("enforce");
  }

  @Test
  void itIsListedLongerEachTimeUpToTheBound() {
    for (int i = 0; i < 4; i++) {
      attempts(3, START + i * 10L * DAY, 1000, BURST);
    }

    assertThat(harness.listings)
        .extracting(each -> (each.until() - each.from()) / DAY)
        .containsExactly(1L, 2L, 3L, 3L);
  }

  @Test
  void untilWhenItIsListedDoesNotChangeByWhatIsLearntLater() {
    attempts(3, START + 10 * DAY, 1000, BURST);
    Listing listing = harness.listings.get(0);

    harness.take(
        notice(
            new Listing(
                "l1",
                START + 11 * DAY,
                "desk",
                SignalTopic.LISTING_ADD,
                SUBJECT,
                "auto",
                "irsf",
                START,
                START + DAY,
                false,
                "")));
    attempts(3, START + 10 * DAY + 3000, 1000, BURST);
    harness.end();

    assertThat(harness.listings).containsExactly(listing);
    assertThat(lists(harness.published.size() - 1)).isEqualTo(lists(0));
  }

  @Test
  void twoRulesThatFindTheSameAbuseAreNoRepetition() {
    Rule other =
        JudgeFixtures.listing(
            JudgeFixtures.rule(
                "other",
                12 * MINUTE,
                false,
                List.of(ATTEMPTS),
                scope -> ((Long) scope.valueOf("attempts")) >= 4),
            Mode.ENFORCE,
            A_DAY);
    harness = before(BURST, other);

    attempts(5, START, 1000, BURST, other);

    assertThat(harness.listings)
        .extracting(each -> each.until() - each.from())
        .containsExactly(DAY, DAY);
  }

  @Test
  void whatFollowsFromAnAlertGoesWithIt() {
    attempts(3, START, 1000, BURST);

    harness.take(
        notice(listing("l1", SignalTopic.LISTING_ALLOW, START + DAY, START, Long.MAX_VALUE)));

    Listing listing = harness.listings.get(1);
    assertThat(harness.alerts()).isEmpty();
    assertThat(harness.listings).hasSize(2);
    assertThat(listing.action()).isEqualTo(SignalTopic.LISTING_REMOVE);
    assertThat(listing.withdrawn()).isTrue();
    assertThat(listing.id()).isEqualTo(harness.listings.get(0).id());
    assertThat(listing.version()).isGreaterThan(harness.listings.get(0).version());
    assertThat(harness.state.standing().entries()).extracting("id").containsExactly("l1");
  }

  @Test
  void theEntryMovesWithTheBeginningOfItsAlert() {
    attempts(2, START + 2000, 2000, BURST);
    attempts(1, START + 6000, 1, BURST);
    attempts(1, START, 1, BURST);

    assertThat(harness.listings)
        .extracting(Listing::from)
        .containsExactly(START + 6001, START + 4001);
    assertThat(harness.state.standing().entries()).extracting("from").containsExactly(START + 4001);
  }

  @Test
  void anAllowedSubjectIsNotListed() {
    harness.take(notice(listing("l1", SignalTopic.LISTING_ALLOW, START, START, Long.MAX_VALUE)));

    attempts(5, START + MINUTE, 1000, BURST);

    assertThat(harness.listings).isEmpty();
  }

  @Test
  void aShadowRuleSaysWhatItWouldListAndListsNothing() {
    Rule shadow = JudgeFixtures.listing(JudgeTestCase.BURST, Mode.SHADOW, A_DAY);
    harness = before(shadow);

    attempts(5, START, 1000, shadow);

    assertThat(harness.listings).isEmpty();
    assertThat(lists(0)).contains("\"as\":\"auto\"").contains("until");
    assertThat(harness.state.standing().isEmpty()).isTrue();
  }

  @Test
  void whatComesBackIsKnownAndChangesNothing() {
    harness = before(BURST, LISTED);
    attempts(5, START, 1000, BURST, LISTED);
    List<Listing> listing = List.copyOf(harness.listings);
    int alerts = harness.published.size();

    listing.forEach(each -> harness.take(notice(each)));

    assertThat(harness.published).hasSize(alerts);
    assertThat(harness.listings).isEqualTo(listing);
    assertThat(harness.duplicates).isZero();
  }

  @Test
  void whatFollowsTheHitIsJudgedByTheListing() {
    harness = before(BURST, LISTED);

    attempts(5, START, 1000, BURST, LISTED);

    assertThat(harness.alerts().values())
        .filteredOn(alert -> alert.at("/rule/id").asText().equals("listed"))
        .singleElement()
        .satisfies(
            alert -> {
              assertThat(alert.get("hits").asInt()).isEqualTo(2);
              assertThat(alert.at("/evidence/listings/0").asText())
                  .isEqualTo(harness.listings.get(0).id());
            });
  }

  @Test
  void aRuleOnWhoIsNotListedDoesNotUndoItself() {
    Rule once =
        JudgeFixtures.listing(
            JudgeFixtures.rule(
                "once",
                12 * MINUTE,
                true,
                List.of(),
                scope -> Boolean.FALSE.equals(scope.valueOf("subject.listed"))),
            Mode.ENFORCE,
            A_DAY);
    harness = before(once);

    attempts(5, START, 1000, once);
    harness.end();

    assertThat(harness.alerts().values())
        .singleElement()
        .satisfies(alert -> assertThat(alert.get("hits").asInt()).isEqualTo(1));
    assertThat(harness.listings).hasSize(1);
  }

  @Test
  void theListingOfAnAlertOfAnEarlierRunIsWithdrawnWithIt() {
    attempts(3, START, 1000, BURST);
    Listing ghost = harness.listings.get(0);
    String json = harness.published.get(0).toString();
    harness = before(BURST);
    harness.take(notice(ghost));
    harness.take(
        new AlertReadback(
            SUBJECT.key(),
            AlertIds.UNKEYED.of(BURST.id(), SUBJECT, 1),
            BURST.slot(),
            1,
            3,
            Alert.State.OPEN,
            START + 2000,
            START + 2000,
            1,
            json));

    harness.reach(START + DAY);

    assertThat(harness.listings)
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.withdrawn()).isTrue();
              assertThat(each.version()).isEqualTo(4);
            });
    assertThat(harness.state.standing().entries()).isEmpty();
  }
}
