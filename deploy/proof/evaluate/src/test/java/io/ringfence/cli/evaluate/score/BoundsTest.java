package io.ringfence.cli.evaluate.score;

import static io.ringfence.cli.evaluate.score.EvaluationFixtures.alert;
import static io.ringfence.cli.evaluate.score.EvaluationFixtures.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.cli.evaluate.input.Pace;
import io.ringfence.rule.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What has to hold, each just held and just missed. */
class BoundsTest {

  private static EvaluationFixtures attacks(int found, int of, Pace pace, String fraud) {
    return attacks(new EvaluationFixtures().of(1_000_000, 1), found, of, pace, fraud);
  }

  private static EvaluationFixtures attacks(
      EvaluationFixtures made, int found, int of, Pace pace, String fraud) {
    for (int i = 0; i < of; i++) {
      String account = fraud + pace + i;
      made.attack(account, pace, fraud);
      if (i < found) {
        made.alert(alert("r", fraud, account, 100, 160));
      }
    }
    return made;
  }

  private static List<String> missed(EvaluationFixtures made) {
    return made.evaluated().bounds().stream()
        .filter(bound -> !bound.held())
        .map(Bound::what)
        .toList();
  }

  @Test
  void nineteenOfTwentyAreFoundAtNormalPace() {
    assertThat(missed(attacks(19, 20, Pace.NORMAL, "irsf"))).isEmpty();
    assertThat(missed(attacks(18, 20, Pace.NORMAL, "irsf")))
        .containsExactly("recall at normal pace, all frauds");
  }

  @Test
  void sevenOfTenAreFoundAtSlowPace() {
    assertThat(missed(attacks(7, 10, Pace.SLOW, "irsf"))).isEmpty();
    assertThat(missed(attacks(6, 10, Pace.SLOW, "irsf")))
        .containsExactly("recall at slow pace, all frauds");
  }

  @Test
  void fourOfFiveAreFoundOfEachFraudAndHalfOfTheSlowOnes() {
    EvaluationFixtures held = attacks(99, 99, Pace.NORMAL, "irsf");
    attacks(held, 99, 99, Pace.SLOW, "irsf");
    attacks(held, 4, 5, Pace.NORMAL, "tdos");
    attacks(held, 1, 2, Pace.SLOW, "tdos");
    EvaluationFixtures broken = attacks(99, 99, Pace.NORMAL, "irsf");
    attacks(broken, 99, 99, Pace.SLOW, "irsf");
    attacks(broken, 3, 4, Pace.NORMAL, "tdos");
    attacks(broken, 1, 3, Pace.SLOW, "tdos");

    assertThat(missed(held)).isEmpty();
    assertThat(missed(broken))
        .containsExactly("recall at normal pace, tdos", "recall at slow pace, tdos");
  }

  @Test
  void nineOfTenEnforcedAlertsAreRight() {
    EvaluationFixtures made = attacks(9, 9, Pace.NORMAL, "irsf").alert("r", "irsf", "nobody");
    assertThat(missed(made)).isEmpty();

    made.alert("r", "irsf", "somebody");

    assertThat(missed(made)).containsExactly("enforced alerts that are right");
  }

  @Test
  void noTrapIsAccusedOfSomethingHighOrCritical() {
    for (Severity severity : Severity.values()) {
      EvaluationFixtures made = attacks(99, 99, Pace.NORMAL, "irsf").trap("hospital", "h");
      made.alert(with(alert("r", "tdos", "h", 1, 2), severity));

      Evaluation evaluation = made.evaluated();

      if (severity.compareTo(Severity.HIGH) < 0) {
        assertThat(evaluation.good()).isTrue();
      } else {
        assertThat(evaluation.bounds())
            .filteredOn(bound -> !bound.held())
            .singleElement()
            .satisfies(
                bound ->
                    assertThat(bound.sentence())
                        .isEqualTo("high or critical alerts on a trap: 1 (hospital), at most 0"));
      }
    }
  }

  @Test
  void oneAlertIsWrongInTwoThousandDaysOfASubscriber() {
    EvaluationFixtures held =
        attacks(new EvaluationFixtures().of(2_000, 1), 99, 99, Pace.NORMAL, "irsf");
    held.alert("r", "irsf", "nobody");
    EvaluationFixtures broken =
        attacks(new EvaluationFixtures().of(1_999, 1), 99, 99, Pace.NORMAL, "irsf");
    broken.alert("r", "irsf", "nobody");
    EvaluationFixtures endless =
        attacks(new EvaluationFixtures().of(0, 1), 99, 99, Pace.NORMAL, "irsf");
    endless.alert("r", "irsf", "nobody");

    assertThat(missed(held)).isEmpty();
    assertThat(missed(broken)).containsExactly("wrong alerts per 1,000 subscribers and day");
    assertThat(missed(endless)).containsExactly("wrong alerts per 1,000 subscribers and day");
  }

  /** The made attack has a signal every ten minutes from minute 100 to minute 200. */
  @Test
  void irsfIsSeenWithinTenSignals() {
    EvaluationFixtures held =
        new EvaluationFixtures().attack("a", "irsf").alert(alert("r", "irsf", "a", 199, 200));
    EvaluationFixtures broken =
        new EvaluationFixtures().attack("a", "irsf").alert(alert("r", "irsf", "a", 200, 200));

    assertThat(missed(held)).isEmpty();
    assertThat(missed(broken)).containsExactly("signals until the alert, irsf");
  }

  @Test
  void theOtherFraudsHeldToSignalsAreThoseOfTheGoals() {
    EvaluationFixtures made = new EvaluationFixtures().of(1_000_000, 1);
    for (String fraud :
        List.of("registration-brute-force", "wangiri", "sip-scan", "sms-spam", "tdos")) {
      attacks(made, 1, 1, Pace.NORMAL, fraud);
    }

    assertThat(made.evaluated().bounds())
        .filteredOn(bound -> bound.what().startsWith("signals"))
        .extracting(Bound::sentence)
        .containsExactly(
            "signals until the alert, registration-brute-force: 1 (median), at most 15",
            "signals until the alert, sip-scan: 1 (median), at most 30",
            "signals until the alert, sms-spam: 1 (median), at most 50",
            "signals until the alert, wangiri: 1 (median), at most 30");
  }

  @Test
  void whatDidNotHappenIsNotHeldToAnything() {
    assertThat(new EvaluationFixtures().evaluated().bounds())
        .extracting(Bound::what)
        .containsExactly(
            "high or critical alerts on a trap", "wrong alerts per 1,000 subscribers and day");
  }
}
