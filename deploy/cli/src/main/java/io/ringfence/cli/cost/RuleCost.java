package io.ringfence.cli.cost;

import io.ringfence.rule.Rule;

/**
 * What one rule costs. What it shares with others (a delivery that they need as well, a measure
 * that they read, a subject that they keep) is in {@code alone} and not in {@code saved}.
 *
 * @param judged how often its condition was asked
 * @param alone the cost of a pack of nothing but this rule and what it reads, over that of no rules
 * @param saved how much less the pack would cost without it and the measures that only it reads
 * @param part of the whole pack's cost, see {@link CostAllocation}
 * @param fullBytes what all windows of one subject take that it reads, when they are full
 */
public record RuleCost(
    Rule rule,
    long judged,
    ResourceCost alone,
    ResourceCost saved,
    ResourceCost part,
    int fullBytes) {

  RuleCost taking(long aloneNanos, long savedNanos) {
    return new RuleCost(
        rule, judged, alone.taking(aloneNanos), saved.taking(savedNanos), part, fullBytes);
  }

  RuleCost taking(ResourceCost otherPart) {
    return new RuleCost(rule, judged, alone, saved, otherPart, fullBytes);
  }
}
