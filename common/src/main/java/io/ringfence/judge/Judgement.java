package io.ringfence.judge;

import io.ringfence.measure.Contribution;
import io.ringfence.measure.Reading;
import io.ringfence.measure.Tail;
import io.ringfence.measure.Window;
import io.ringfence.measure.Windows;
import io.ringfence.rule.Measure;
import io.ringfence.rule.Mode;
import io.ringfence.rule.Rule;
import io.ringfence.rule.Scope;
import io.ringfence.standing.Held;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One subject's rules at one signal: measures over (t - over, t], standing as of t. What a
 * condition does not ask for is not read.
 */
final class Judgement implements Scope {

  private final Case the;
  private final Names names;
  private final List<Pending> pending;
  private final int index;
  private final Sighting sighting;
  private final long time;

  /** What has been read, by the measures' slots: a handful. */
  private int[] slots = new int[4];

  private Reading[] found = new Reading[4];
  private int readings;
  private Held held;

  /**
   * For the signal at {@code index}; those before it in {@code pending} count as well.
   *
   * @param pending in order, all later than what is settled
   */
  Judgement(Case the, Names names, List<Pending> pending, int index) {
    this.the = the;
    this.names = names;
    this.pending = pending;
    this.index = index;
    this.sighting = pending.get(index).sighting();
    this.time = pending.get(index).time();
  }

  /**
   * Slots of the rules that hold, in ascending order; none for a subject that is cleared. Rules can
   * have changed since the signal was delivered: one that is off by now keeps its last verdict, and
   * one that asks for more than was delivered judges only what comes after it.
   */
  List<Integer> verdict() {
    List<Integer> hits = List.of();
    for (int slot : sighting.rules()) {
      Rule rule = the.pack().rule(slot);
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
      return pending.get(index).hits().contains(rule.slot());
    }
    return accuses(rule) && carries(rule) && !outOfReach(rule) && rule.when().holds(this);
  }

  private boolean accuses(Rule rule) {
    return rule.accuse() == the.subject().kind()
        && (rule.digits() == 0 || the.subject().value().length() == rule.digits() + 1);
  }

  private boolean carries(Rule rule) {
    for (int i = 0; i < rule.facts().size(); i++) {
      if (carried(rule.facts().get(i).id()) == null) {
        return false;
      }
    }
    return true;
  }

  /** What the rule rests on here. */
  Hit hit(Rule rule) {
    Map<String, Reading> measures = new LinkedHashMap<>();
    for (Measure measure : rule.reads()) {
      Reading reading = reading(measure);
      Object value = rounded(shown(measure, reading));
      measures.put(measure.name(), new Reading(value, reading.exact()));
    }
    boolean standing = rule.readsStanding() && held().listed();
    return new Hit(
        time,
        measures,
        evidence(rule),
        standing ? held().ids() : List.of(),
        the.behind(sighting),
        standing && held().learntLater(),
        rule.summary().render(this));
  }

  /** Sums of prices carry the noise of binary fractions, which tells a reader nothing. */
  private static Object rounded(Object value) {
    return value instanceof Double number && Math.abs(number) < 1e9
        ? (Object) (Math.rint(number * 1e6) / 1e6)
        : value;
  }

  /** The signals that count in the rule's measures, latest last, this one always. */
  private List<String> evidence(Rule rule) {
    List<String> ids = new ArrayList<>();
    for (int i = index; i >= 0 && ids.size() < Episode.MOST_SIGNALS; i--) {
      if (i == index || contributes(pending.get(i), rule)) {
        String id = pending.get(i).sighting().id();
        if (!ids.contains(id)) {
          ids.add(0, id);
        }
      }
    }
    return ids;
  }

  private boolean contributes(Pending each, Rule rule) {
    for (Measure measure : rule.reads()) {
      if (each.time() <= time - measure.spec().overMillis()) {
        continue;
      }
      for (Contribution contribution : each.sighting().contributions()) {
        if (contribution.slot() == measure.slot()) {
          return true;
        }
      }
    }
    return false;
  }

