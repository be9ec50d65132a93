package io.ringfence.cli.cost;

import io.ringfence.rule.Condition;
import io.ringfence.rule.Measure;
import io.ringfence.rule.Pack;
import io.ringfence.rule.Rule;
import io.ringfence.signal.SignalTopic;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** A pack with fewer rules, and which measures go with a rule. */
final class PackVariants {

  private final Pack pack;

  /** The one rule that reads a measure, by the measure's slot; absent where several or none do. */
  private final Map<Integer, Rule> owners = new HashMap<>();

  PackVariants(Pack pack) {
    this.pack = pack;
    Set<Integer> several = new HashSet<>();
    for (Rule rule : all()) {
      for (Measure measure : new HashSet<>(rule.reads())) {
        if (several.contains(measure.slot()) || owners.putIfAbsent(measure.slot(), rule) != null) {
          owners.remove(measure.slot());
          several.add(measure.slot());
        }
      }
    }
  }

  Pack pack() {
    return pack;
  }

  /** All topics that a rule or these measures look at. */
  static Set<SignalTopic> topics(Rule rule, List<Measure> measures) {
    Set<SignalTopic> topics = EnumSet.noneOf(SignalTopic.class);
    topics.addAll(rule.on());
    measures.forEach(measure -> topics.addAll(measure.on()));
    return topics;
  }

  private List<Rule> all() {
    List<Rule> all = new ArrayList<>(pack.rules());
    all.addAll(pack.off());
    return all;
  }

  /** The rule without which nobody would read the measure, or null. */
  Rule owner(int measure) {
    return owners.get(measure);
  }

  List<Measure> owned(Rule rule) {
    return pack.measures().stream().filter(each -> rule.equals(owners.get(each.slot()))).toList();
  }

  /** The pack without a rule and what only that one reads. */
  Pack without(Rule rule) {
    Set<Measure> gone = new HashSet<>(owned(rule));
    return new Pack(
        pack.measures().stream().filter(each -> !gone.contains(each)).toList(),
        all().stream().filter(each -> !each.equals(rule)).toList(),
        pack.parameters(),
        pack.weights());
  }

  /** A pack of one rule and what it reads. */
  Pack only(Rule rule) {
    return new Pack(rule.reads(), List.of(rule), pack.parameters(), pack.weights());
  }

  /** The pack with other conditions in the judge, which decide the same. */
  Pack watched(Function<Rule, Condition> conditions) {
    return new Pack(
        pack.measures(),
        all().stream().map(rule -> rule.withWhen(conditions.apply(rule))).toList(),
        pack.parameters(),
        pack.weights());
  }
}
