package io.ringfence.rule.load;

import io.ringfence.rule.SeverityBand;
import io.ringfence.rule.Stake;
import io.ringfence.rule.expression.CheckedExpression;
import io.ringfence.rule.expression.Definitions;
import io.ringfence.rule.expression.ExpressionCompiler;
import io.ringfence.rule.expression.ExpressionReader;
import io.ringfence.rule.expression.Language;
import io.ringfence.rule.text.DurationText;
import io.ringfence.rule.text.Section;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.SubjectKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/** Reads which calls the alerts of a rule value. */
final class StakeReader {

  static final String KEY = "money";
  static final String BEFORE = "moneyBefore";

  /** A subject keeps its ended calls for so long. */
  private static final long MOST_BEFORE = 24 * 3_600_000L;

  private static final long USUAL_BEFORE = 3_600_000L;

  private static final Set<SignalTopic> CALLS =
      EnumSet.of(
          SignalTopic.CALL_ATTEMPT,
          SignalTopic.CALL_ANSWER,
          SignalTopic.CALL_ONGOING,
          SignalTopic.CALL_END);

  private final ExpressionReader expressions;
  private final ExpressionCompiler compiled;
  private final List<SeverityBand> bands;

  StakeReader(
      Language signals,
      Definitions definitions,
      ExpressionCompiler compiled,
      List<SeverityBand> bands) {
    this.expressions = new ExpressionReader(signals, definitions);
    this.compiled = compiled;
    this.bands = bands;
  }

  /** The definitions that have been mentioned in what was read. */
  Set<String> used() {
    return expressions.used();
  }

  /** Empty of a rule that values no calls, and where there is a fault. */
  Optional<Stake> read(Section rule, Optional<TargetReader.Target> target) {
    if (!rule.has(KEY)) {
      if (rule.has(BEFORE)) {
        rule.fault(BEFORE, "says nothing without `" + KEY + "`");
      }
      return Optional.empty();
    }
    Optional<CheckedExpression> of = expressions.condition(rule, KEY);
    OptionalLong before = rule.has(BEFORE) ? rule.span(BEFORE) : OptionalLong.of(USUAL_BEFORE);
    if (before.isPresent() && before.getAsLong() > MOST_BEFORE) {
      rule.fault(BEFORE, "is longer than " + DurationText.shown(MOST_BEFORE));
    }
    of.ifPresent(checked -> check(rule, checked));
    if (target.isEmpty()) {
      return Optional.empty();
    }
    if (!isValued(target.get().kind())) {
      rule.fault(KEY, "is of the calls of a number, device, account or address");
    }
    if (of.isEmpty() || before.isEmpty()) {
      return Optional.empty();
    }
    String text = of.get().text().strip();
    String role = target.get().as().name();
    return Optional.of(
        new Stake(
            Stake.slot(role, before.getAsLong(), text),
            compiled.condition(of.get().tree(), term -> true),
            text,
            before.getAsLong(),
            bands));
  }

  /** Calls of others, of which there can be crowds, are not told apart. */
  private static boolean isValued(SubjectKind kind) {
    return switch (kind) {
      case NUMBER, DEVICE, ACCOUNT, ADDRESS -> true;
      default -> false;
    };
  }

  private static void check(Section section, CheckedExpression checked) {
    TargetReader.checkFields(section, KEY, checked.names(), checked::shown, CALLS);
    Set<String> differ = new TreeSet<>(checked.names());
    differ.removeIf(name -> !CallEndFields.differs(name));
    if (!differ.isEmpty()) {
      section.fault(
          KEY,
          "cannot read "
              + differ.stream().map(name -> name + checked.origin(name)).toList()
              + ", which changes while the call lasts");
    }
  }
}
