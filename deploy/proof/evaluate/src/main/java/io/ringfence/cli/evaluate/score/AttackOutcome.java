package io.ringfence.cli.evaluate.score;

import io.ringfence.cli.evaluate.input.AlertRecord;
import io.ringfence.cli.evaluate.input.TruthLabels.Attack;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What became of one attack.
 *
 * @param right enforced alerts that explain it
 * @param shadow alerts that would, if their rules were enforced
 * @param misnamed enforced alerts at the right time on the right subjects, but under another name
 * @param stories into how many stories the alerts that explain it fall
 * @param millis from its start to the first right alert; empty if it was not found
 * @param signals how many of its signals there were until then; empty if it was not found, or none
 *     of its signals is known
 */
public record AttackOutcome(
    Attack attack,
    List<AlertRecord> right,
    List<AlertRecord> shadow,
    List<AlertRecord> misnamed,
    int stories,
    OptionalLong millis,
    OptionalLong signals) {

  public boolean found() {
    return !right.isEmpty();
  }

  /** Rules of those alerts. */
  public static Set<String> rules(List<AlertRecord> alerts) {
    return alerts.stream()
        .map(alert -> alert.story().rule())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
