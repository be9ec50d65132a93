package io.ringfence.rule.load;

import dev.cel.common.ast.CelExpr;
import io.ringfence.measure.ReadingLimit;
import io.ringfence.rule.Measure;
import io.ringfence.rule.expression.Comparison;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Finds comparisons that a measure can never decide, because it stops before: a distinct count at
 * its cap, an age at the length of its window. How often a value came has no such end.
 */
record ReachableThresholds(Map<String, Measure> measures) {

  private static final long MILLIS_PER_SECOND = 1_000;

  void check(CelExpr expr, Consumer<String> fault) {
    Comparison.of(expr).ifPresent(comparison -> check(comparison, fault));
    if (expr.getKind() == CelExpr.ExprKind.Kind.CALL) {
      expr.call().args().forEach(each -> check(each, fault));
    }
  }

  private void check(Comparison comparison, Consumer<String> fault) {
    Measure measure = measures.get(comparison.name());
    if (measure == null || !(comparison.literal() instanceof Number number)) {
      return;
    }
    ReadingLimit limit = measure.spec().function().readingLimit();
    if (limit == ReadingLimit.NONE) {
      return;
    }
    boolean distinct = limit == ReadingLimit.CAP;
    long cap =
        distinct ? measure.spec().effectiveCap() : measure.spec().overMillis() / MILLIS_PER_SECOND;
    double literal = number.doubleValue();
    boolean reaching = comparison.operator().equals(">=") || comparison.operator().equals("<");
    double needed = reaching ? Math.ceil(literal) : Math.floor(literal) + 1;
    if (cap < needed) {
      String text =
          distinct
              ? "`%s` counts no further than its cap of %s, so `%s %s` needs a cap of %s"
              : "`%s` reaches no more than the %s seconds of its `over`, so `%s %s` needs an `over`"
                  + " of %ss";
      String name = comparison.name();
      fault.accept(text.formatted(name, cap, comparison.operator(), number, (long) needed));
    }
  }
}
