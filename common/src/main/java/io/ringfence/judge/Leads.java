package io.ringfence.judge;

import io.ringfence.measure.Contribution;
import io.ringfence.measure.Function;
import io.ringfence.measure.Place;
import io.ringfence.rule.Condition;
import io.ringfence.rule.Measure;
import io.ringfence.rule.Pack;
import io.ringfence.rule.Parties;
import io.ringfence.rule.Role;
import io.ringfence.rule.Rule;
import io.ringfence.rule.SignalScope;
import io.ringfence.signal.Call;
import io.ringfence.signal.Hash;
import io.ringfence.signal.Phase;
import io.ringfence.signal.Security;
import io.ringfence.signal.Signal;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import io.ringfence.signal.Topic;
import java.util.ArrayList;
import java.util.List;

/**
 * What signals of one topic lead to: measures and rules, in the order of the pack. Conditions and
 * targets that several of them share are numbered, so that each is looked at once a signal.
 */
final class Leads {

  record Target(SubjectKind kind, Role as, int digits) {
    List<Subject> subjects(Signal signal) {
      return Parties.subjects(signal, kind, as, digits);
    }
  }

  /**
   * @param where index of the measure's condition
   * @param target index of whom it is about
   */
  record Adding(Measure measure, int where, int target) {

    /** A peak counts a call from its answer to its end; one never answered is not up. */
    boolean counts(Signal signal) {
      if (measure.spec().function() != Function.PEAK) {
        return true;
      }
      return signal instanceof Call call
          && (call.phase() == Phase.ANSWER || (call.phase() == Phase.END && answered(call)));
    }

    private static boolean answered(Call call) {
      return call.talkMillis() > 0 || (call.sipCode() >= 200 && call.sipCode() < 300);
    }

    /**
     * Null where the signal has nothing to add: a value that nobody has is not one more distinct
     * value.
     */
    Contribution contribution(Signal signal, SignalScope scope) {
      int slot = measure.slot();
      if (measure.spec().function() == Function.SPEED) {
        return place(signal);
      }
      if (measure.value() == null) {
        boolean leaves = signal instanceof Call call && call.phase() == Phase.END;
        return Contribution.of(slot, leaves ? -1 : 1);
      }
      Object value = measure.value().value(scope);
      if (value == null || value.equals("")) {
        return null;
      }
      return switch (measure.spec().function()) {
        case SUM, MAX -> Contribution.ofNumber(slot, number(value));
        case DISTINCT, TOP, AGAIN -> Contribution.of(slot, Hash.of(value.toString()));
        default ->
            value instanceof String text
                ? Contribution.ofText(slot, text)
                : Contribution.ofNumber(slot, number(value));
      };
    }

    private Contribution place(Signal signal) {
      return signal instanceof Security security && security.hasPlace()
          ? Contribution.of(
              measure.slot(), new Place(security.latitude(), security.longitude()).bits())
          : null;
    }

    private static double number(Object value) {
      if (value instanceof Boolean flag) {
        return flag ? 1 : 0;
      }
      return ((Number) value).doubleValue();
    }
  }

  /**
   * @param guard index of the rule's condition
   * @param target index of whom it accuses
   */
  record Judging(Rule rule, int guard, int target) {}

  final List<Adding> measures = new ArrayList<>();
  final List<Judging> rules = new ArrayList<>();
  final List<Condition> conditions = new ArrayList<>();
  final List<Target> targets = new ArrayList<>();

  Leads(Pack pack, Topic topic) {
    for (Measure each : pack.measures()) {
      if (each.on().contains(topic)) {
        Target target = new Target(each.per(), each.as(), each.digits());
        measures.add(new Adding(each, index(each.where(), conditions), index(target, targets)));
      }
    }
    for (Rule each : pack.rules()) {
      if (each.on().contains(topic)) {
        Target target = new Target(each.accuse(), each.as(), each.digits());
        rules.add(new Judging(each, index(each.guard(), conditions), index(target, targets)));
      }
    }
  }

  private static <T> int index(T value, List<T> all) {
    int known = all.indexOf(value);
    if (known >= 0) {
      return known;
    }
    all.add(value);
    return all.size() - 1;
  }
}