  @Override
  public Object valueOf(String name) {
    Measure measure = names.measure(name);
    if (measure != null) {
      return shown(measure, reading(measure));
    }
    return switch (name) {
      case "subject", "subject.value" -> the.subject().value();
      case "subject.kind" -> the.subject().kind().label();
      case "subject.listed" -> held().listed();
      case "subject.listings" -> held().lists();
      case "subject.timesListed" -> (long) held().timesListed();
      case "subject.allowed" -> held().allowed();
      default -> fact(name);
    };
  }

  /** Null where it is absent. */
  private Object fact(String name) {
    return carried(names.field(name));
  }

  /** Null if the rules did not ask for it when the signal was delivered. */
  private Object carried(int field) {
    Object own = sighting.own(field);
    if (own != null) {
      return own;
    }
    List<Sighting.Fact> facts = sighting.facts();
    for (int i = 0; i < facts.size(); i++) {
      if (facts.get(i).field() == field) {
        return facts.get(i).value();
      }
    }
    return null;
  }

  private Held held() {
    if (held == null) {
      held = the.held(time, sighting.behind());
    }
    return held;
  }

  private Reading reading(Measure measure) {
    for (int i = 0; i < readings; i++) {
      if (slots[i] == measure.slot()) {
        return found[i];
      }
    }
    Window window = window(measure);
    Reading reading =
        (window == null ? names.empty(measure) : window).read(time, tail(measure.slot()));
    if (readings == slots.length) {
      slots = Arrays.copyOf(slots, readings * 2);
      found = Arrays.copyOf(found, readings * 2);
    }
    slots[readings] = measure.slot();
    found[readings++] = reading;
    return reading;
  }

  /** Null where nothing of the measure is settled. */
  private Window window(Measure measure) {
    Map<Integer, Window> windows = the.state().windows;
    Window window = windows.isEmpty() ? null : windows.get(measure.slot());
    return window != null && Windows.fits(window, measure.spec()) ? window : null;
  }

  /**
   * Whether a measure that the rule needs cannot be as large as it needs it, seen by how many
   * signals there are: the usual case, told without reading anything.
   */
  private boolean outOfReach(Rule rule) {
    for (int i = 0; i < rule.needs().size(); i++) {
      if (allOutOfReach(rule.needs().get(i))) {
        return true;
      }
    }
    return false;
  }

  private boolean allOutOfReach(List<Rule.Need> ways) {
    for (int i = 0; i < ways.size(); i++) {
      if (window(ways.get(i).measure()) != null || reaches(ways.get(i))) {
        return false;
      }
    }
    return true;
  }

  private boolean reaches(Rule.Need need) {
    if (pending == the.state().pending && the.state().isBusy()) {
      return tail(need.measure().slot()).weightAfter(Long.MIN_VALUE) >= need.least();
    }
    long signals = 0;
    for (int i = index; i >= 0 && signals < need.least(); i--) {
      List<Contribution> contributions = pending.get(i).sighting().contributions();
      for (int j = 0; j < contributions.size(); j++) {
        if (contributions.get(j).slot() == need.measure().slot()) {
          signals += contributions.get(j).weight();
        }
      }
    }
    return signals >= need.least();
  }

  private Tail tail(int slot) {
    if (pending == the.state().pending && the.state().isBusy()) {
      return the.state().tails().of(slot, pending.get(index));
    }
    return visitor -> {
      for (int i = 0; i <= index; i++) {
        Pending each = pending.get(i);
        List<Contribution> contributions = each.sighting().contributions();
        for (int j = 0; j < contributions.size(); j++) {
          if (contributions.get(j).slot() == slot) {
            visitor.visit(each.time(), contributions.get(j));
          }
        }
      }
    };
  }

  /**
   * The reading as its declared type; nothing in the window reads as absent, and so does what was
   * remembered when the measure had another type.
   */
  private static Object shown(Measure measure, Reading reading) {
    Object value = reading.value();
    if (measure.valueType() == null) {
      return value == null ? 0L : value;
    }
    if (measure.spec().function().readingType().isPresent()) {
      return value == null ? 0.0 : value;
    }
    return switch (measure.valueType()) {
      case TEXT -> value instanceof String ? value : "";
      case INT -> value instanceof Number number ? (Object) number.longValue() : -1L;
      case DOUBLE -> value instanceof Number number ? (Object) number.doubleValue() : -1.0;
      case BOOL -> value instanceof Number number && number.doubleValue() != 0;
    };
  }
}
