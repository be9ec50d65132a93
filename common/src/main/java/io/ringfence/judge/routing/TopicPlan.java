package io.ringfence.judge.routing;

import io.ringfence.measure.contribution.Contribution;
import io.ringfence.measure.contribution.ContributionKind;
import io.ringfence.measure.contribution.GeoPoint;
import io.ringfence.rule.Condition;
import io.ringfence.rule.Expression;
import io.ringfence.rule.Measure;
import io.ringfence.rule.Pack;
import io.ringfence.rule.Rule;
import io.ringfence.rule.Stake;
import io.ringfence.rule.field.Parties;
import io.ringfence.rule.field.Role;
import io.ringfence.rule.field.SignalScope;
import io.ringfence.signal.Call;
import io.ringfence.signal.CallPhase;
import io.ringfence.signal.Security;
import io.ringfence.signal.Signal;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import io.ringfence.signal.encoding.Hash;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

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
                ? Contribution.ofText(slot, text)
                : Contribution.ofNumber(slot, number(found));
      };
    }

    /** Whether the signal has something to add, or would with another profile of the customer. */
    boolean mayContribute(Signal signal, SignalValues values) {
      return contribution(signal, values) != null
          || (counts(signal) && value >= 0 && values.dependsOnProfile(value));
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
   * Calls that a rule values: what they add says which call it is, what a minute costs, and what it
   * has cost by now.
   */
  record StakeInput(Stake stake) {

    private static final Set<SignalTopic> PHASES =
        Set.of(
            SignalTopic.CALL_ATTEMPT,
            SignalTopic.CALL_ANSWER,
            SignalTopic.CALL_ONGOING,
            SignalTopic.CALL_END);

    List<Contribution> contributions(Signal signal, SignalScope scope) {
      Call call = (Call) signal;
      List<Contribution> all = new ArrayList<>(7);
      all.add(Contribution.of(stake.callSlot(), Hash.of(call.call())));
      if (call.phase() != CallPhase.END) {
        all.add(Contribution.ofNumber(stake.rateSlot(), number(scope, RATE)));
      }
      if (call.phase() == CallPhase.ONGOING || call.phase() == CallPhase.END) {
        all.add(Contribution.ofNumber(stake.costSlot(), number(scope, COST)));
      }
      add(stake.numberSlot(), call.to(), all);
      add(stake.trunkSlot(), call.trunk(), all);
      if (scope.valueOf(KNOWN).equals(true)) {
        add(stake.customerSlot(), (String) scope.valueOf(CLASS), all);
        double limit = number(scope, LIMIT);
        if (limit >= 0) {
          all.add(Contribution.ofNumber(stake.limitSlot(), limit));
        }
      }
      return all;
    }

    private static void add(int slot, String text, List<Contribution> all) {
      if (!text.isEmpty()) {
        all.add(Contribution.ofText(slot, text));
      }
    }

    private static double number(SignalScope scope, String field) {
      return (Double) scope.valueOf(field);
    }
  }

  private static final String RATE = "call.destination.perMinute";
  private static final String COST = "call.cost";
  private static final String KNOWN = "profile.known";
  private static final String CLASS = "profile.class";
  private static final String LIMIT = "profile.dailyLimit";

  /**
   * The measures and rules of one target that share a condition.
   *
   * @param terms indexes of the condition's terms, which all have to hold
   */
  @SuppressWarnings(
      "ArrayRecordComponent") // read in every signal's innermost loop, and compared by nobody
  record Branch(
      Condition condition,
      int[] terms,
      List<MeasureInput> measures,
      List<RuleInput> rules,
      List<StakeInput> stakes) {}

  final List<Condition> terms = new ArrayList<>();
  final List<Expression> values = new ArrayList<>();
  final List<Target> targets = new ArrayList<>();

  /** By index of the target. */
  final List<List<Branch>> byTarget = new ArrayList<>();

  private boolean ofProfile;

  /** Whether something here may depend on what is known of the customer. */
  boolean ofProfile() {
    return ofProfile;
  }

  TopicPlan(Pack pack, SignalTopic topic) {
    for (Measure each : pack.measures()) {
      if (each.on().contains(topic)) {
        ofProfile |= each.ofProfile();
        branch(new Target(each.per(), each.as(), each.digits()), each.where())
            .measures()
            .add(input(each));
      }
    }
    for (Rule each : pack.rules()) {
      if (each.on().contains(topic)) {
        ofProfile |= each.ofProfile() || mayBeOverridden(each, pack);
        branch(new Target(each.accuse(), each.as(), each.digits()), each.guard())
            .rules()
            .add(new RuleInput(each, each.slot()));
      }
      if (each.stake().isPresent() && StakeInput.PHASES.contains(topic)) {
        Branch branch =
            branch(new Target(each.accuse(), each.as(), each.digits()), each.stake().get().of());
        int slot = each.stake().get().slot();
        if (branch.stakes().stream().noneMatch(known -> known.stake().slot() == slot)) {
          branch.stakes().add(new StakeInput(each.stake().get()));
        }
      }
    }
  }

  /** Whether the rule reads what is another for some classes of customers, or some tenants. */
  private static boolean mayBeOverridden(Rule rule, Pack pack) {
    return !rule.parameters().isEmpty() && pack.parameters().needProfile();
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
    Branch branch =
        new Branch(condition, numbers, new ArrayList<>(), new ArrayList<>(), new ArrayList<>(0));
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
