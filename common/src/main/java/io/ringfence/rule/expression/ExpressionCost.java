package io.ringfence.rule.expression;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What evaluating an expression may take at most: steps, counting each time that a loop goes round,
 * and characters of the longest text that it makes. A rule is judged thousands of times a second,
 * on texts that a caller chooses, so one that may grow without bounds is refused when it is read.
 */
final class ExpressionCost {

  static final long MOST_STEPS = 10_000;

  /** Of the longest text. */
  static final long MOST_CHARACTERS = 100_000;

  /** Fields that rules read are shorter: what is free text is cut. */
  private static final long FIELD_CHARACTERS = 4_096;

  /** Elements of a list that is not written in the expression. */
  private static final long ELEMENTS = 256;

  /** So that products of estimates do not overflow. */
  private static final long HUGE = 1L << 40;

  private record Cost(long steps, long characters, long elements) {
    static final Cost ONE = new Cost(1, FIELD_CHARACTERS, ELEMENTS);
  }

  private ExpressionCost() {}

  /** Why an expression takes too much; empty if it does not. */
  static Optional<String> excess(CelExpr expr) {
    Cost cost = of(expr);
    if (cost.steps() > MOST_STEPS) {
      return Optional.of("may take more than " + MOST_STEPS + " steps: fewer or shorter loops");
    }
    return longest(expr) > MOST_CHARACTERS
        ? Optional.of("may make a text of more than " + MOST_CHARACTERS + " characters")
        : Optional.empty();
  }

  /** Of all texts in an expression, not only of its result. */
  private static long longest(CelExpr expr) {
    long longest = of(expr).characters();
    for (CelExpr each : children(expr)) {
      longest = Math.max(longest, longest(each));
    }
    return longest;
  }

  /** The parts of an expression, but for the condition that ends a loop. */
  static List<CelExpr> children(CelExpr expr) {
    return switch (expr.getKind()) {
      case CALL ->
          Stream.concat(expr.call().target().stream(), expr.call().args().stream()).toList();
      case SELECT -> List.of(expr.select().operand());
      case MAP ->
          expr.map().entries().stream()
              .flatMap(entry -> Stream.of(entry.key(), entry.value()))
              .toList();
      case LIST -> expr.list().elements();
      case COMPREHENSION ->
          List.of(
              expr.comprehension().iterRange(),
              expr.comprehension().accuInit(),
              expr.comprehension().loopStep(),
              expr.comprehension().result());
      default -> List.of();
    };
  }

  private static Cost of(CelExpr expr) {
    return switch (expr.getKind()) {
      case CONSTANT -> new Cost(1, characters(expr.constant()), 0);
      case CALL -> call(expr.call());
      case LIST -> list(expr.list().elements());
      case MAP -> list(children(expr));
      case SELECT -> selected(of(expr.select().operand()));
      case COMPREHENSION -> loop(expr.comprehension());
      default -> Cost.ONE;
    };
  }

  /** A field, or something of a map, of which only what was put in is known. */
  private static Cost selected(Cost from) {
    long characters = Math.max(FIELD_CHARACTERS, from.characters());
    return new Cost(sum(1, from.steps()), characters, ELEMENTS);
  }

  private static long characters(CelConstant constant) {
    return constant.getKind() == CelConstant.Kind.STRING_VALUE
        ? constant.stringValue().length()
        : 0;
  }

  private static Cost list(List<CelExpr> elements) {
    long steps = 1;
    long characters = 0;
    for (CelExpr each : elements) {
      Cost cost = of(each);
      steps = sum(steps, cost.steps());
      characters = Math.max(characters, cost.characters());
    }
    return new Cost(steps, characters, elements.size());
  }

  private static Cost call(CelExpr.CelCall call) {
    Cost on = call.target().map(ExpressionCost::of).orElse(new Cost(0, 0, 0));
    List<Cost> args = call.args().stream().map(ExpressionCost::of).toList();
    long steps = sum(1, on.steps());
    long total = on.characters();
    long longest = on.characters();
    long elements = on.elements();
    for (Cost each : args) {
      steps = sum(steps, each.steps());
      total = sum(total, each.characters());
      longest = Math.max(longest, each.characters());
      elements = Math.max(elements, each.elements());
    }
    return switch (call.function()) {
      case "_+_" -> new Cost(steps, total, sumOfElements(args));
      case "replace" -> new Cost(steps, product(on.characters(), grown(args)), 0);
      case "join" ->
          new Cost(steps, product(sum(on.elements(), 1), sum(on.characters(), longest(args))), 0);
      case "split" -> new Cost(steps, on.characters(), on.characters());
      case "format" -> new Cost(steps, sum(total, product(FIELD_CHARACTERS, elements)), 0);
      default -> new Cost(steps, longest, elements);
    };
  }

  private static long sumOfElements(List<Cost> args) {
    return args.stream().mapToLong(Cost::elements).reduce(0, ExpressionCost::sum);
  }

  /** By how much one character can grow when it is replaced; an empty text is found everywhere. */
  private static long grown(List<Cost> args) {
    return args.size() < 2 ? 1 : sum(1, args.get(1).characters());
  }

  private static long longest(List<Cost> args) {
    return args.stream().mapToLong(Cost::characters).max().orElse(0);
  }

  private static Cost loop(CelExpr.CelComprehension loop) {
    Cost range = of(loop.iterRange());
    Cost step = of(loop.loopStep());
    Cost result = of(loop.result());
    long rounds = Math.max(1, range.elements());
    long each = sum(step.steps(), of(loop.loopCondition()).steps());
    return new Cost(
        sum(range.steps(), sum(product(rounds, each), result.steps())),
        Math.max(range.characters(), step.characters()),
        rounds);
  }

  private static long sum(long one, long two) {
    return Math.min(HUGE, one + two);
  }

  private static long product(long one, long two) {
    return one == 0 || two == 0 ? 0 : one > HUGE / two ? HUGE : one * two;
  }
}
