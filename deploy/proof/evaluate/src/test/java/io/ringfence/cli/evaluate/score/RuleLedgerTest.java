package io.ringfence.cli.evaluate.score;

import static io.ringfence.cli.evaluate.score.EvaluationFixtures.MINUTE;
import static io.ringfence.cli.evaluate.score.EvaluationFixtures.account;
import static io.ringfence.cli.evaluate.score.EvaluationFixtures.alert;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.cli.evaluate.score.RuleFigures.Known;
import io.ringfence.rule.Mode;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What each rule adds, and costs in wrong accusations. */
class RuleLedgerTest {

  private static RuleFigures rule(Evaluation evaluation, String id) {
    return evaluation.rules().stream()
        .filter(each -> each.rule().id().equals(id))
        .findAny()
        .orElseThrow();
  }

  @Test
  void aRuleFindsAloneWhatNoOtherEnforcedRuleFinds() {
    Evaluation evaluation =
        new EvaluationFixtures()
            .attack("a", "irsf")
            .attack("b", "irsf")
            .attack("c", "irsf")
            .alert("one", "irsf", "a")
            .alert("one", "irsf", "a")
            .alert("one", "irsf", "b")
            .alert("two", "irsf", "b")
            .shadow("quiet", "irsf", "a")
            .evaluated();

    assertThat(rule(evaluation, "one").attacks()).isEqualTo(2);
    assertThat(rule(evaluation, "one").attacksAlone()).isEqualTo(1);
    assertThat(rule(evaluation, "two").attacks()).isEqualTo(1);
    assertThat(rule(evaluation, "two").attacksAlone()).isZero();
  }

  @Test
  void aShadowRuleShowsWhatItWouldAdd() {
    Evaluation evaluation =
        new EvaluationFixtures()
            .attack("a", "irsf")
            .attack("b", "irsf")
            .alert("one", "irsf", "a")
            .shadow("quiet", "irsf", "a")
            .shadow("quiet", "irsf", "b")
            .shadow("other", "irsf", "b")
            .shadow("quiet", "irsf", "nobody")
            .evaluated();

    RuleFigures quiet = rule(evaluation, "quiet");
    assertThat(quiet.rule()).isEqualTo(new Known("quiet", Mode.SHADOW, "irsf"));
    assertThat(quiet.attacks()).isEqualTo(2);
    assertThat(quiet.attacksAlone()).isEqualTo(1);
    assertThat(quiet.wrong()).isEqualTo(1);
    assertThat(quiet.wrongAlone()).isEqualTo(1);
  }

  @Test
  void aRuleThatWasInShadowFirstFindsAnAttackOnce() {
    Evaluation evaluation =
        new EvaluationFixtures()
            .attack("a", "irsf")
            .shadow("one", "irsf", "a")
            .alert("one", "irsf", "a")
            .evaluated();

    assertThat(rule(evaluation, "one").attacks()).isEqualTo(1);
  }

  @Test
  void anAlertIsWrongAloneIfNoOtherEnforcedRuleWronglyAccusesAnyOfItsSubjects() {
    Evaluation evaluation =
        new EvaluationFixtures()
            .attack("c", "irsf")
            .alert("one", "irsf", "a")
            .alert("two", "irsf", "a")
            .alert("two", "irsf", "b")
            .alert("two", "irsf", "b")
            .shadow("quiet", "irsf", "b")
            .alert(alert("two", "irsf", "x", Set.of(account("a")), MINUTE, MINUTE))
            .alert("one", "irsf", "c")
            .alert("two", "tdos", "c")
            .evaluated();

    assertThat(rule(evaluation, "one").wrong()).isEqualTo(1);
    assertThat(rule(evaluation, "one").wrongAlone()).isZero();
    assertThat(rule(evaluation, "two").wrong()).isEqualTo(5);
    // Both on b; and that on c, whom the other rule accuses rightly.
    assertThat(rule(evaluation, "two").wrongAlone()).isEqualTo(3);
    assertThat(rule(evaluation, "quiet").wrongAlone()).isZero();
  }

  @Test
  void aRuleThatRaisesNothingIsListedAndEnforcedOnesComeFirst() {
    Evaluation evaluation =
        Evaluation.of(
            List.of(new EvaluationFixtures().alert("found", "irsf", "a").scored()),
            List.of(
                new Known("a-shadow", Mode.SHADOW, "irsf"),
                new Known("z-silent", Mode.ENFORCE, "irsf")));

    assertThat(evaluation.rules())
        .extracting(each -> each.rule().id())
        .containsExactly("found", "z-silent", "a-shadow");
    assertThat(rule(evaluation, "z-silent").right()).isEqualTo(new Share(0, 0));
  }

  @Test
  void trapsThatARuleAccusesAreNamed() {
    Evaluation evaluation =
        new EvaluationFixtures().trap("hospital", "h").shadow("quiet", "tdos", "h").evaluated();

    assertThat(rule(evaluation, "quiet").traps().traps()).containsExactly("hospital");
  }
}
