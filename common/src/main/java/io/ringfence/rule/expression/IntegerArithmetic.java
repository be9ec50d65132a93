package io.ringfence.rule.expression;

import dev.cel.common.ast.CelExpr;
import io.ringfence.rule.field.Field;
import io.ringfence.rule.field.Scope;
import io.ringfence.rule.field.Values;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongBinaryOperator;
import java.util.function.ToLongFunction;

/**
 * Arithmetic on whole numbers as plain Java, for what conditions hold against each other: such as
 * {@code 10 * called_1h >= 9 * calls_1h}. Where a result has no room in 64 bits CEL fails, and this
 * throws an ArithmeticException: whoever asks lets CEL decide what follows from that.
 */
final class IntegerArithmetic {

  private IntegerArithmetic() {}

  /** Empty if only CEL can compute the value. */
  static Optional<ToLongFunction<Scope>> of(CelExpr expr, Function<String, Field.Type> types) {
    if (expr.getKind() != CelExpr.ExprKind.Kind.CALL) {
      return leaf(expr, types);
    }
    List<CelExpr> args = expr.call().args();
    return switch (expr.call().function()) {
      case "_+_" -> both(args, types, Math::addExact);
      case "_-_" -> both(args, types, Math::subtractExact);
      case "_*_" -> both(args, types, Math::multiplyExact);
      default -> Optional.empty();
    };
  }

  private static Optional<ToLongFunction<Scope>> leaf(
      CelExpr expr, Function<String, Field.Type> types) {
    if (Comparison.literal(expr).orElse(null) instanceof Long literal) {
      long value = literal;
      return Optional.of(scope -> value);
    }
    String name = Language.dotted(expr);
    return types.apply(name) == Field.Type.INT
        ? Optional.of(scope -> Values.whole(scope.valueOf(name)))
        : Optional.empty();
  }

  private static Optional<ToLongFunction<Scope>> both(
      List<CelExpr> args, Function<String, Field.Type> types, LongBinaryOperator operator) {
    Optional<ToLongFunction<Scope>> right = of(args.get(1), types);
    return of(args.get(0), types)
        .flatMap(
            a -> right.map(b -> s -> operator.applyAsLong(a.applyAsLong(s), b.applyAsLong(s))));
  }
}
