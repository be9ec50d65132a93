package io.ringfence.cli.evaluate.score;

import io.ringfence.cli.evaluate.input.TruthLabels.Attack;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How much of the money at stake was still to be saved when the alert came.
 *
 * @param attacks that cost something
 * @param lost what they cost in all, in the truth's currency
 * @param cap what one attack counts for at most: ten times the median, so that one night on
 *     satellite numbers does not decide the figure alone
 * @param weighed what they count for in all
 * @param inTime what those of them count for that had an alert before a fifth of their loss
 */
public record MoneyFigures(int attacks, double lost, double cap, double weighed, double inTime) {

  /** An alert that comes before this part of an attack's loss is in time. */
  static final double IN_TIME = 0.2;

  private static final double CAP_OVER_MEDIAN = 10;

  static MoneyFigures of(List<FolderScore> folders) {
    List<AttackOutcome> costly =
        folders.stream()
            .flatMap(each -> each.attacks().stream())
            .filter(each -> each.attack().lost() > 0)
            .toList();
    double[] losses = costly.stream().mapToDouble(each -> each.attack().lost()).sorted().toArray();
    double cap = losses.length == 0 ? 0 : CAP_OVER_MEDIAN * losses[losses.length / 2];
    double lost = 0;
    double weighed = 0;
    double inTime = 0;
    for (AttackOutcome each : costly) {
      double weight = Math.min(cap, each.attack().lost());
      lost += each.attack().lost();
      weighed += weight;
      inTime += inTime(each) ? weight : 0;
    }
    return new MoneyFigures(costly.size(), lost, cap, weighed, inTime);
  }

  private static boolean inTime(AttackOutcome outcome) {
    Attack attack = outcome.attack();
    return outcome.millis().isPresent()
        && attack.lostBefore(attack.from() + outcome.millis().getAsLong())
            < IN_TIME * attack.lost();
  }

  /** Money-weighted recall; empty if nothing was at stake. */
  public OptionalDouble recall() {
    return weighed == 0 ? OptionalDouble.empty() : OptionalDouble.of(inTime / weighed);
  }
}
