package io.ringfence.judge;

import io.ringfence.judge.Leads.Adding;
import io.ringfence.judge.Leads.Judging;
import io.ringfence.judge.Leads.Lead;
import io.ringfence.measure.Contribution;
import io.ringfence.rule.Field;
import io.ringfence.rule.Parties;
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
    final String key;
    List<Contribution> contributions = List.of();
    List<Judging> rules = List.of();

    Draft(Subject subject) {
      this.subject = subject;
      this.key = subject.key();
    }

    boolean isEmpty() {
      return contributions.isEmpty() && rules.isEmpty();
    }

    void add(Contribution contribution) {
      if (contributions.isEmpty()) {
        contributions = new ArrayList<>(4);
      }
      contributions.add(contribution);
    }

    void add(Judging rule) {
      if (rules.isEmpty()) {
        rules = new ArrayList<>(4);
      }
      rules.add(rule);
    }
  }

  private final Signal signal;
  private final NumberLookup numbers;
  private final Leads leads;
  private final Asked asked;

  private final List<Draft> all = new ArrayList<>(4);

  /** Those that tell something, in the order in which they came to it: the first is primary. */
  private final List<Draft> used = new ArrayList<>(4);

  Drafts(Signal signal, NumberLookup numbers, Leads leads) {
    this.signal = signal;
    this.numbers = numbers;
    this.leads = leads;
    asked = new Asked(signal, numbers, leads);
  }

  private void draw() {
    for (int i = 0; i < leads.targets.size(); i++) {
      for (Subject subject : leads.targets.get(i).subjects(signal)) {
        if (accusable(subject)) {
          draw(draft(subject), leads.byTarget.get(i));
        }
      }
    }
  }

  private void draw(Draft draft, List<Lead> leading) {
    boolean unused = draft.isEmpty();
    for (int i = 0; i < leading.size(); i++) {
      Lead lead = leading.get(i);
      if (asked.holds(lead.terms())) {
        for (Adding each : lead.measures()) {
          Contribution contribution = each.contribution(signal, asked);
          if (contribution != null) {
            draft.add(contribution);
          }
        }
        lead.rules().forEach(draft::add);
      }
    }
    if (unused && !draft.isEmpty()) {
      used.add(draft);
    }
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
              draft.key,
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
              draft.rules.isEmpty() ? List.of() : seenBy(draft.key, behind)));
    }
    return sightings;
  }

  private static List<Integer> slots(List<Judging> rules) {
    if (rules.isEmpty()) {
      return List.of();
    }
    List<Integer> slots = new ArrayList<>(rules.size());
    for (Judging rule : rules) {
      slots.add(rule.slot());
    }
    slots.sort(null);
    return slots;
  }

  private List<Sighting.Fact> facts(List<Judging> rules) {
    List<Sighting.Fact> facts = List.of();
    for (Judging judging : rules) {
      for (Field field : judging.rule().facts()) {
        if (!Sighting.has(field.id()) && !has(facts, field)) {
          facts = facts.isEmpty() ? new ArrayList<>(4) : facts;
          facts.add(new Sighting.Fact(field.id(), field.reader().read(signal, numbers)));
        }
      }
    }
    return facts;
  }

  private static boolean has(List<Sighting.Fact> facts, Field field) {
    for (Sighting.Fact fact : facts) {
      if (fact.field() == field.id()) {
        return true;
      }
    }
    return false;
  }

  private static List<String> seenBy(String key, List<String> behind) {
    int own = behind.indexOf(key);
    if (own < 0) {
      return behind;
    }
    List<String> others = new ArrayList<>(behind);
    others.set(own, Sighting.SELF);
    return others;
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
