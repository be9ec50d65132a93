package io.ringfence.cli.evaluate.score;

import static io.ringfence.cli.evaluate.score.EvaluationFixtures.MINUTE;
import static io.ringfence.cli.evaluate.score.EvaluationFixtures.alert;
import static io.ringfence.cli.evaluate.score.EvaluationFixtures.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.cli.evaluate.input.Pace;
import io.ringfence.cli.evaluate.input.TruthLabels.Attack;
import io.ringfence.rule.Severity;
import io.ringfence.signal.Subject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the figures of a fraud, and of all, are made of. */
class EvaluationTest {

  private static FraudFigures fraud(Evaluation evaluation, String name) {
    return evaluation.frauds().stream()
        .filter(each -> each.fraud().equals(name))
        .findAny()
        .orElseThrow();
  }

  @Test
  void anAttackCountsUnderItsBestNameAndAnAlertUnderItsOwn() {
    Evaluation evaluation =
        new EvaluationFixtures()
            .attack("a", "account-takeover", "irsf")
            .attack("b", "account-takeover")
            .alert("r", "irsf", "a")
            .alert("r", "irsf", "nobody")
            .evaluated();

    assertThat(evaluation.frauds())
        .extracting(FraudFigures::fraud)
        .containsExactly("account-takeover", "irsf");
    assertThat(fraud(evaluation, "account-takeover").normal()).isEqualTo(new Share(1, 2));
    assertThat(fraud(evaluation, "account-takeover").right()).isEqualTo(new Share(0, 0));
    assertThat(fraud(evaluation, "irsf").normal()).isEqualTo(new Share(0, 0));
    assertThat(fraud(evaluation, "irsf").right()).isEqualTo(new Share(1, 2));
    assertThat(evaluation.total().normal()).isEqualTo(new Share(1, 2));
    assertThat(evaluation.total().right()).isEqualTo(new Share(1, 2));
  }

  @Test
  void normalAndSlowAttacksAreCountedApart() {
    Evaluation evaluation =
        new EvaluationFixtures()
            .attack("a", Pace.SLOW, "irsf")
            .attack("b", Pace.SLOW, "irsf")
            .attack("c", Pace.NORMAL, "irsf")
            .alert("r", "irsf", "b")
            .evaluated();

    assertThat(evaluation.total().slow()).isEqualTo(new Share(1, 2));
    assertThat(evaluation.total().normal()).isEqualTo(new Share(0, 1));
  }

  @Test
  void aShadowAlertIsNeitherRightNorWrong() {
    Evaluation evaluation =
        new EvaluationFixtures()
            .attack("a", "irsf")
            .trap("hospital", "b")
            .shadow("r", "irsf", "a")
            .shadow("r", "tdos", "b")
            .evaluated();

    assertThat(evaluation.total().right()).isEqualTo(new Share(0, 0));
    assertThat(evaluation.total().traps().count()).isZero();
    assertThat(evaluation.frauds()).extracting(FraudFigures::fraud).containsExactly("irsf");
  }

  @Test
  void halfOfTheFoundAttacksAreFoundWithinTheMedian() {
    EvaluationFixtures made = new EvaluationFixtures().attack("missed", "irsf");
    for (int i = 0; i < 10; i++) {
      made.attack("a" + i, "irsf").alert(alert("r", "irsf", "a" + i, 101 + i, 200));
    }

    FraudFigures irsf = fraud(made.evaluated(), "irsf");

    assertThat(irsf.medianMillis()).hasValue(6 * MINUTE);
    assertThat(irsf.ninetiethMillis()).hasValue(10 * MINUTE);
    // The tenth is found at 110, when there have been two signals; the others after one.
    assertThat(irsf.medianSignals()).hasValue(1);
  }

  @Test
  void wrongAlertsAreCountedPerThousandSubscribersAndDay() {
    Evaluation evaluation =
        new EvaluationFixtures()
            .of(2_000, 3)
            .attack("a", "irsf")
            .alert("r", "irsf", "a")
            .alert("r", "irsf", "b")
            .alert("r", "irsf", "c")
            .alert("r", "irsf", "d")
            .evaluated();

    assertThat(evaluation.total().wrong()).isEqualTo(3);
    assertThat(evaluation.total().wrongPerThousandDays()).hasValue(0.5);
  }

  @Test
  void trapHitsAreCountedBySeverityAndNamed() {
    Evaluation evaluation =
        new EvaluationFixtures()
            .trap("hospital", "h")
            .trap("school", "s")
            .trap("office", "o")
            .alert("r", "tdos", "h")
            .alert("r", "tdos", "h")
            .alert(with(alert("r", "tdos", "s", 1, 2), Severity.CRITICAL))
            .evaluated();

    TrapHits hits = fraud(evaluation, "tdos").traps();
    assertThat(hits.bySeverity()).isEqualTo(Map.of(Severity.MEDIUM, 2, Severity.CRITICAL, 1));
    assertThat(hits.traps()).containsExactly("hospital", "school");
    assertThat(hits.grave()).isEqualTo(1);
    assertThat(hits.graveTraps()).containsExactly("school");
  }

