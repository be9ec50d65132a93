package io.ringfence.cli.evaluate.score;

import static io.ringfence.cli.evaluate.score.EvaluationFixtures.MINUTE;
import static io.ringfence.cli.evaluate.score.EvaluationFixtures.account;
import static io.ringfence.cli.evaluate.score.EvaluationFixtures.alert;
import static io.ringfence.cli.evaluate.score.EvaluationFixtures.aside;
import static io.ringfence.cli.evaluate.score.EvaluationFixtures.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.ringfence.cli.evaluate.input.AlertRecord;
import io.ringfence.cli.evaluate.input.TrafficStatistics;
import io.ringfence.cli.evaluate.input.TruthLabels;
import io.ringfence.rule.Mode;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
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
  void anAlertOffTheQueueIsRightUnderAnyNameButFindsNothing() {
    FolderScore scored =
        new EvaluationFixtures()
            .attack("a", "irsf")
            .alert(aside(alert("r", "sip-scan", "a", 150, 160)))
            .scored();

    assertThat(scored.attacks().get(0).found()).isFalse();
    assertThat(scored.attacks().get(0).aside()).hasSize(1);
    assertThat(scored.alerts()).singleElement().matches(ScoredAlert::right);
    assertThat(scored.stories()).isZero();
  }

  @Test
  void anAlertOffTheQueueThatNamesABystanderIsWrongLikeAnyOther() {
    FolderScore scored =
        new EvaluationFixtures()
            .attack("a", "irsf")
            .trap("hotel", "h")
            .of(1_000, 1)
            .alert(aside(alert("r", "sip-scan", "a", 150, 160)))
            .alert(aside(alert("r", "sip-scan", "h", 150, 160)))
            .scored();

    FraudFigures total = FraudFigures.total(List.of(scored));
    assertThat(total.right()).isEqualTo(new Share(0, 1));
    assertThat(total.wrongPerThousandDays()).hasValue(1);
    assertThat(total.traps().count()).isEqualTo(1);
    AsideFigures aside = AsideFigures.of(List.of(scored));
    assertThat(aside.right()).isEqualTo(new Share(1, 2));
    assertThat(aside.attacks()).isEqualTo(new Share(1, 1));
    assertThat(aside.medianMillis()).hasValue(50 * MINUTE);
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
        .isEqualTo(
            new ScoredAlert(
                scored.alerts().get(0).alert(),
                true,
                true,
                Set.of("hospital"),
                Set.of(account("b"))));
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

  @Test
  void aHundredThousandAlertsOfAThousandAttacksAreScoredAtOnce() {
    EvaluationFixtures made = new EvaluationFixtures();
    for (int i = 0; i < 1_000; i++) {
      made.attack("a" + i, "irsf");
    }
    for (int i = 0; i < 100_000; i++) {
      made.alert("r" + i % 50, "irsf", "a" + i % 2_000);
    }

    Evaluation evaluation =
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> made.evaluated());

    assertThat(evaluation.total().normal()).isEqualTo(new Share(1_000, 1_000));
    assertThat(evaluation.total().right()).isEqualTo(new Share(50_000, 100_000));
  }

  @Test
  void subscribersAreTheAccountsUnlessTheTruthSaysMore() {
    TrafficStatistics journal = new TrafficStatistics(10, 7, 0, 1, Map.of());
    TruthLabels unknown = new TruthLabels(List.of(), List.of(), OptionalLong.empty());
    TruthLabels known = new TruthLabels(List.of(), List.of(), OptionalLong.of(50));

    assertThat(Scorer.score("x", unknown, journal, List.of(), List.of()).subscribers())
        .isEqualTo(7);
    assertThat(Scorer.score("x", known, journal, List.of(), List.of()).subscribers()).isEqualTo(50);
  }

  @Test
  void aBystanderIsWronglyAccusedEvenInARightAlertAndByAListing() {
    FolderScore scored =
        new EvaluationFixtures()
            .attack("a", "irsf")
            .of(1_000, 1)
            .alert("r", "irsf", "a")
            .alert(alert("r", "irsf", "a", Set.of(account("b")), 150 * MINUTE, 160 * MINUTE))
            .alert(alert("r", "irsf", "nobody", 150, 160))
            .alert("r", "another name", "a")
            .listed(account("a"))
            .listed(account("b"))
            .listed(new Subject(SubjectKind.TRUNK, "carrier"))
            .scored();

    assertThat(scored.alerts())
        .filteredOn(ScoredAlert::accusesWrongly)
        .extracting(ScoredAlert::bystanders)
        .containsExactly(Set.of(account("b")), Set.of(account("nobody")));
    assertThat(scored.listed()).containsExactly(account("b"));
    Evaluation evaluation = Evaluation.of(List.of(scored), List.of());
    assertThat(evaluation.wrongAccusations()).isEqualTo(3);
    assertThat(evaluation.wrongAccusationsPerThousandDays()).hasValue(3);
  }
}
