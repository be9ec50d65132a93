package io.ringfence.rule.expression;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code NAME OP literal}, whichever side the name stands on.
 *
 * @param operator {@code >= > <= < == !=}
 * @param literal a Long, Double, String or Boolean
 */
public record Comparison(String name, String operator, Object literal) {

  public static Optional<Comparison> of(CelExpr expr) {
    return of(expr, Map.of());
  }

  /**
   * The same where some names stand for literals.
   *
   * @param constants a Long, Double, String or Boolean by its name
   */
  public static Optional<Comparison> of(CelExpr expr, Map<String, Object> constants) {
    if (expr.getKind() != CelExpr.ExprKind.Kind.CALL || expr.call().args().size() != 2) {
      return Optional.empty();
    }
    Optional<String> operator = operator(expr.call().function());
    if (operator.isEmpty()) {
      return Optional.empty();
    }
    List<CelExpr> sides = expr.call().args();
    String left = Language.dotted(sides.get(0));
    return left.isEmpty() || constants.containsKey(left)
        ? comparison(sides.get(1), mirrored(operator.get()), sides.get(0), constants)
        : comparison(sides.get(0), operator.get(), sides.get(1), constants);
  }

  private static Optional<Comparison> comparison(
      CelExpr side, String operator, CelExpr literal, Map<String, Object> constants) {
    String name = Language.dotted(side);
    return name.isEmpty()
        ? Optional.empty()
        : literal(literal)
            .or(() -> Optional.ofNullable(constants.get(Language.dotted(literal))))
            .map(value -> new Comparison(name, operator, value));
  }

  static Optional<String> operator(String function) {
    return switch (function) {
      case "_>=_", "_>_", "_<=_", "_<_", "_==_", "_!=_" ->
          Optional.of(function.substring(1, function.length() - 1));
      default -> Optional.empty();
    };
  }

  private static String mirrored(String operator) {
    return switch (operator) {
      case ">=" -> "<=";
      case ">" -> "<";
      case "<=" -> ">=";
      case "<" -> ">";
      default -> operator;
    };
  }

  static Optional<Object> literal(CelExpr expr) {
    if (expr.getKind() != CelExpr.ExprKind.Kind.CONSTANT) {
      return Optional.empty();
    }
    CelConstant constant = expr.constant();
    return switch (constant.getKind()) {
      case INT64_VALUE -> Optional.of(constant.int64Value());
      case DOUBLE_VALUE -> Optional.of(constant.doubleValue());
      case STRING_VALUE -> Optional.of(constant.stringValue());
      case BOOLEAN_VALUE -> Optional.of(constant.booleanValue());
      default -> Optional.empty();
    };
  }
}
