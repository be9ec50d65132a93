package io.ringfence.rule.load;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import io.ringfence.rule.Measure;
import io.ringfence.rule.Rule;
import io.ringfence.rule.expression.Comparison;
import io.ringfence.rule.expression.ExpressionCompiler;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds how many signals a condition needs at least: what it asks of measures that never exceed the
 * number of their signals. A parameter counts as the least that it may be.
 */
record NeededSignals(Map<String, Measure> measures, Map<String, Object> leastOfParameters) {

  /** Of each term that asks for signals, the ways in which it can be met. */
  List<List<Rule.Need>> of(CelAbstractSyntaxTree tree) {
    return ExpressionCompiler.conjuncts(tree.getExpr()).stream()
        .map(this::ways)
        .filter(ways -> !ways.isEmpty())
        .toList();
  }

  /** One of which is met where the condition holds; empty if it may hold with no signal at all. */
  private List<Rule.Need> ways(CelExpr expr) {
    if (expr.getKind() != CelExpr.ExprKind.Kind.CALL) {
      return List.of();
    }
    String function = expr.call().function();
    if (!function.equals("_&&_") && !function.equals("_||_")) {
      return Comparison.of(expr, leastOfParameters)
          .flatMap(this::need)
          .map(List::of)
          .orElse(List.of());
    }
    List<Rule.Need> left = ways(expr.call().args().get(0));
    List<Rule.Need> right = ways(expr.call().args().get(1));
    if (function.equals("_&&_")) {
      return least(left) >= least(right) ? left : right;
    }
    return left.isEmpty() || right.isEmpty()
        ? List.of()
        : Stream.concat(left.stream(), right.stream()).toList();
  }

  private static long least(List<Rule.Need> ways) {
    return ways.stream().mapToLong(Rule.Need::least).min().orElse(0);
  }

  private Optional<Rule.Need> need(Comparison comparison) {
    Measure measure = measures.get(comparison.name());
    if (measure == null
        || !measure.spec().function().atMostOnePerSignal()
        || !(comparison.literal() instanceof Long literal)) {
      return Optional.empty();
    }
    long least =
        switch (comparison.operator()) {
          case ">=", "==" -> literal;
          case ">" -> literal == Long.MAX_VALUE ? literal : literal + 1;
          default -> 0;
        };
    return least < 1 ? Optional.empty() : Optional.of(new Rule.Need(measure, least));
  }
}
