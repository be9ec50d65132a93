package io.ringfence.cli.cost;

import io.ringfence.jobs.detection.DetectionSettings;
import io.ringfence.rule.Pack;
import io.ringfence.rule.Rule;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import io.ringfence.signal.Topic;
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
public final class Costing {

  private static final Comparator<RuleCost> DEAREST_FIRST =
      Comparator.comparingLong((RuleCost each) -> each.part().nanos())
          .reversed()
          .thenComparing(each -> each.rule().id());

  /** What is delivered to subjects whether there are rules or not. */
  private static final Set<Topic> ANYWAY =
      Arrays.stream(Topic.values())
          .filter(topic -> Set.of("listing", "privacy").contains(topic.kind()))
          .collect(Collectors.toSet());

  private final Rehearsal run;
  private final Variants variants;
  private final FirstRun first;

  /** Counts of a pack without rules. */
  private final Load anyway;

  private Costing(Sample sample, DetectionSettings settings) {
    run = new Rehearsal(sample, settings);
    variants = new Variants(settings.rules());
    first = FirstRun.of(variants, run);
    Pack none = new Pack(List.of(), List.of());
    List<Told> deliveries = run.deliveries(none, step -> true);
    anyway = load(deliveries.size(), run.sizes(none, deliveries), 0);
  }

  /** What the settings' pack costs on a sample. */
  public static PackCost of(Sample sample, DetectionSettings settings) {
    return new Costing(sample, settings).cost();
  }

  private PackCost cost() {
    Pack pack = variants.pack();
    // Counts first, on all cores: then the code is warm, and time is measured on one.
    List<RuleCost> counted = pack.rules().parallelStream().map(this::counted).toList();
    List<RuleCost> timed = counted.stream().map(this::timed).toList();
    long nanos =
        Stopwatch.least(
            () -> run.routing(pack, step -> true) + run.judging(pack, first.deliveries()));
    Load whole = load(first.deliveries().size(), first.sizes(), nanos);
    return new PackCost(
        run.sample().origin(),
        run.sample().signals(),
        whole,
        anyway,
        kinds(),
        Parts.divided(whole.minus(anyway), timed).stream().sorted(DEAREST_FIRST).toList());
  }

  private RuleCost counted(Rule rule) {
    Pack only = Variants.only(rule);
    List<Told> deliveries = run.deliveries(only, topics(rule)::get);
    return new RuleCost(
        rule,
        first.judged().getOrDefault(rule.slot(), 0L),
        load(deliveries.size(), run.sizes(only, deliveries), 0).minus(anyway),
        new Dropping(rule, variants, run, first).counted(),
        Load.NOTHING,
        rule.reads().stream().mapToInt(FullWindow::bytes).sum());
  }

  private BitSet topics(Rule rule) {
    BitSet topics = run.sample().touching(Variants.topics(rule, rule.reads()));
    topics.or(run.sample().touching(ANYWAY));
    return topics;
  }

  private RuleCost timed(RuleCost counted) {
    Rule rule = counted.rule();
    Pack only = Variants.only(rule);
    BitSet topics = topics(rule);
    List<Told> deliveries = run.deliveries(only, topics::get);
    long alone =
        Stopwatch.least(() -> run.routing(only, topics::get) + run.judging(only, deliveries));
    return counted.taking(alone, new Dropping(rule, variants, run, first).nanos());
  }

  private static Load load(int deliveries, Map<String, Integer> sizes, long nanos) {
    long bytes = sizes.values().stream().mapToLong(size -> size).sum();
    return new Load(deliveries, sizes.size(), bytes, nanos);
  }

  private Map<SubjectKind, Load> kinds() {
    Map<SubjectKind, Load> kinds = new EnumMap<>(SubjectKind.class);
    for (Told each : first.deliveries()) {
      SubjectKind kind = Subject.ofKey(each.delivery().key()).kind();
      kinds.merge(kind, new Load(1, 0, 0, 0), Load::plus);
    }
    first
        .sizes()
        .forEach(
            (key, bytes) ->
                kinds.merge(Subject.ofKey(key).kind(), new Load(0, 1, bytes, 0), Load::plus));
    return kinds;
  }
}
