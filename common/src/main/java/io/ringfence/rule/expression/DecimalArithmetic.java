package io.ringfence.rule.expression;

import dev.cel.common.ast.CelExpr;
import io.ringfence.rule.Condition;
import io.ringfence.rule.field.Field;
import io.ringfence.rule.field.Scope;
import io.ringfence.rule.field.Values;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Arithmetic on real numbers as plain Java, for what measures add up: such as {@code
 * double(call.talkMillis) / 1000.0}, and for what conditions hold against each other. None of it
 * can fail but whole numbers in it, see {@link IntegerArithmetic}.
 */
final class DecimalArithmetic {

  private DecimalArithmetic() {}

  /** Empty if only CEL can compute the value. */
  static Optional<ToDoubleFunction<Scope>> of(CelExpr expr, Function<String, Field.Type> types) {
    if (expr.getKind() != CelExpr.ExprKind.Kind.CALL) {
      return leaf(expr, types);
    }
    List<CelExpr> args = expr.call().args();
    return switch (expr.call().function()) {
      case "double" -> whole(args.get(0), types);
      case "_+_" -> both(args, types, Double::sum);
      case "_-_" -> both(args, types, (a, b) -> a - b);
      case "_*_" -> both(args, types, (a, b) -> a * b);
      case "_/_" -> both(args, types, (a, b) -> a / b);
      case "_?_:_" -> choice(args, types);
      default -> Optional.empty();
    };
  }

  private static Optional<ToDoubleFunction<Scope>> leaf(
      CelExpr expr, Function<String, Field.Type> types) {
    if (Comparison.literal(expr).orElse(null) instanceof Double literal) {
      double value = literal;
      return Optional.of(scope -> value);
    }
    String name = Language.dotted(expr);
    return types.apply(name) == Field.Type.DOUBLE
        ? Optional.of(scope -> Values.real(scope.valueOf(name)))
        : Optional.empty();
  }

  private static Optional<ToDoubleFunction<Scope>> whole(
      CelExpr expr, Function<String, Field.Type> types) {
    return IntegerArithmetic.of(expr, types)
        .map(inner -> scope -> (double) inner.applyAsLong(scope));
  }

  private static Optional<ToDoubleFunction<Scope>> choice(
      List<CelExpr> args, Function<String, Field.Type> types) {
    Optional<ToDoubleFunction<Scope>> then = of(args.get(1), types);
    Optional<ToDoubleFunction<Scope>> otherwise = of(args.get(2), types);
    return JavaCondition.of(args.get(0), types)
        .flatMap(test -> then.flatMap(yes -> otherwise.map(no -> choice(test, yes, no))));
  }

  private static ToDoubleFunction<Scope> choice(
      Condition test, ToDoubleFunction<Scope> yes, ToDoubleFunction<Scope> no) {
    return scope -> test.holds(scope) ? yes.applyAsDouble(scope) : no.applyAsDouble(scope);
  }

  private static Optional<ToDoubleFunction<Scope>> both(
      List<CelExpr> args, Function<String, Field.Type> types, DoubleBinaryOperator operator) {
    Optional<ToDoubleFunction<Scope>> right = of(args.get(1), types);
    return of(args.get(0), types)
        .flatMap(
            a ->
                right.map(
                    b -> s -> operator.applyAsDouble(a.applyAsDouble(s), b.applyAsDouble(s))));
  }
}
