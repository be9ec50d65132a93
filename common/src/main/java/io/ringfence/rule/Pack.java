package io.ringfence.rule;

import java.util.List;
import java.util.Optional;

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

  /**
   * Names and slots are unique: whoever builds a pack has checked it. Rules in mode OFF are not
   * among {@link #rules}: they judge nothing, and are only known so that what they had opened is
   * closed.
   */
  public Pack(List<Measure> measures, List<Rule> rules) {
    this.measures = List.copyOf(measures);
    this.rules = rules.stream().filter(rule -> rule.mode() != Mode.OFF).toList();
    this.off = rules.stream().filter(rule -> rule.mode() == Mode.OFF).toList();
    this.measuresBySlot = new SlotIndex<>(measures, Measure::slot);
    this.rulesBySlot = new SlotIndex<>(rules, Rule::slot);
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

  /** Rules in mode OFF. */
  public List<Rule> off() {
    return off;
  }

  /** Null if this pack has no such rule; may be one in mode OFF. */
  public Rule rule(int slot) {
    return rulesBySlot.get(slot);
  }
}
