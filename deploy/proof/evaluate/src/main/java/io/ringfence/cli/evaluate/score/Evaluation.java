package io.ringfence.cli.evaluate.score;

import io.ringfence.cli.evaluate.input.AlertRecord;
import io.ringfence.cli.evaluate.score.RuleFigures.Known;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The figures of a pack, over one folder or several.
 *
 * @param frauds by name: every best name of an attack, and every name that an enforced alert bears
 * @param rules by id, enforced ones first
 * @param bounds those that apply
 */
public record Evaluation(
    List<FolderScore> folders,
    FraudFigures total,
    List<FraudFigures> frauds,
    List<RuleFigures> rules,
    List<Bound> bounds) {

  /**
   * Adds folders up.
   *
   * @param rules those that are listed even if they raised nothing
   */
  public static Evaluation of(List<FolderScore> folders, Collection<Known> rules) {
    SortedSet<String> names = new TreeSet<>();
    for (FolderScore each : folders) {
      each.attacks().forEach(outcome -> names.add(outcome.attack().best()));
      each.alerts().stream()
          .map(ScoredAlert::alert)
          .filter(AlertRecord::enforced)
          .forEach(alert -> names.add(alert.story().fraud()));
    }
    FraudFigures total = FraudFigures.total(folders);
    List<FraudFigures> frauds = names.stream().map(name -> FraudFigures.of(name, folders)).toList();
    return new Evaluation(
        List.copyOf(folders),
        total,
        frauds,
        RuleLedger.figures(rules, folders),
        Bounds.of(total, frauds));
  }

  /** Whether every bound holds. */
  public boolean good() {
    return bounds.stream().allMatch(Bound::held);
  }
}
