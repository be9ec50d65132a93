package io.ringfence.cli.evaluate.score;

import io.ringfence.cli.cost.PackCost;
import io.ringfence.cli.cost.RuleCost;
import io.ringfence.cli.evaluate.input.AlertRecord;
import io.ringfence.cli.evaluate.score.RuleFigures.Known;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The figures of a pack, over one folder or several.
 *
 * @param frauds by name: every best name of an attack, and every name that an enforced alert bears
 * @param aside what enforced rules raise off the queue
 * @param money at stake, and how much of it was still to be saved
 * @param rules by id, enforced ones first
 * @param bounds those that apply
 * @param cost of the rules, where it was asked for
 */
public record Evaluation(
    List<FolderScore> folders,
    FraudFigures total,
    List<FraudFigures> frauds,
    AsideFigures aside,
    MoneyFigures money,
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
    MoneyFigures money = MoneyFigures.of(folders);
    return new Evaluation(
        List.copyOf(folders),
        total,
        frauds,
        AsideFigures.of(folders),
        money,
        RuleLedger.figures(rules, folders),
        Bounds.of(folders, total, frauds, money),
        Optional.empty());
  }

  /** The same with what the rules cost. */
  public Evaluation with(PackCost measured) {
    return new Evaluation(
        folders, total, frauds, aside, money, rules, bounds, Optional.of(measured));
  }

  /** Enforced alerts that name a bystander, and listings of bystanders. */
  public long wrongAccusations() {
    return folders.stream().mapToLong(FolderScore::wrongAccusations).sum();
  }

  /** The same per 1,000 subscribers and day; empty if there were no subscribers or no time. */
  public OptionalDouble wrongAccusationsPerThousandDays() {
    return perThousandDays(folders, wrongAccusations());
  }

  static OptionalDouble perThousandDays(List<FolderScore> folders, long count) {
    double days = folders.stream().mapToDouble(FolderScore::subscriberDays).sum();
    return days > 0 ? OptionalDouble.of(1_000 * count / days) : OptionalDouble.empty();
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
