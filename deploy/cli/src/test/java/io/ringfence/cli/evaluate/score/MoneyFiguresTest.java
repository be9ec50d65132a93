package io.ringfence.cli.evaluate.score;

import static io.ringfence.cli.evaluate.score.EvaluationFixtures.alert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Recall, weighed by money. */
class MoneyFiguresTest {

  private static MoneyFigures of(EvaluationFixtures made) {
    return MoneyFigures.of(List.of(made.scored()));
  }

  @Test
  void attacksCountByWhatTheyCostIfTheirAlertIsInTime() {
    MoneyFigures money =
        of(
            new EvaluationFixtures()
                .attack("a", "irsf")
                .costs(3)
                .alert(alert("r", "irsf", "a", 100, 160))
                .attack("b", "irsf")
                .costs(1)
                .attack("free", "sip-scan"));

    assertThat(money.attacks()).isEqualTo(2);
    assertThat(money.lost()).isEqualTo(4);
    assertThat(money.recall().orElseThrow()).isCloseTo(0.75, within(1e-9));
  }

  @Test
  void noAttackCountsForMoreThanTenTimesTheMedian() {
    MoneyFigures money =
        of(
            new EvaluationFixtures()
                .attack("a", "irsf")
                .costs(1)
                .attack("b", "irsf")
                .costs(1)
                .alert(alert("r", "irsf", "b", 100, 160))
                .attack("vast", "irsf")
                .costs(1_000));

    assertThat(money.cap()).isEqualTo(10);
    assertThat(money.recall().orElseThrow()).isCloseTo(1 / 12.0, within(1e-9));
  }

  @Test
  void withoutMoneyThereIsNoFigure() {
    assertThat(of(new EvaluationFixtures().attack("a", "irsf")).recall()).isEmpty();
  }
}
