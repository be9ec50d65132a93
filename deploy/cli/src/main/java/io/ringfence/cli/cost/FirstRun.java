package io.ringfence.cli.cost;

import io.ringfence.judge.Sighting;
import io.ringfence.measure.Contribution;
import io.ringfence.rule.Rule;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;

/**
 * The whole pack's run.
 *
 * @param told all deliveries, in order
 * @param sizes bytes of each subject stored at the end, its key counted in
 * @param judged how often each rule's condition was asked, by its slot
 * @param concerned keys of the subjects that may fare otherwise without a rule, by its slot: those
 *     that are told of it or of a measure that only it reads
 */
record FirstRun(
    List<Told> told,
    Map<String, Integer> sizes,
    Map<Integer, Long> judged,
    Map<Integer, Set<String>> concerned) {

  static FirstRun of(Variants variants, Rehearsal rehearsal) {
    List<Told> told = rehearsal.told(variants.pack(), step -> true);
    Map<Integer, LongAdder> counts = new HashMap<>();
    Map<String, Integer> sizes =
        rehearsal.sizes(
            variants.watched(
                rule -> {
                  LongAdder count = counts.computeIfAbsent(rule.slot(), slot -> new LongAdder());
                  return scope -> {
                    count.increment();
                    return rule.when().holds(scope);
                  };
                }),
            told);
    Map<Integer, Long> judged = new HashMap<>();
    counts.forEach((slot, count) -> judged.put(slot, count.sum()));
    return new FirstRun(told, sizes, judged, concerned(variants, told));
  }

  private static Map<Integer, Set<String>> concerned(Variants variants, List<Told> told) {
    Map<Integer, Set<String>> concerned = new HashMap<>();
    for (Told each : told) {
      if (each.delivery() instanceof Sighting sighting) {
        Set<Integer> rules = new HashSet<>(sighting.rules());
        for (Contribution contribution : sighting.contributions()) {
          Rule owner = variants.owner(contribution.slot());
          if (owner != null) {
            rules.add(owner.slot());
          }
        }
        for (int rule : rules) {
          concerned.computeIfAbsent(rule, slot -> new HashSet<>()).add(sighting.key());
        }
      }
    }
    return concerned;
  }
}
