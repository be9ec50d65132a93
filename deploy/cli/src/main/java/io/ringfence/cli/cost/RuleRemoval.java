package io.ringfence.cli.cost;

import io.ringfence.rule.Pack;
import io.ringfence.rule.Rule;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the pack saves without one rule: only the steps and subjects that the rule affects are run.
 */
final class RuleRemoval {

  /**
   * Steps and deliveries that are enough to measure the time of: some 20 ms. Subjects are taken
   * whole, at least one.
   */
  private static final int ENOUGH = 2_500;

  private final SampleRun run;
  private final FullPackRun first;
  private final Pack pack;
  private final Pack without;
  private final Set<String> keys;
  private final BitSet touched;

  RuleRemoval(Rule rule, PackVariants variants, SampleRun run, FullPackRun first) {
    this.run = run;
    this.first = first;
    pack = variants.pack();
    without = variants.without(rule);
    keys = first.concerned().getOrDefault(rule.slot(), Set.of());
    touched = run.sample().touching(PackVariants.topics(rule, variants.owned(rule)));
  }

  /** What it saves, but for time. */
  ResourceCost counted() {
    List<TimedDelivery> now = run.deliveries(without, touched::get);
    long before = first.deliveries().stream().filter(each -> touched.get(each.step())).count();
    Map<String, Integer> sizes = run.sizes(without, after(now, keys));
    long bytes = 0;
    long subjects = 0;
    for (String key : keys) {
      bytes += first.sizes().getOrDefault(key, 0) - sizes.getOrDefault(key, 0);
      subjects += (first.sizes().containsKey(key) ? 1 : 0) - (sizes.containsKey(key) ? 1 : 0);
    }
    return new ResourceCost(before - now.size(), subjects, bytes, 0);
  }

  private List<TimedDelivery> before(Set<String> whose) {
    return first.deliveries().stream()
        .filter(each -> whose.contains(each.delivery().key()))
        .toList();
  }

  private List<TimedDelivery> after(List<TimedDelivery> now, Set<String> whose) {
    List<TimedDelivery> after = new ArrayList<>();
    for (TimedDelivery each : first.deliveries()) {
      if (!touched.get(each.step()) && whose.contains(each.delivery().key())) {
        after.add(each);
      }
    }
    for (TimedDelivery each : now) {
      if (whose.contains(each.delivery().key())) {
        after.add(each);
      }
    }
    after.sort(Comparator.comparingInt(TimedDelivery::step));
    return after;
  }

  /** Processor time that it saves, in nanoseconds: of some, and as much for each of the others. */
  long nanos() {
    return routingNanos() + judgingNanos();
  }

  private long routingNanos() {
    int all = touched.cardinality();
    int every = Math.max(1, all / ENOUGH);
    BitSet some = new BitSet();
    int passed = 0;
    for (int i = touched.nextSetBit(0); i >= 0; i = touched.nextSetBit(i + 1)) {
      some.set(i, passed++ % every == 0);
    }
    long saved =
        CpuTimer.difference(
            () -> run.routing(pack, some::get), () -> run.routing(without, some::get));
    return scaled(saved, all, some.cardinality());
  }

  private long judgingNanos() {
    List<TimedDelivery> all = before(keys);
    Set<String> some = some(all);
    List<TimedDelivery> before = before(some);
    List<TimedDelivery> after = after(run.deliveries(without, touched::get), some);
    long saved =
        CpuTimer.difference(() -> run.judging(pack, before), () -> run.judging(without, after));
    return scaled(saved, all.size(), before.size());
  }

  private static long scaled(long nanos, int all, int some) {
    return some == 0 ? 0 : Math.round((double) nanos * all / some);
  }

  private static Set<String> some(List<TimedDelivery> all) {
    Map<String, Integer> deliveries = new HashMap<>();
    for (TimedDelivery each : all) {
      deliveries.merge(each.delivery().key(), 1, Integer::sum);
    }
    List<String> shuffled = new ArrayList<>(deliveries.keySet());
    shuffled.sort(Comparator.comparingInt(String::hashCode).thenComparing(key -> key));
    Set<String> some = new HashSet<>();
    int left = ENOUGH;
    for (String key : shuffled) {
      if (left > 0) {
        some.add(key);
        left -= deliveries.get(key);
      }
    }
    return some;
  }
}
