package io.ringfence.rule;

import io.ringfence.rule.parameter.Parameters;
import io.ringfence.standing.ListWeights;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A rule pack, loaded, checked and compiled: its measures and rules, found by topic by the router
 * and by slot by the judge.
 */
public final class Pack {

  private final List<Measure> measures;
  private final List<Rule> rules;
  private final List<Rule> off;
  private final SlotIndex<Measure> measuresBySlot;
  private final SlotIndex<Rule> rulesBySlot;
  private final Parameters parameters;
  private final ListWeights weights;
  private final SlotIndex<Stake> stakesBySlot;

  /** A pack without parameters for which all lists accuse. */
  public Pack(List<Measure> measures, List<Rule> rules) {
    this(measures, rules, Parameters.NONE, ListWeights.NONE);
  }

  /**
   * Names and slots are unique: whoever builds a pack has checked it. Rules in mode OFF are not
   * among {@link #rules}: they judge nothing, and are only known so that what they had opened is
   * closed.
   */
  public Pack(
      List<Measure> measures, List<Rule> rules, Parameters parameters, ListWeights weights) {
    this.parameters = parameters;
    this.weights = weights;
    this.measures = List.copyOf(measures);
    this.rules = rules.stream().filter(rule -> rule.mode() != Mode.OFF).toList();
    this.off = rules.stream().filter(rule -> rule.mode() == Mode.OFF).toList();
    this.measuresBySlot = new SlotIndex<>(measures, Measure::slot);
    this.rulesBySlot = new SlotIndex<>(rules, Rule::slot);
    Map<Integer, Stake> stakes = new TreeMap<>();
    this.rules.forEach(
        rule -> rule.stake().ifPresent(stake -> stakes.putIfAbsent(stake.slot(), stake)));
    this.stakesBySlot = new SlotIndex<>(stakes.values(), Stake::slot);
  }

  public List<Measure> measures() {
    return measures;
  }

  public List<Rule> rules() {
    return rules;
  }

  /** Null if this pack has no such measure. */
  public Measure measure(int slot) {
    return measuresBySlot.get(slot);
  }

  /** The measure that rules read by a name. */
  public Optional<Measure> named(String name) {
    return measures.stream().filter(each -> each.name().equals(name)).findFirst();
  }

  public Parameters parameters() {
    return parameters;
  }

  /** What it means to be on a list. */
  public ListWeights weights() {
    return weights;
  }

  /** The same pack with other values for some. */
  public Pack with(Parameters others) {
    return new Pack(
        measures, Stream.concat(rules.stream(), off.stream()).toList(), others, weights);
  }

  /** Null if no rule values such calls. */
  public Stake stake(int slot) {
    return stakesBySlot.get(slot);
  }

  /** Rules in mode OFF. */
  public List<Rule> off() {
    return off;
  }

  /** Null if this pack has no such rule; may be one in mode OFF. */
  public Rule rule(int slot) {
    return rulesBySlot.get(slot);
  }
}
