package io.ringfence.cli.evaluate.score;

import static io.ringfence.cli.evaluate.score.EvaluationFixtures.MINUTE;
import static io.ringfence.cli.evaluate.score.EvaluationFixtures.account;
import static io.ringfence.cli.evaluate.score.EvaluationFixtures.alert;
import static io.ringfence.cli.evaluate.score.EvaluationFixtures.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.cli.evaluate.input.AlertRecord;
import io.ringfence.cli.evaluate.input.Pace;
import io.ringfence.cli.evaluate.input.TrafficStatistics;
import io.ringfence.cli.evaluate.input.TruthLabels;
import io.ringfence.rule.Mode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is found, wrong and a trap hit. The attack lasts from minute 100 to minute 200. */
class ScorerTest {

  private static boolean found(AlertRecord alert) {
    FolderScore scored =
        new EvaluationFixtures().attack("a", "irsf", "pbx-hacking").alert(alert).scored();
    boolean found = scored.attacks().get(0).found();
    assertThat(scored.alerts()).allMatch(each -> each.right() == found);
    return found;
  }

  @Test
  void anAlertOnItsSubjectUnderAnyOfItsNamesFindsAnAttack() {
    assertThat(found(alert("r", "irsf", "a", 150, 160))).isTrue();
    assertThat(found(alert("r", "pbx-hacking", "a", 150, 160))).isTrue();
  }

  @Test
  void anotherNameDoesNotFindItAndIsWrongButRemembered() {
    FolderScore scored =
        new EvaluationFixtures().attack("a", "irsf").alert("r", "robocall", "a").scored();

    assertThat(scored.attacks().get(0).found()).isFalse();
    assertThat(scored.attacks().get(0).misnamed()).hasSize(1);
    assertThat(scored.alerts()).singleElement().matches(each -> !each.right());
  }

  @Test
  void aShadowAlertUnderAnotherNameIsNotWorthRemembering() {
    FolderScore scored =
        new EvaluationFixtures().attack("a", "irsf").shadow("r", "robocall", "a").scored();

    assertThat(scored.attacks().get(0).misnamed()).isEmpty();
  }

  @Test
  void anotherSubjectDoesNotFindIt() {
    assertThat(found(alert("r", "irsf", "b", 150, 160))).isFalse();
  }

