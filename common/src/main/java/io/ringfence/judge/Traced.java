package io.ringfence.judge;

import io.ringfence.rule.Rule;
import java.util.ArrayList;
import java.util.List;

/**
 * A settled signal that is remembered so that a listing learnt later can judge it again: what the
 * rules that read the standing ask of it, and no more.
 *
 * @param hits slots of those rules that held
 */
record Traced(Sighting sighting, long time, List<Integer> hits) {

  /** As it was kept. */
  static Traced of(Pending kept) {
    return new Traced(kept.sighting(), kept.time(), kept.hits());
  }

  /** What is to be kept of a signal that is being settled, for these rules. */
  static Traced of(Pending settled, List<Rule> rules) {
    List<Integer> slots = new ArrayList<>(rules.size());
    List<Integer> hits = new ArrayList<>(1);
    List<Sighting.Fact> facts = new ArrayList<>(1);
    for (Rule rule : rules) {
      slots.add(rule.slot());
      if (settled.hit(rule.slot())) {
        hits.add(rule.slot());
      }
    }
    for (Sighting.Fact fact : settled.sighting().facts()) {
      if (rules.stream().anyMatch(rule -> asksFor(rule, fact))) {
        facts.add(fact);
      }
    }
    return new Traced(settled.sighting().traced(slots, facts), settled.time(), hits);
  }

  private static boolean asksFor(Rule rule, Sighting.Fact fact) {
    return rule.facts().stream().anyMatch(field -> field.id() == fact.field());
  }
}
