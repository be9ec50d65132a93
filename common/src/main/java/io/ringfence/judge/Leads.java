package io.ringfence.judge;

import io.ringfence.measure.Contribution;
import io.ringfence.measure.ContributionKind;
import io.ringfence.measure.Place;
import io.ringfence.rule.Condition;
import io.ringfence.rule.Expression;
import io.ringfence.rule.Measure;
import io.ringfence.rule.Pack;
import io.ringfence.rule.Parties;
import io.ringfence.rule.Role;
import io.ringfence.rule.Rule;
import io.ringfence.signal.Call;
import io.ringfence.signal.Phase;
import io.ringfence.signal.Security;
import io.ringfence.signal.Signal;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import io.ringfence.signal.Topic;
import java.util.ArrayList;
import java.util.List;

/**
 * What signals of one topic lead to: measures and rules by whom they are about and by their
 * condition, in the order of the pack. Conditions, their terms and values that several of them
 * share are numbered, so that each is looked at once a signal.
 */
final class Leads {

  record Target(SubjectKind kind, Role as, int digits) {
    List<Subject> subjects(Signal signal) {
      return Parties.subjects(signal, kind, as, digits);
    }
  }

  /** What is the same of all contributions without a value. */
  private record Plain(Contribution comes, Contribution leaves) {}

  /**
   * A measure that a signal may add to.
   *
   * @param value index of the measure's value; -1 if it has none
   */
  record Adding(Measure measure, int value, Plain plain) {

    /** A peak counts a call from its answer to its end; one never answered is not up. */
    private boolean counts(Signal signal) {
      if (measure.spec().function().contributionKind() != ContributionKind.CALL_LEVEL) {
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
    Contribution contribution(Signal signal, Asked asked) {
      if (!counts(signal)) {
        return null;
      }
      if (measure.spec().function().contributionKind() == ContributionKind.PLACE) {
        return place(signal);
      }
      if (value < 0) {
        boolean leaves = signal instanceof Call call && call.phase() == Phase.END;
        return leaves ? plain.leaves() : plain.comes();
      }
      Object found = asked.value(value);
      if (found == null || found.equals("")) {
        return null;
      }
      int slot = measure.slot();
      return switch (measure.spec().function().contributionKind()) {
        case NUMBER -> Contribution.ofNumber(slot, number(found));
        case HASH -> Contribution.of(slot, asked.hash(value));
        default ->
            found instanceof String text
                ? Contribution.ofText(slot, text)
                : Contribution.ofNumber(slot, number(found));
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

  /** A rule that may be judged, with its slot as deliveries name it. */
  record Judging(Rule rule, Integer slot) {}

  /**
   * What follows for one target where a condition holds.
   *
   * @param terms indexes of the condition's terms, which all have to hold
   */
  @SuppressWarnings(
      "ArrayRecordComponent") // read in every signal's innermost loop, and compared by nobody
  record Lead(Condition condition, int[] terms, List<Adding> measures, List<Judging> rules) {}

  final List<Condition> terms = new ArrayList<>();
  final List<Expression> values = new ArrayList<>();
  final List<Target> targets = new ArrayList<>();

  /** By index of the target. */
  final List<List<Lead>> byTarget = new ArrayList<>();

  Leads(Pack pack, Topic topic) {
    for (Measure each : pack.measures()) {
      if (each.on().contains(topic)) {
        lead(new Target(each.per(), each.as(), each.digits()), each.where())
            .measures()
            .add(adding(each));
      }
    }
    for (Rule each : pack.rules()) {
      if (each.on().contains(topic)) {
        lead(new Target(each.accuse(), each.as(), each.digits()), each.guard())
            .rules()
            .add(new Judging(each, each.slot()));
      }
    }
  }

  private Adding adding(Measure measure) {
    int slot = measure.slot();
    return new Adding(
        measure,
        measure.value() == null ? -1 : index(measure.value(), values),
        new Plain(Contribution.of(slot, 1), Contribution.of(slot, -1)));
  }

  private Lead lead(Target target, Condition condition) {
    int index = index(target, targets);
    if (index == byTarget.size()) {
      byTarget.add(new ArrayList<>());
    }
    for (Lead known : byTarget.get(index)) {
      if (known.condition().equals(condition)) {
        return known;
      }
    }
    int[] asked = condition.terms().stream().mapToInt(term -> index(term, terms)).toArray();
    Lead lead = new Lead(condition, asked, new ArrayList<>(), new ArrayList<>());
    byTarget.get(index).add(lead);
    return lead;
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