  @Test
  void alertsAreFewWhereAnAttackIsReportedOnceUnderEachName() {
    Evaluation evaluation =
        new EvaluationFixtures()
            .attack("a", "account-takeover", "irsf")
            .attack("b", "irsf")
            .alert("takeover", "account-takeover", "a")
            .alert("burst", "irsf", "a")
            .alert("burst", "irsf", "b")
            .alert("many", "irsf", "b")
            .alert("again", "irsf", "b")
            .alert("again", "irsf", "nobody")
            .evaluated();

    assertThat(fraud(evaluation, "account-takeover").alertsPerStory()).hasValue(1);
    assertThat(fraud(evaluation, "irsf").alertsPerStory()).hasValue(2);
    assertThat(evaluation.total().alertsPerStory()).hasValue(5 / 3.0);
  }

  @Test
  void anAttackIsBestReportedAsOneStory() {
    Evaluation evaluation =
        new EvaluationFixtures()
            .attack("a", "account-takeover", "irsf")
            .attack("b", "irsf")
            .attack("c", "irsf")
            .alert("takeover", "account-takeover", "a")
            .alert("burst", "irsf", "a")
            .alert(alert("burst", "irsf", "b", 100, 101))
            .alert(alert("burst", "irsf", "b", 199 + 360, 600))
            .alert(alert("again", "irsf", "b", 199, 199))
            .alert("burst", "irsf", "nobody")
            .evaluated();

    assertThat(fraud(evaluation, "account-takeover").storiesPerAttack()).hasValue(1);
    assertThat(fraud(evaluation, "irsf").storiesPerAttack()).hasValue(1);
    assertThat(evaluation.total().storiesPerAttack()).hasValue(1);
    assertThat(evaluation.folders().get(0).stories()).isEqualTo(3);
  }

  @Test
  void anAttackThatFallsIntoSeveralStoriesIsNotReadAsOne() {
    EvaluationFixtures made =
        new EvaluationFixtures()
            .attack("a", "irsf")
            .attack("b", "irsf")
            .alert("burst", "irsf", "b");
    // What so many name, and no alert is about itself, is common.
    for (int i = 0; i < 9; i++) {
      Set<Subject> behind = Set.of(EvaluationFixtures.account("a"));
      made.alert(alert("burst", "irsf", "x" + i, behind, 150 * MINUTE, 160 * MINUTE));
    }

    Evaluation evaluation = made.evaluated();

    assertThat(evaluation.total().storiesPerAttack()).hasValue(1.5);
    assertThat(evaluation.total().mixedStories()).isZero();
  }

  @Test
  void aStoryThatMakesOneOfTwoAttacksIsMixed() {
    EvaluationFixtures made =
        new EvaluationFixtures()
            .attack("a", "irsf")
            .attack("b", "robocall")
            .alert("burst", "irsf", "a")
            .alert("calls", "robocall", "b")
            .alert(alert("bridge", "tdos", "x", both(), 150 * MINUTE, 160 * MINUTE));

    Evaluation evaluation = made.evaluated();

    assertThat(evaluation.total().mixedStories()).isEqualTo(1);
    assertThat(fraud(evaluation, "irsf").mixedStories()).isEqualTo(1);
    assertThat(fraud(evaluation, "robocall").mixedStories()).isEqualTo(1);
    assertThat(fraud(evaluation, "tdos").mixedStories()).isZero();
    assertThat(evaluation.folders().get(0).mixed())
        .singleElement()
        .satisfies(
            mixed ->
                assertThat(mixed)
                    .extracting(Attack::id)
                    .containsExactly("attack-on-a", "attack-on-b"));
  }

  @Test
  void attacksThatOneAlertExplainsAreNoMixture() {
    Evaluation evaluation =
        new EvaluationFixtures()
            .attack("a", "irsf")
            .attack("b", "irsf")
            .alert("burst", "irsf", "a")
            .alert("burst", "irsf", "b")
            .alert(alert("both", "irsf", "x", both(), 150 * MINUTE, 160 * MINUTE))
            .evaluated();

    assertThat(evaluation.total().mixedStories()).isZero();
    assertThat(evaluation.total().storiesPerAttack()).hasValue(1);
  }

  private static Set<Subject> both() {
    return Set.of(EvaluationFixtures.account("a"), EvaluationFixtures.account("b"));
  }

  @Test
  void severalFoldersAreAddedUpEvenIfTheirAttacksHaveEqualNames() {
    EvaluationFixtures found =
        new EvaluationFixtures().of(1_000, 1).attack("a", "irsf").alert("r", "irsf", "a");
    EvaluationFixtures missed =
        new EvaluationFixtures().of(1_000, 3).attack("a", "irsf").alert("r", "irsf", "b");

    Evaluation evaluation = Evaluation.of(List.of(found.scored(), missed.scored()), List.of());

    assertThat(evaluation.total().normal()).isEqualTo(new Share(1, 2));
    assertThat(evaluation.total().right()).isEqualTo(new Share(1, 2));
    assertThat(evaluation.total().wrongPerThousandDays()).hasValue(0.25);
  }

  @Test
  void whatDidNotHappenHasNoFigures() {
    FraudFigures total = new EvaluationFixtures().of(0, 0).evaluated().total();

    assertThat(total.normal().ratio()).isEmpty();
    assertThat(total.medianMillis()).isEmpty();
    assertThat(total.medianSignals()).isEmpty();
    assertThat(total.wrongPerThousandDays()).isEmpty();
    assertThat(total.alertsPerStory()).isEmpty();
  }
}
