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
 * The run of the whole pack over the sample.
 *
 * @param deliveries all deliveries, in order
 * @param sizes bytes of each subject stored at the end, its key counted in
 * @param judged how often each rule's condition was asked, by its slot
 * @param concerned keys of the subjects whose cost may change without a rule, by its slot: those to
 *     which the rule, or a measure that only it reads, is delivered
 */
record FirstRun(
    List<Told> deliveries,
    Map<String, Integer> sizes,
    Map<Integer, Long> judged,
    Map<Integer, Set<String>> concerned) {

  static FirstRun of(Variants variants, Rehearsal run) {
    List<Told> deliveries = run.deliveries(variants.pack(), step -> true);
    Map<Integer, LongAdder> counts = new HashMap<>();
    Map<String, Integer> sizes =
        run.sizes(
            variants.watched(
                rule -> {
                  LongAdder count = counts.computeIfAbsent(rule.slot(), slot -> new LongAdder());
                  return scope -> {
                    count.increment();
                    return rule.when().holds(scope);
                  };
                }),
            deliveries);
    Map<Integer, Long> judged = new HashMap<>();
    counts.forEach((slot, count) -> judged.put(slot, count.sum()));
    return new FirstRun(deliveries, sizes, judged, concerned(variants, deliveries));
  }

  private static Map<Integer, Set<String>> concerned(Variants variants, List<Told> deliveries) {
    Map<Integer, Set<String>> concerned = new HashMap<>();
    for (Told each : deliveries) {
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
