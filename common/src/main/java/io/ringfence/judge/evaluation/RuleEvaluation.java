package io.ringfence.judge.evaluation;

import io.ringfence.judge.context.SubjectContext;
import io.ringfence.judge.delivery.Observation;
import io.ringfence.judge.state.Episode;
import io.ringfence.judge.state.RuleHit;
import io.ringfence.judge.timeline.PendingSignal;
import io.ringfence.judge.timeline.PendingSignals;
import io.ringfence.measure.Reading;
import io.ringfence.measure.Window;
import io.ringfence.measure.contribution.Contribution;
import io.ringfence.measure.contribution.PendingContributions;
import io.ringfence.rule.Measure;
import io.ringfence.rule.Mode;
import io.ringfence.rule.Rule;
import io.ringfence.rule.field.Scope;
import io.ringfence.standing.ActiveListings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Evaluates a subject's rules at one signal: measures over (t - over, t], standing as of t. A value
 * is read only when a condition needs it.
 */
public final class RuleEvaluation implements Scope {

  private final SubjectContext context;
  private final RuleNames names;

  /** Null if the signal is the only one that is not settled. */
  private final PendingSignals pending;

  private final int place;
  private final PendingSignal signal;
  private final Observation observation;
  private final long time;

  /** Slots of the measures that have been read, a handful; {@link #readings} has their values. */
  private int[] slots = new int[4];

  private Reading[] readings = new Reading[4];
  private int read;
  private ActiveListings held;

  private RuleEvaluation(
      SubjectContext context,
      RuleNames names,
      PendingSignals pending,
      int place,
      PendingSignal signal) {
    this.context = context;
    this.names = names;
    this.pending = pending;
    this.place = place;
    this.signal = signal;
    this.observation = signal.observation();
    this.time = signal.time();
  }

  /** For a pending signal; those before it count as well. */
  public static RuleEvaluation ofPending(SubjectContext context, RuleNames names, int place) {
    PendingSignals pending = context.state().pending();
    return new RuleEvaluation(context, names, pending, place, pending.get(place));
  }

  /** For a signal that comes right after what is settled. */
  public static RuleEvaluation ofSettled(
      SubjectContext context, RuleNames names, PendingSignal signal) {
    return new RuleEvaluation(context, names, null, 0, signal);
  }

  private PendingSignal at(int index) {
    return pending == null ? signal : pending.get(index);
  }

  private boolean isIndexed() {
    return pending != null && pending.isBusy();
  }

  /**
   * Slots of the rules that hold, in ascending order; none for a subject that an allow clears.
   * Rules can have changed since the signal was delivered: one that is off by now keeps its last
   * result, and one that reads more than was delivered holds only at later signals.
   */
  public List<Integer> hits() {
    List<Integer> hits = List.of();
    for (int slot : observation.rules()) {
      Rule rule = context.pack().rule(slot);
      if (rule != null && holds(rule) && !held().allowed()) {
        if (hits.isEmpty()) {
          hits = new ArrayList<>(2);
        }
        hits.add(slot);
      }
    }
    return hits;
  }

  private boolean holds(Rule rule) {
    if (rule.mode() == Mode.OFF) {
      return signal.isHit(rule.slot());
    }
    return accuses(rule) && hasFactsOf(rule) && !isOutOfReach(rule) && rule.when().holds(this);
  }

  private boolean accuses(Rule rule) {
    return rule.accuse() == context.subject().kind()
        && (rule.digits() == 0 || context.subject().value().length() == rule.digits() + 1);
  }

  private boolean hasFactsOf(Rule rule) {
    for (int i = 0; i < rule.facts().size(); i++) {
      if (fact(rule.facts().get(i).id()) == null) {
        return false;
      }
    }
    return true;
  }

  /** The evidence for the rule here. */
  public RuleHit hit(Rule rule) {
    Map<String, Reading> measures = new LinkedHashMap<>();
    for (Measure measure : rule.reads()) {
      Reading reading = reading(measure);
      Object value = MeasureValue.rounded(MeasureValue.declared(measure, reading));
      measures.put(
          measure.name(), new Reading(value, reading.exact() && isExact(), reading.names()));
    }
    boolean standing = rule.readsStanding() && held().listed();
    return new RuleHit(
        time,
        observation.signals(),
        measures,
        evidence(rule),
        standing ? held().ids() : List.of(),
        context.parties(observation),
        standing && held().learntLater(),
        rule.summary().render(this));
  }

  /**
   * Whether the signal is in its place, and the subject no crowd: what is merged counts together,
   * at the time of its last signal.
   */
  private boolean isExact() {
    return !signal.isMoved() && !observation.isMerged() && !context.state().pending().hasMerged();
  }

