package io.ringfence.cli.cost;

import io.ringfence.judge.delivery.Observation;
import io.ringfence.measure.contribution.Contribution;
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
record FullPackRun(
    List<TimedDelivery> deliveries,
    Map<String, Integer> sizes,
    Map<Integer, Long> judged,
    Map<Integer, Set<String>> concerned) {

  static FullPackRun of(PackVariants variants, SampleRun run) {
    List<TimedDelivery> deliveries = run.deliveries(variants.pack(), step -> true);
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
    return new FullPackRun(deliveries, sizes, judged, concerned(variants, deliveries));
  }

  private static Map<Integer, Set<String>> concerned(
      PackVariants variants, List<TimedDelivery> deliveries) {
    Map<Integer, Set<String>> concerned = new HashMap<>();
    for (TimedDelivery each : deliveries) {
      if (each.delivery() instanceof Observation sighting) {
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
