package io.ringfence.judge;

import static io.ringfence.judge.Docket.DAY;
import static io.ringfence.judge.Docket.MINUTE;
import static io.ringfence.judge.Docket.START;
import static io.ringfence.judge.Docket.SUBJECT;
import static io.ringfence.judge.Docket.attempt;
import static io.ringfence.judge.Docket.listing;
import static io.ringfence.judge.Docket.notice;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.alert.Alert;
import io.ringfence.alert.AlertJson;
import io.ringfence.rule.ListAs;
import io.ringfence.rule.Measure;
import io.ringfence.rule.Mode;
import io.ringfence.rule.Pack;
import io.ringfence.rule.Rule;
import io.ringfence.signal.Listing;
import io.ringfence.signal.Topic;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What alerts tell the lists. */
class FeedbackTest {

  private static final ListAs A_DAY = new ListAs("auto", DAY, 3 * DAY);
  private static final Measure ATTEMPTS = Trial.ATTEMPTS;
  private static final Rule BURST = Docket.listing(Trial.BURST, Mode.ENFORCE, A_DAY);
  private static final Rule LISTED = Trial.LISTED;

  private Courtroom court = before(BURST);

  private static Courtroom before(Rule... rules) {
    return new Courtroom(new Pack(List.of(ATTEMPTS), List.of(rules)), SUBJECT.key());
  }

  private void attempts(int count, long from, long gap, Rule... rules) {
    for (int i = 0; i < count; i++) {
      long time = from + i * gap;
      court.take(attempt("c" + time, time, List.of(ATTEMPTS), List.of(rules)));
      court.reach(time);
    }
  }

  @Test
  void anAlertThatIsFirstToldListsItsSubjectFromTheNextMomentOn() {
    attempts(5, START, 1000, BURST);
    court.reach(START + DAY);

    Listing told = court.listings.get(0);
    assertThat(court.listings).hasSize(1);
    assertThat(told.action()).isEqualTo(Topic.LISTING_ADD);
    assertThat(told.subject()).isEqualTo(SUBJECT);
    assertThat(told.list()).isEqualTo("auto");
    assertThat(told.reason()).isEqualTo("irsf, rule burst");
    assertThat(told.actor()).isEqualTo("rule:burst");
    assertThat(told.time()).isEqualTo(START + 2000);
    assertThat(told.from()).isEqualTo(START + 2001);
    assertThat(told.until()).isEqualTo(told.from() + DAY);
    assertThat(told.origin().id()).isEqualTo(AlertJson.id(BURST, SUBJECT, 1));
    assertThat(lists(court.told.size() - 1)).isEqualTo(lists(0)).contains("auto");
  }

  private String lists(int told) {
    return court.told.get(told).at("/evidence/lists").toString();
  }

  @Test
  void itIsListedLongerEachTimeUpToTheBound() {
    for (int i = 0; i < 4; i++) {
      attempts(3, START + i * 10L * DAY, 1000, BURST);
    }

    assertThat(court.listings)
        .extracting(each -> (each.until() - each.from()) / DAY)
        .containsExactly(1L, 2L, 3L, 3L);
  }

  @Test
  void untilWhenItIsListedDoesNotChangeByWhatIsLearntLater() {
    attempts(3, START + 10 * DAY, 1000, BURST);
    Listing told = court.listings.get(0);

    court.take(
        notice(
            new Listing(
                "l1",
                START + 11 * DAY,
                "desk",
                Topic.LISTING_ADD,
                SUBJECT,
                "auto",
                "irsf",
                START,
                START + DAY,
                false,
                "")));
    attempts(3, START + 10 * DAY + 3000, 1000, BURST);
    court.end();

    assertThat(court.listings).containsExactly(told);
    assertThat(lists(court.told.size() - 1)).isEqualTo(lists(0));
  }

  @Test
  void twoRulesThatFindTheSameAbuseAreNoRepetition() {
    Rule other =
        Docket.listing(
            Docket.rule(
                "other",
                12 * MINUTE,
                false,
                List.of(ATTEMPTS),
                scope -> ((Long) scope.valueOf("attempts")) >= 4),
            Mode.ENFORCE,
            A_DAY);
    court = before(BURST, other);

    attempts(5, START, 1000, BURST, other);

    assertThat(court.listings)
        .extracting(each -> each.until() - each.from())
        .containsExactly(DAY, DAY);
  }