  /** Ids of the signals that count in the rule's measures, latest last, this one always. */
  private List<String> evidence(Rule rule) {
    List<String> ids = new ArrayList<>();
    for (int i = place; i >= 0 && ids.size() < Episode.MOST_SIGNALS; i--) {
      if (i == place || contributes(at(i), rule)) {
        String id = at(i).observation().id();
        if (!ids.contains(id)) {
          ids.add(0, id);
        }
      }
    }
    return ids;
  }

  private boolean contributes(PendingSignal each, Rule rule) {
    for (Measure measure : rule.reads()) {
      if (each.time() <= time - measure.spec().overMillis()) {
        continue;
      }
      for (Contribution contribution : each.observation().contributions()) {
        if (contribution.slot() == measure.slot()) {
          return true;
        }
      }
    }
    return false;
  }

  @Override
  public char names(String name) {
    Measure measure = names.measure(name);
    if (measure != null) {
      return reading(measure).names();
    }
    return name.equals("subject") || name.equals("subject.value")
        ? context.subject().kind().letter()
        : Scope.super.names(name);
  }

  @Override
  public Object valueOf(String name) {
    Measure measure = names.measure(name);
    if (measure != null) {
      return MeasureValue.declared(measure, reading(measure));
    }
    return switch (name) {
      case "subject", "subject.value" -> context.subject().value();
      case "subject.kind" -> context.subject().kind().label();
      case "subject.listed" -> held().listed();
      case "subject.listings" -> held().lists();
      case "subject.timesListed" -> (long) held().timesListed();
      case "subject.allowed" -> held().allowed();
      default -> fact(names.field(name));
    };
  }

  /** Null if no rule read the field when the signal was delivered. */
  private Object fact(int field) {
    Object intrinsic = observation.intrinsic(field);
    if (intrinsic != null) {
      return intrinsic;
    }
    List<Observation.Fact> facts = observation.facts();
    for (int i = 0; i < facts.size(); i++) {
      if (facts.get(i).field() == field) {
        return facts.get(i).value();
      }
    }
    return null;
  }

  private ActiveListings held() {
    if (held == null) {
      held = context.held(time, observation.parties());
    }
    return held;
  }

  private Reading reading(Measure measure) {
    for (int i = 0; i < read; i++) {
      if (slots[i] == measure.slot()) {
        return readings[i];
      }
    }
    Window window = window(measure);
    Reading reading =
        (window == null ? names.empty(measure) : window).read(time, contributions(measure.slot()));
    if (read == slots.length) {
      slots = Arrays.copyOf(slots, read * 2);
      readings = Arrays.copyOf(readings, read * 2);
    }
    slots[read] = measure.slot();
    readings[read++] = reading;
    return reading;
  }

  /** Null where nothing of the measure is settled. */
  private Window window(Measure measure) {
    Window window = context.state().windows().get(measure.slot());
    return window != null && window.fits(measure.spec()) ? window : null;
  }

  /**
   * Whether a measure cannot be as large as the rule needs it, by the number of signals: the usual
   * case, found without reading a measure.
   */
  private boolean isOutOfReach(Rule rule) {
    for (int i = 0; i < rule.needs().size(); i++) {
      if (areAllOutOfReach(rule.needs().get(i))) {
        return true;
      }
    }
    return false;
  }

  private boolean areAllOutOfReach(List<Rule.Need> ways) {
    for (int i = 0; i < ways.size(); i++) {
      if (window(ways.get(i).measure()) != null || reaches(ways.get(i))) {
        return false;
      }
    }
    return true;
  }

  private boolean reaches(Rule.Need need) {
    if (isIndexed()) {
      return contributions(need.measure().slot()).weightAfter(Long.MIN_VALUE) >= need.least();
    }
    long signals = 0;
    for (int i = place; i >= 0 && signals < need.least(); i--) {
      List<Contribution> contributions = at(i).observation().contributions();
      for (int j = 0; j < contributions.size(); j++) {
        if (contributions.get(j).slot() == need.measure().slot()) {
          signals += contributions.get(j).weight();
        }
      }
    }
    return signals >= need.least();
  }

  private PendingContributions contributions(int slot) {
    if (isIndexed()) {
      return pending.contributions(slot, signal);
    }
    return visitor -> {
      for (int i = 0; i <= place; i++) {
        PendingSignal each = at(i);
        List<Contribution> contributions = each.observation().contributions();
        for (int j = 0; j < contributions.size(); j++) {
          if (contributions.get(j).slot() == slot) {
            visitor.visit(each.time(), contributions.get(j));
          }
        }
      }
    };
  }
}
