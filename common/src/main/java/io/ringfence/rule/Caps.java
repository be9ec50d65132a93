package io.ringfence.rule;

import dev.cel.common.ast.CelExpr;
import io.ringfence.measure.Function;
import io.ringfence.measure.Windows;
import java.util.Map;
import java.util.function.Consumer;

/** Finds comparisons that a distinct count can never decide, because it stops at its cap. */
record Caps(Map<String, Measure> measures) {

  void check(CelExpr expr, Consumer<String> fault) {
    Comparison.of(expr).ifPresent(comparison -> check(comparison, fault));
    if (expr.getKind() == CelExpr.ExprKind.Kind.CALL) {
      expr.call().args().forEach(each -> check(each, fault));
    }
  }

  private void check(Comparison comparison, Consumer<String> fault) {
    Measure measure = measures.get(comparison.name());
    if (measure == null
        || measure.spec().function() != Function.DISTINCT
        || !(comparison.literal() instanceof Number number)) {
      return;
    }
    int cap = Windows.cap(measure.spec());
    double literal = number.doubleValue();
    boolean reaching = comparison.operator().equals(">=") || comparison.operator().equals("<");
    double needed = reaching ? Math.ceil(literal) : Math.floor(literal) + 1;
    if (cap < needed) {
      fault.accept(
          "`"
              + comparison.name()
              + "` counts no further than its cap of "
              + cap
              + ", so `"
              + comparison.operator()
              + " "
              + number
              + "` needs a cap of "
              + (long) needed);
    }
  }
}
