package io.ringfence.judge;

import io.ringfence.judge.Leads.Adding;
import io.ringfence.judge.Leads.Judging;
import io.ringfence.measure.Contribution;
import io.ringfence.rule.Field;
import io.ringfence.rule.Parties;
import io.ringfence.rule.Rule;
import io.ringfence.rule.SignalScope;
import io.ringfence.signal.Hash;
import io.ringfence.signal.Message;
import io.ringfence.signal.NumberLookup;
import io.ringfence.signal.Signal;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import java.util.ArrayList;
import java.util.List;

/**
 * The deliveries of one signal in the making. What several of them share (a condition, a target,
 * who is behind the signal) is found once.
 */
final class Drafts {

  /** What one subject is told: nothing as yet, until a measure or a rule adds to it. */
  private static final class Draft {
    final Subject subject;
    final List<Contribution> contributions = new ArrayList<>(4);
    final List<Rule> rules = new ArrayList<>(4);

    Draft(Subject subject) {
      this.subject = subject;
    }
  }

  private final Signal signal;
  private final NumberLookup numbers;
  private final Leads leads;
  private final SignalScope scope;

  /** By the index of the condition; null where it has not been asked for. */
  private final Boolean[] decided;

  /** By the index of the target; null where it has not been asked for. */
  private final Draft[][] byTarget;

  private final List<Draft> all = new ArrayList<>(4);

  /** Those that tell something, in the order in which they came to it: the first is primary. */
  private final List<Draft> used = new ArrayList<>(4);

  Drafts(Signal signal, NumberLookup numbers, Leads leads) {
    this.signal = signal;
    this.numbers = numbers;
    this.leads = leads;
    scope = new SignalScope(signal, numbers);
    decided = new Boolean[leads.conditions.size()];
    byTarget = new Draft[leads.targets.size()][];
  }

  private void draw() {
    for (Adding each : leads.measures) {
      if (each.counts(signal) && holds(each.where())) {
        Draft[] drafts = drafts(each.target());
        Contribution contribution = drafts.length == 0 ? null : each.contribution(signal, scope);
        if (contribution != null) {
          for (Draft draft : drafts) {
            use(draft);
            draft.contributions.add(contribution);
          }
        }
      }
    }
    for (Judging each : leads.rules) {
      if (holds(each.guard())) {
        for (Draft draft : drafts(each.target())) {
          use(draft);
          draft.rules.add(each.rule());
        }
      }
    }
  }

  private boolean holds(int condition) {
    if (decided[condition] == null) {
      decided[condition] = leads.conditions.get(condition).holds(scope);
    }
    return decided[condition];
  }

  private void use(Draft draft) {
    if (draft.contributions.isEmpty() && draft.rules.isEmpty()) {
      used.add(draft);
    }
  }

  private Draft[] drafts(int target) {
    if (byTarget[target] == null) {
      List<Draft> drafts = new ArrayList<>(2);
      for (Subject subject : leads.targets.get(target).subjects(signal)) {
        if (accusable(subject)) {
          drafts.add(draft(subject));
        }
      }
      byTarget[target] = drafts.toArray(Draft[]::new);
    }
    return byTarget[target];
  }

  private boolean accusable(Subject subject) {
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

  List<Sighting> sightings(int revision) {
    draw();
    if (used.isEmpty()) {
      return List.of();
    }
    long identity = Hash.of(signal.identity());
    boolean derived = signal instanceof Message message && message.derived();
    List<String> behind = null;
    List<Sighting> sightings = new ArrayList<>(used.size());
    for (Draft draft : used) {
      if (behind == null && !draft.rules.isEmpty()) {
        behind = behind();
      }
      sightings.add(
          new Sighting(
              draft.subject.key(),
              identity,
              signal.id(),
              signal.time(),
              revision,
              derived,
              signal.topic(),
              sightings.isEmpty(),
              draft.contributions,
              slots(draft.rules),
              facts(draft.rules),
              draft.rules.isEmpty() ? List.of() : behind));
    }
    return sightings;
  }

  private static List<Integer> slots(List<Rule> rules) {
    List<Integer> slots = new ArrayList<>(rules.size());
    for (Rule rule : rules) {
      slots.add(rule.slot());
    }
    slots.sort(null);
    return slots;
  }

  private List<Sighting.Fact> facts(List<Rule> rules) {
    List<Sighting.Fact> facts = new ArrayList<>();
    for (Rule rule : rules) {
      for (Field field : rule.facts()) {
        if (facts.stream().noneMatch(fact -> fact.field() == field.id())) {
          facts.add(new Sighting.Fact(field.id(), field.reader().read(signal, numbers)));
        }
      }
    }
    return facts;
  }

  private List<String> behind() {
    List<String> keys = new ArrayList<>(4);
    for (Subject subject : Parties.behind(signal)) {
      if (accusable(subject)) {
        keys.add(subject.key());
      }
    }
    return keys;
  }
}