  @Test
  void whatFollowsFromAnAlertGoesWithIt() {
    attempts(3, START, 1000, BURST);

    court.take(notice(listing("l1", Topic.LISTING_ALLOW, START + DAY, START, Long.MAX_VALUE)));

    Listing told = court.listings.get(1);
    assertThat(court.alerts()).isEmpty();
    assertThat(court.listings).hasSize(2);
    assertThat(told.action()).isEqualTo(Topic.LISTING_REMOVE);
    assertThat(told.withdrawn()).isTrue();
    assertThat(told.id()).isEqualTo(court.listings.get(0).id());
    assertThat(told.version()).isGreaterThan(court.listings.get(0).version());
    assertThat(court.state.standing().entries()).extracting("id").containsExactly("l1");
  }

  @Test
  void theEntryMovesWithTheBeginningOfItsAlert() {
    attempts(2, START + 2000, 2000, BURST);
    attempts(1, START + 6000, 1, BURST);
    attempts(1, START, 1, BURST);

    assertThat(court.listings)
        .extracting(Listing::from)
        .containsExactly(START + 6001, START + 4001);
    assertThat(court.state.standing().entries()).extracting("from").containsExactly(START + 4001);
  }

  @Test
  void anAllowedSubjectIsNotListed() {
    court.take(notice(listing("l1", Topic.LISTING_ALLOW, START, START, Long.MAX_VALUE)));

    attempts(5, START + MINUTE, 1000, BURST);

    assertThat(court.listings).isEmpty();
  }

  @Test
  void aShadowRuleSaysWhatItWouldListAndListsNothing() {
    Rule shadow = Docket.listing(Trial.BURST, Mode.SHADOW, A_DAY);
    court = before(shadow);

    attempts(5, START, 1000, shadow);

    assertThat(court.listings).isEmpty();
    assertThat(lists(0)).contains("\"as\":\"auto\"").contains("until");
    assertThat(court.state.standing().isEmpty()).isTrue();
  }

  @Test
  void whatComesBackIsKnownAndChangesNothing() {
    court = before(BURST, LISTED);
    attempts(5, START, 1000, BURST, LISTED);
    List<Listing> told = List.copyOf(court.listings);
    int alerts = court.told.size();

    told.forEach(each -> court.take(notice(each)));

    assertThat(court.told).hasSize(alerts);
    assertThat(court.listings).isEqualTo(told);
    assertThat(court.duplicates).isZero();
  }

  @Test
  void whatFollowsTheHitIsJudgedByTheListing() {
    court = before(BURST, LISTED);

    attempts(5, START, 1000, BURST, LISTED);

    assertThat(court.alerts().values())
        .filteredOn(alert -> alert.at("/rule/id").asText().equals("listed"))
        .singleElement()
        .satisfies(
            alert -> {
              assertThat(alert.get("hits").asInt()).isEqualTo(2);
              assertThat(alert.at("/evidence/listings/0").asText())
                  .isEqualTo(court.listings.get(0).id());
            });
  }

  @Test
  void aRuleOnWhoIsNotListedDoesNotUndoItself() {
    Rule once =
        Docket.listing(
            Docket.rule(
                "once",
                12 * MINUTE,
                true,
                List.of(),
                scope -> Boolean.FALSE.equals(scope.valueOf("subject.listed"))),
            Mode.ENFORCE,
            A_DAY);
    court = before(once);

    attempts(5, START, 1000, once);
    court.end();

    assertThat(court.alerts().values())
        .singleElement()
        .satisfies(alert -> assertThat(alert.get("hits").asInt()).isEqualTo(1));
    assertThat(court.listings).hasSize(1);
  }

  @Test
  void whatAnAlertOfAnotherLifeToldIsTakenBackWithIt() {
    attempts(3, START, 1000, BURST);
    Listing ghost = court.listings.get(0);
    String json = court.told.get(0).toString();
    court = before(BURST);
    court.take(notice(ghost));
    court.take(
        new Echo(
            SUBJECT.key(),
            AlertJson.id(BURST, SUBJECT, 1),
            BURST.slot(),
            1,
            3,
            Alert.State.OPEN,
            START + 2000,
            START + 2000,
            1,
            json));

    court.reach(START + DAY);

    assertThat(court.listings)
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.withdrawn()).isTrue();
              assertThat(each.version()).isEqualTo(4);
            });
    assertThat(court.state.standing().entries()).isEmpty();
  }
}
