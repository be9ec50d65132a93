package io.ringfence.cli.cost;

import io.ringfence.jobs.detection.DetectionSettings;
import io.ringfence.rule.Pack;
import io.ringfence.rule.Rule;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Runs the same traffic with a pack, without each of its rules, and with each rule alone. Without a
 * rule, costs change only for subjects to which the rule is delivered, or a measure that only it
 * reads: these are judged again.
 */
public final class CostMeasurement {

  private static final Comparator<RuleCost> DEAREST_FIRST =
      Comparator.comparingLong((RuleCost each) -> each.part().nanos())
          .reversed()
          .thenComparing(each -> each.rule().id());

  /** What is delivered to subjects whether there are rules or not. */
  private static final Set<SignalTopic> ANYWAY =
      Arrays.stream(SignalTopic.values())
          .filter(topic -> Set.of("listing", "privacy").contains(topic.kind()))
          .collect(Collectors.toSet());

  private final SampleRun run;
  private final PackVariants variants;
  private final FullPackRun first;

  /** Counts of a pack without rules. */
  private final ResourceCost anyway;

  private CostMeasurement(TrafficSample sample, DetectionSettings settings) {
    run = new SampleRun(sample, settings);
    variants = new PackVariants(settings.rules());
    first = FullPackRun.of(variants, run);
    Pack none = new Pack(List.of(), List.of());
    List<TimedDelivery> deliveries = run.deliveries(none, step -> true);
    anyway = load(deliveries.size(), run.sizes(none, deliveries), 0);
  }

  /** What the settings' pack costs on a sample. */
  public static PackCost of(TrafficSample sample, DetectionSettings settings) {
    return new CostMeasurement(sample, settings).cost();
  }

  private PackCost cost() {
    Pack pack = variants.pack();
    // Counts first, on all cores: then the code is warm, and time is measured on one.
    List<RuleCost> counted = pack.rules().parallelStream().map(this::counted).toList();
    List<RuleCost> timed = counted.stream().map(this::timed).toList();
    long nanos =
        CpuTimer.least(
            () -> run.routing(pack, step -> true) + run.judging(pack, first.deliveries()));
    ResourceCost whole = load(first.deliveries().size(), first.sizes(), nanos);
    return new PackCost(
        run.sample().origin(),
        run.sample().signals(),
        whole,
        anyway,
        kinds(),
        CostAllocation.divided(whole.minus(anyway), timed).stream().sorted(DEAREST_FIRST).toList());
  }

  private RuleCost counted(Rule rule) {
    Pack only = variants.only(rule);
    List<TimedDelivery> deliveries = run.deliveries(only, topics(rule)::get);
    return new RuleCost(
        rule,
        first.judged().getOrDefault(rule.slot(), 0L),
        load(deliveries.size(), run.sizes(only, deliveries), 0).minus(anyway),
        new RuleRemoval(rule, variants, run, first).counted(),
        ResourceCost.NOTHING,
        rule.reads().stream().mapToInt(FullWindowSize::bytes).sum());
  }

  private BitSet topics(Rule rule) {
    BitSet topics = run.sample().touching(PackVariants.topics(rule, rule.reads()));
    topics.or(run.sample().touching(ANYWAY));
    return topics;
  }

  private RuleCost timed(RuleCost counted) {
    Rule rule = counted.rule();
    Pack only = variants.only(rule);
    BitSet topics = topics(rule);
    List<TimedDelivery> deliveries = run.deliveries(only, topics::get);
    long alone =
        CpuTimer.least(() -> run.routing(only, topics::get) + run.judging(only, deliveries));
    return counted.taking(alone, new RuleRemoval(rule, variants, run, first).nanos());
  }

  private static ResourceCost load(int deliveries, Map<String, Integer> sizes, long nanos) {
    long bytes = sizes.values().stream().mapToLong(size -> size).sum();
    return new ResourceCost(deliveries, sizes.size(), bytes, nanos);
  }

  private Map<SubjectKind, ResourceCost> kinds() {
    Map<SubjectKind, ResourceCost> kinds = new EnumMap<>(SubjectKind.class);
    for (TimedDelivery each : first.deliveries()) {
      SubjectKind kind = Subject.ofKey(each.delivery().key()).kind();
      kinds.merge(kind, new ResourceCost(1, 0, 0, 0), ResourceCost::plus);
    }
    first
        .sizes()
        .forEach(
            (key, bytes) ->
                kinds.merge(
                    Subject.ofKey(key).kind(),
                    new ResourceCost(0, 1, bytes, 0),
                    ResourceCost::plus));
    return kinds;
  }
}
