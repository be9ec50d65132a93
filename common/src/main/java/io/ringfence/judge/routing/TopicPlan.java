package io.ringfence.judge.routing;

import io.ringfence.measure.contribution.Contribution;
import io.ringfence.measure.contribution.ContributionKind;
import io.ringfence.measure.contribution.GeoPoint;
import io.ringfence.rule.Condition;
import io.ringfence.rule.Expression;
import io.ringfence.rule.Measure;
import io.ringfence.rule.Pack;
import io.ringfence.rule.Rule;
import io.ringfence.rule.field.Parties;
import io.ringfence.rule.field.Role;
import io.ringfence.signal.Call;
import io.ringfence.signal.CallPhase;
import io.ringfence.signal.Security;
import io.ringfence.signal.Signal;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import java.util.ArrayList;
import java.util.List;

/**
 * Where signals of one topic are routed: measures and rules by their target and condition, in the
 * order of the pack. Terms of conditions and values that several of them share are numbered, so
 * that each is evaluated once a signal.
 */
final class TopicPlan {

  record Target(SubjectKind kind, Role as, int digits) {
    List<Subject> subjects(Signal signal) {
      return Parties.subjects(signal, kind, as, digits);
    }
  }

  /** The contributions of a measure without a value: one of plus 1, one of minus 1. */
  private record Steps(Contribution plus, Contribution minus) {}

  /**
   * A measure that a signal may add to.
   *
   * @param value index of the measure's value; -1 if it has none
   */
  record MeasureInput(Measure measure, int value, Steps steps) {

    /** A peak counts a call from its answer to its end; one never answered is not up. */
    private boolean counts(Signal signal) {
      if (measure.spec().function().contributionKind() != ContributionKind.CALL_LEVEL) {
        return true;
      }
      return signal instanceof Call call
          && (call.phase() == CallPhase.ANSWER
              || (call.phase() == CallPhase.END && answered(call)));
    }

    private static boolean answered(Call call) {
      return call.talkMillis() > 0 || (call.sipCode() >= 200 && call.sipCode() < 300);
    }

    /** Null where the signal has nothing to add: an empty value is not one more distinct value. */
    Contribution contribution(Signal signal, SignalValues values) {
      if (!counts(signal)) {
        return null;
      }
      if (measure.spec().function().contributionKind() == ContributionKind.PLACE) {
        return place(signal);
      }
      if (value < 0) {
        boolean leaves = signal instanceof Call call && call.phase() == CallPhase.END;
        return leaves ? steps.minus() : steps.plus();
      }
      Object found = values.value(value);
      if (found == null || found.equals("")) {
        return null;
      }
      int slot = measure.slot();
      return switch (measure.spec().function().contributionKind()) {
        case NUMBER -> Contribution.ofNumber(slot, number(found));
        case HASH -> Contribution.of(slot, values.hash(value));
        default ->
            found instanceof String text
                ? Contribution.ofText(slot, measure.value().names(), text)
                : Contribution.ofNumber(slot, number(found));
      };
    }

    private Contribution place(Signal signal) {
      return signal instanceof Security security && security.hasPlace()
          ? Contribution.of(
              measure.slot(), new GeoPoint(security.latitude(), security.longitude()).bits())
          : null;
    }

    private static double number(Object value) {
      if (value instanceof Boolean flag) {
        return flag ? 1 : 0;
      }
      return ((Number) value).doubleValue();
    }
  }

  /** A rule to evaluate, with its slot boxed as observations hold it. */
  record RuleInput(Rule rule, Integer slot) {}

  /**
   * The measures and rules of one target that share a condition.
   *
   * @param terms indexes of the condition's terms, which all have to hold
   */
  @SuppressWarnings(
      "ArrayRecordComponent") // read in every signal's innermost loop, and compared by nobody
  record Branch(
      Condition condition, int[] terms, List<MeasureInput> measures, List<RuleInput> rules) {}

  final List<Condition> terms = new ArrayList<>();
  final List<Expression> values = new ArrayList<>();
  final List<Target> targets = new ArrayList<>();

  /** By index of the target. */
  final List<List<Branch>> byTarget = new ArrayList<>();

  TopicPlan(Pack pack, SignalTopic topic) {
    for (Measure each : pack.measures()) {
      if (each.on().contains(topic)) {
        branch(new Target(each.per(), each.as(), each.digits()), each.where())
            .measures()
            .add(input(each));
      }
    }
    for (Rule each : pack.rules()) {
      if (each.on().contains(topic)) {
        branch(new Target(each.accuse(), each.as(), each.digits()), each.guard())
            .rules()
            .add(new RuleInput(each, each.slot()));
      }
    }
  }

  private MeasureInput input(Measure measure) {
    int slot = measure.slot();
    return new MeasureInput(
        measure,
        measure.value() == null ? -1 : index(measure.value(), values),
        new Steps(Contribution.of(slot, 1), Contribution.of(slot, -1)));
  }

  private Branch branch(Target target, Condition condition) {
    int index = index(target, targets);
    if (index == byTarget.size()) {
      byTarget.add(new ArrayList<>());
    }
    for (Branch known : byTarget.get(index)) {
      if (known.condition().equals(condition)) {
        return known;
      }
    }
    int[] numbers = condition.terms().stream().mapToInt(term -> index(term, terms)).toArray();
    Branch branch = new Branch(condition, numbers, new ArrayList<>(), new ArrayList<>());
    byTarget.get(index).add(branch);
    return branch;
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
