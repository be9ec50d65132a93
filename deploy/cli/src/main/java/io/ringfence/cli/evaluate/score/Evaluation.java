package io.ringfence.cli.evaluate.score;

import io.ringfence.cli.cost.PackCost;
import io.ringfence.cli.cost.RuleCost;
import io.ringfence.cli.evaluate.input.AlertRecord;
import io.ringfence.cli.evaluate.score.RuleFigures.Known;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The figures of a pack, over one folder or several.
 *
 * @param frauds by name: every best name of an attack, and every name that an enforced alert bears
 * @param rules by id, enforced ones first
 * @param bounds those that apply
 * @param cost of the rules, where it was asked for
 */
public record Evaluation(
    List<FolderScore> folders,
    FraudFigures total,
    List<FraudFigures> frauds,
    List<RuleFigures> rules,
    List<Bound> bounds,
    Optional<PackCost> cost) {

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
          .forEach(alert -> names.add(alert.fraud()));
    }
    FraudFigures total = FraudFigures.total(folders);
    List<FraudFigures> frauds = names.stream().map(name -> FraudFigures.of(name, folders)).toList();
    return new Evaluation(
        List.copyOf(folders),
        total,
        frauds,
        RuleLedger.figures(rules, folders),
        Bounds.of(total, frauds),
        Optional.empty());
  }

  /** The same with what the rules cost. */
  public Evaluation with(PackCost measured) {
    return new Evaluation(folders, total, frauds, rules, bounds, Optional.of(measured));
  }

  /** What a rule costs; empty where that was not measured. */
  public Optional<RuleCost> costOf(RuleFigures rule) {
    return cost.stream()
        .flatMap(each -> each.rules().stream())
        .filter(each -> each.rule().id().equals(rule.rule().id()))
        .findFirst();
  }

  /** Whether every bound holds. */
  public boolean good() {
    return bounds.stream().allMatch(Bound::held);
  }
}
