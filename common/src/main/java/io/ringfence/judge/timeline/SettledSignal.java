package io.ringfence.judge.timeline;

import io.ringfence.judge.delivery.Observation;
import io.ringfence.rule.Rule;
import java.util.ArrayList;
import java.util.List;

/**
 * A settled signal that is kept so that a listing learnt later can have it evaluated again: what
 * the rules that read the standing need of it, and no more.
 *
 * @param hits slots of those rules that held
 */
public record SettledSignal(Observation observation, long time, List<Integer> hits) {

  /** As it was stored. */
  public static SettledSignal of(PendingSignal stored) {
    return new SettledSignal(stored.observation(), stored.time(), stored.hits());
  }

  /** What to keep of a signal that is being settled, for these rules. */
  public static SettledSignal of(PendingSignal settled, List<Rule> rules) {
    List<Integer> slots = new ArrayList<>(rules.size());
    List<Integer> hits = new ArrayList<>(1);
    List<Observation.Fact> facts = new ArrayList<>(1);
    for (Rule rule : rules) {
      slots.add(rule.slot());
      if (settled.isHit(rule.slot())) {
        hits.add(rule.slot());
      }
    }
    for (Observation.Fact fact : settled.observation().facts()) {
      if (rules.stream().anyMatch(rule -> reads(rule, fact))) {
        facts.add(fact);
      }
    }
    return new SettledSignal(settled.observation().reducedTo(slots, facts), settled.time(), hits);
  }

  private static boolean reads(Rule rule, Observation.Fact fact) {
    return rule.facts().stream().anyMatch(field -> field.id() == fact.field());
  }
}
