package io.ringfence.judge.routing;

import io.ringfence.judge.crowd.Crowds;
import io.ringfence.judge.delivery.Merging;
import io.ringfence.judge.delivery.Observation;
import io.ringfence.judge.routing.TopicPlan.Branch;
import io.ringfence.judge.routing.TopicPlan.MeasureInput;
import io.ringfence.judge.routing.TopicPlan.RuleInput;
import io.ringfence.measure.Function;
import io.ringfence.measure.contribution.Contribution;
import io.ringfence.rule.field.Field;
import io.ringfence.rule.field.Parties;
import io.ringfence.signal.Message;
import io.ringfence.signal.Signal;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import io.ringfence.signal.encoding.Hash;
import io.ringfence.signal.number.NumberLookup;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds the observations of one signal. What several of them share (a condition, a target, the
 * parties) is found once.
 */
final class ObservationBuilder {

  /** The observation of one subject; empty until a measure or a rule adds to it. */
  private static final class Draft {
    final Subject subject;
    final String key;
    List<Contribution> contributions = List.of();
    List<RuleInput> rules = List.of();
    long merging;

    Draft(Subject subject) {
      this.subject = subject;
      this.key = subject.key();
      this.merging = Crowds.canBe(subject.kind()) ? 0 : Merging.WHOLE;
    }

    boolean isEmpty() {
      return contributions.isEmpty() && rules.isEmpty();
    }

    void add(Contribution contribution, Function function) {
      if (contributions.isEmpty()) {
        contributions = new ArrayList<>(4);
      }
      merging = Merging.with(merging, contributions.size(), function);
      contributions.add(contribution);
    }

    void add(RuleInput rule) {
      if (rules.isEmpty()) {
        rules = new ArrayList<>(4);
      }
      merging = rule.rule().judgesFields() ? Merging.WHOLE : merging;
      rules.add(rule);
    }
  }

  private final Signal signal;
  private final NumberLookup numbers;
  private final TopicPlan plan;
  private final SignalValues values;
  private final long lateness;
  private final String tenant;

  private final List<Draft> all = new ArrayList<>(4);

  /** Those that are not empty, in the order of their first addition: the first is primary. */
  private final List<Draft> used = new ArrayList<>(4);

  ObservationBuilder(
      Signal signal, NumberLookup numbers, TopicPlan plan, long lateness, String tenant) {
    this.signal = signal;
    this.numbers = numbers;
    this.plan = plan;
    this.lateness = lateness;
    this.tenant = tenant;
    values = new SignalValues(signal, numbers, plan);
  }

  private void fill() {
    for (int i = 0; i < plan.targets.size(); i++) {
      for (Subject subject : plan.targets.get(i).subjects(signal)) {
        if (isAccusable(subject)) {
          fill(draft(subject), plan.byTarget.get(i));
        }
      }
    }
  }

  private void fill(Draft draft, List<Branch> branches) {
    boolean unused = draft.isEmpty();
    for (int i = 0; i < branches.size(); i++) {
      Branch branch = branches.get(i);
      if (values.holds(branch.terms())) {
        for (MeasureInput each : branch.measures()) {
          Contribution contribution = each.contribution(signal, values);
          if (contribution != null) {
            draft.add(contribution, each.measure().spec().function());
          }
        }
        branch.rules().forEach(draft::add);
      }
    }
    if (unused && !draft.isEmpty()) {
      used.add(draft);
    }
  }

  /** Nothing is kept of an emergency number, nor under a name that stands for an erased one. */
  private boolean isAccusable(Subject subject) {
    if (subject.isErased()) {
      return false;
    }
    return subject.kind() != SubjectKind.NUMBER || !numbers.emergency(subject.value());
  }

  private Draft draft(Subject subject) {
    for (Draft each : all) {
      if (each.subject.equals(subject)) {
        return each;
      }
    }
    Draft draft = new Draft(subject);
    all.add(draft);
    return draft;
  }

  List<Observation> observations(int revision) {
    fill();
    if (used.isEmpty()) {
      return List.of();
    }
    long identity = Hash.of(signal.identity());
    boolean derived = signal instanceof Message message && message.derived();
    List<String> parties = null;
    List<Observation> observations = new ArrayList<>(used.size());
    for (Draft draft : used) {
      if (parties == null && !draft.rules.isEmpty()) {
        parties = parties();
      }
      observations.add(
          new Observation(
              draft.key,
              identity,
              signal.id(),
              signal.time(),
              revision,
              derived,
              signal.topic(),
              observations.isEmpty(),
              draft.contributions,
              slots(draft.rules),
              facts(draft.rules),
              draft.rules.isEmpty() ? List.of() : withoutOwn(draft.key, parties),
              lateness,
              0,
              1,
              draft.merging,
              tenant));
    }
    return observations;
  }

  private static List<Integer> slots(List<RuleInput> rules) {
    if (rules.isEmpty()) {
      return List.of();
    }
    List<Integer> slots = new ArrayList<>(rules.size());
    for (RuleInput rule : rules) {
      slots.add(rule.slot());
    }
    slots.sort(null);
    return slots;
  }

  private List<Observation.Fact> facts(List<RuleInput> rules) {
    List<Observation.Fact> facts = List.of();
    for (RuleInput each : rules) {
      for (Field field : each.rule().facts()) {
        if (!Observation.isIntrinsic(field.id()) && !has(facts, field)) {
          facts = facts.isEmpty() ? new ArrayList<>(4) : facts;
          facts.add(new Observation.Fact(field.id(), field.reader().read(signal, numbers)));
        }
      }
    }
    return facts;
  }

  private static boolean has(List<Observation.Fact> facts, Field field) {
    for (Observation.Fact fact : facts) {
      if (fact.field() == field.id()) {
        return true;
      }
    }
    return false;
  }

  private static List<String> withoutOwn(String key, List<String> parties) {
    int own = parties.indexOf(key);
    if (own < 0) {
      return parties;
    }
    List<String> others = new ArrayList<>(parties);
    others.set(own, Observation.SELF);
    return others;
  }

  private List<String> parties() {
    List<String> keys = new ArrayList<>(4);
    for (Subject subject : Parties.behind(signal)) {
      if (isAccusable(subject)) {
        keys.add(subject.key());
      }
    }
    return keys;
  }
}