  @Test
  void whoIsAccusedBesideTheSubjectCounts() {
    assertThat(found(alert("r", "irsf", "b", Set.of(account("a")), 150 * MINUTE, 160 * MINUTE)))
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "150, 160, true", // within
    "0, 6000000, true", // touches its beginning
    "0, 5999999, false",
    "15600000, 20000000, true", // an hour after its end
    "15600001, 20000000, false",
    "0, 90000000, true" // around it
  })
  void anAlertMustTouchTheTimeFromItsBeginningToAnHourAfterItsEnd(
      long first, long last, boolean expected) {
    boolean minutes = first == 150;
    AlertRecord alert =
        alert(
            "r",
            "irsf",
            "a",
            Set.of(),
            minutes ? first * MINUTE : first,
            minutes ? last * MINUTE : last);

    assertThat(found(alert)).isEqualTo(expected);
  }

  @Test
  void aShadowAlertFindsNothingAndIsKeptApart() {
    FolderScore scored =
        new EvaluationFixtures().attack("a", "irsf").shadow("r", "irsf", "a").scored();

    assertThat(scored.attacks().get(0).found()).isFalse();
    assertThat(scored.attacks().get(0).shadow()).hasSize(1);
    assertThat(scored.attacks().get(0).millis()).isEmpty();
  }

  @Test
  void aRetractedAlertIsNoneAndNeitherIsThatOfARuleTurnedOff() {
    AlertRecord alert = alert("r", "irsf", "a", 150, 160);
    FolderScore scored =
        new EvaluationFixtures()
            .attack("a", "irsf")
            .trap("twin", "a")
            .alert(with(alert, Mode.ENFORCE, true))
            .alert(with(alert, Mode.SHADOW, true))
            .alert(with(alert, Mode.OFF, false))
            .scored();

    assertThat(scored.attacks().get(0).found()).isFalse();
    assertThat(scored.attacks().get(0).shadow()).isEmpty();
    assertThat(scored.alerts()).isEmpty();
  }

  @Test
  void aTrapIsHitEvenByAnAlertThatIsRight() {
    FolderScore scored =
        new EvaluationFixtures()
            .attack("a", "irsf")
            .trap("hospital", "b")
            .trap("school", "c")
            .alert(alert("r", "irsf", "a", Set.of(account("b")), 150 * MINUTE, 160 * MINUTE))
            .scored();

    assertThat(scored.alerts())
        .singleElement()
        .isEqualTo(new ScoredAlert(scored.alerts().get(0).alert(), true, Set.of("hospital")));
  }

  @Test
  void oneAlertMayExplainSeveralAttacks() {
    FolderScore scored =
        new EvaluationFixtures()
            .attack("a", "irsf")
            .attack("b", "irsf")
            .alert(alert("r", "irsf", "a", Set.of(account("b")), 150 * MINUTE, 160 * MINUTE))
            .scored();

    assertThat(scored.attacks()).allMatch(AttackOutcome::found);
  }

  @Test
  void timeAndSignalsRunUntilTheFirstHitOfTheFirstRightAlert() {
    FolderScore scored =
        new EvaluationFixtures()
            .attack("a", "irsf")
            .alert(alert("late", "irsf", "a", 160, 170))
            .alert(alert("early", "irsf", "a", 130, 200))
            .alert(alert("misnamed", "robocall", "a", 110, 200))
            .alert(with(alert("shadow", "irsf", "a", 110, 200), Mode.SHADOW, false))
            .scored();

    AttackOutcome outcome = scored.attacks().get(0);
    assertThat(outcome.millis()).hasValue(30 * MINUTE);
    // At 100, 110, 120, and the one at which the rule held.
    assertThat(outcome.signals()).hasValue(4);
  }

  @Test
  void anAlertThatWasUpBeforeTakesNoTime() {
    FolderScore scored =
        new EvaluationFixtures()
            .attack("a", "irsf")
            .alert(alert("r", "irsf", "a", 50, 120))
            .scored();

    assertThat(scored.attacks().get(0).millis()).hasValue(0);
    assertThat(scored.attacks().get(0).signals()).hasValue(0);
  }

  /** Half of the alerts are about accounts that are attacked, ten of them about each. */
  private static long looks(int attacks) {
    Looks looks = new Looks();
    EvaluationFixtures made = new EvaluationFixtures();
    for (int i = 0; i < attacks; i++) {
      made.attack(
          "a" + i, Pace.NORMAL, looks.at(List.of("irsf")), looks.at(Set.of(account("a" + i))));
    }
    for (int i = 0; i < 20 * attacks; i++) {
      AlertRecord alert = alert("r" + i / (2 * attacks), "irsf", "a" + i % (2 * attacks), 150, 160);
      made.alert(with(alert, looks.at(List.copyOf(alert.accused()))));
    }

    Evaluation evaluation = made.evaluated();

    assertThat(evaluation.total().normal()).isEqualTo(new Share(attacks, attacks));
    assertThat(evaluation.total().right()).isEqualTo(new Share(10 * attacks, 20 * attacks));
    return looks.count();
  }

  /** Alerts times attacks would be four times the work. */
  @Test
  void twiceAsManyAlertsOfTwiceAsManyAttacksAreTwiceTheWork() {
    long once = looks(200);

    assertThat(once).isPositive();
    assertThat(looks(400)).isLessThan(3 * once);
  }

  @Test
  void subscribersAreTheAccountsUnlessTheTruthSaysMore() {
    TrafficStatistics journal = new TrafficStatistics(10, 7, 0, 1, Map.of());
    TruthLabels unknown = new TruthLabels(List.of(), List.of(), 0);
    TruthLabels known = new TruthLabels(List.of(), List.of(), 50);

    assertThat(Scorer.score("x", unknown, journal, List.of()).subscribers()).isEqualTo(7);
    assertThat(Scorer.score("x", known, journal, List.of()).subscribers()).isEqualTo(50);
  }
}
