package io.ringfence.cli.cost;

import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Divides what a pack's rules cost among its rules, without a rest: to each what would be saved
 * without it, and of what several rules need, a part in proportion to what it would cost alone
 * beyond that. (In cost accounting this is known as the method of the alternative cost avoided.)
 */
final class CostAllocation {

  private CostAllocation() {}

  /**
   * The rules with their parts.
   *
   * @param whole of the pack, over that of no rules
   */
  static List<RuleCost> divided(ResourceCost whole, List<RuleCost> rules) {
    Shares deliveries = new Shares(whole, rules, ResourceCost::deliveries);
    Shares subjects = new Shares(whole, rules, ResourceCost::subjects);
    Shares bytes = new Shares(whole, rules, ResourceCost::bytes);
    Shares nanos = new Shares(whole, rules, ResourceCost::nanos);
    return rules.stream()
        .map(
            each ->
                each.taking(
                    new ResourceCost(
                        deliveries.of(each), subjects.of(each), bytes.of(each), nanos.of(each))))
        .toList();
  }

  /** Of one of the figures. */
  private static final class Shares {
    private final ToLongFunction<ResourceCost> figure;
    private final double perUnit;

    Shares(ResourceCost whole, List<RuleCost> rules, ToLongFunction<ResourceCost> figure) {
      this.figure = figure;
      long left = figure.applyAsLong(whole);
      long units = 0;
      for (RuleCost each : rules) {
        left -= figure.applyAsLong(each.saved());
        units += beyond(each);
      }
      perUnit = units == 0 ? 0 : (double) left / units;
    }

    private long beyond(RuleCost rule) {
      return Math.max(0, figure.applyAsLong(rule.alone()) - figure.applyAsLong(rule.saved()));
    }

    long of(RuleCost rule) {
      return figure.applyAsLong(rule.saved()) + Math.round(perUnit * beyond(rule));
    }
  }
}
