package io.ringfence.rule.expression;

import dev.cel.common.ast.CelExpr;
import io.ringfence.rule.Condition;
import io.ringfence.rule.field.Field;
import io.ringfence.rule.field.Scope;
import io.ringfence.rule.field.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * The conditions that make up most of a pack, as plain Java: comparisons of a name with a literal,
 * of names and of sums and products of them, flags, membership in a list of texts or whole numbers,
 * beginnings of texts, and what and, or and not make of these. They take nanoseconds where CEL
 * takes some hundred; a property test holds them equal to CEL. None of them can fail, so the order
 * in which CEL looks at them cannot matter, but one: whole numbers that outgrow 64 bits throw an
 * ArithmeticException, after which CEL has to be asked.
 */
final class JavaCondition {

  /** Below this a double holds every whole number exactly, and no other is taken for it. */
  private static final double EXACT = 1L << 53;

  private JavaCondition() {}

  /** Empty if only CEL can decide it. */
  static Optional<Condition> of(CelExpr expr, Function<String, Field.Type> types) {
    if (expr.getKind() != CelExpr.ExprKind.Kind.CALL) {
      return flag(expr, types);
    }
    List<CelExpr> args = expr.call().args();
    return switch (expr.call().function()) {
      case "_&&_" -> both(args, types, true);
      case "_||_" -> both(args, types, false);
      case "!_" -> of(args.get(0), types).map(inner -> scope -> !inner.holds(scope));
      case "@in" -> membership(args, types);
      case "startsWith" -> beginning(expr, types);
      default ->
          Comparison.of(expr)
              .flatMap(comparison -> comparison(comparison, types))
              .or(() -> sides(expr, types));
    };
  }

  private static Optional<Condition> beginning(CelExpr expr, Function<String, Field.Type> types) {
    String name = expr.call().target().map(Language::dotted).orElse("");
    return types.apply(name) == Field.Type.TEXT
            && Comparison.literal(expr.call().args().get(0)).orElse(null) instanceof String start
        ? Optional.of(scope -> Values.text(scope.valueOf(name)).startsWith(start))
        : Optional.empty();
  }

  /** Both sides are worked out: names, or arithmetic on names. */
  private static Optional<Condition> sides(CelExpr expr, Function<String, Field.Type> types) {
    Optional<String> operator = Comparison.operator(expr.call().function());
    if (operator.isEmpty()) {
      return Optional.empty();
    }
    CelExpr left = expr.call().args().get(0);
    CelExpr right = expr.call().args().get(1);
    return texts(left, operator.get(), right, types)
        .or(() -> wholes(left, operator.get(), right, types))
        .or(() -> reals(left, operator.get(), right, types));
  }

  private static Optional<Condition> texts(
      CelExpr left, String operator, CelExpr right, Function<String, Field.Type> types) {
    String one = Language.dotted(left);
    String two = Language.dotted(right);
    if (types.apply(one) != Field.Type.TEXT || types.apply(two) != Field.Type.TEXT) {
      return Optional.empty();
    }
    return switch (operator) {
      case "==" -> Optional.of(scope -> text(scope, one).equals(text(scope, two)));
      case "!=" -> Optional.of(scope -> !text(scope, one).equals(text(scope, two)));
      default -> Optional.empty();
    };
  }

  private static String text(Scope scope, String name) {
    return Values.text(scope.valueOf(name));
  }

  private static Optional<Condition> wholes(
      CelExpr left, String operator, CelExpr right, Function<String, Field.Type> types) {
    Optional<ToLongFunction<Scope>> one = IntegerArithmetic.of(left, types);
    Optional<ToLongFunction<Scope>> two = IntegerArithmetic.of(right, types);
    return one.flatMap(a -> two.map(b -> wholes(a, operator, b)));
  }

  private static Condition wholes(
      ToLongFunction<Scope> a, String operator, ToLongFunction<Scope> b) {
    return switch (operator) {
      case ">=" -> scope -> a.applyAsLong(scope) >= b.applyAsLong(scope);
      case ">" -> scope -> a.applyAsLong(scope) > b.applyAsLong(scope);
      case "<=" -> scope -> a.applyAsLong(scope) <= b.applyAsLong(scope);
      case "<" -> scope -> a.applyAsLong(scope) < b.applyAsLong(scope);
      case "==" -> scope -> a.applyAsLong(scope) == b.applyAsLong(scope);
      default -> scope -> a.applyAsLong(scope) != b.applyAsLong(scope);
    };
  }

  /** Equality of sums of reals nobody asks for: CEL decides it. */
  private static Optional<Condition> reals(
      CelExpr left, String operator, CelExpr right, Function<String, Field.Type> types) {
    if (operator.equals("==") || operator.equals("!=")) {
      return Optional.empty();
    }
    Optional<ToDoubleFunction<Scope>> one = DecimalArithmetic.of(left, types);
    Optional<ToDoubleFunction<Scope>> two = DecimalArithmetic.of(right, types);
    return one.flatMap(a -> two.map(b -> reals(a, operator, b)));
  }

  private static Condition reals(
      ToDoubleFunction<Scope> a, String operator, ToDoubleFunction<Scope> b) {
    return switch (operator) {
      case ">=" -> scope -> a.applyAsDouble(scope) >= b.applyAsDouble(scope);
      case ">" -> scope -> a.applyAsDouble(scope) > b.applyAsDouble(scope);
      case "<=" -> scope -> a.applyAsDouble(scope) <= b.applyAsDouble(scope);
      case "<" -> scope -> a.applyAsDouble(scope) < b.applyAsDouble(scope);
      case "==" -> scope -> a.applyAsDouble(scope) == b.applyAsDouble(scope);
      default -> scope -> a.applyAsDouble(scope) != b.applyAsDouble(scope);
    };
  }

  private static Optional<Condition> both(
      List<CelExpr> args, Function<String, Field.Type> types, boolean and) {
    Optional<Condition> right = of(args.get(1), types);
    return of(args.get(0), types).flatMap(a -> right.map(b -> joined(a, b, and)));
  }

  private static Condition joined(Condition a, Condition b, boolean and) {
    return and
        ? scope -> a.holds(scope) && b.holds(scope)
        : scope -> a.holds(scope) || b.holds(scope);
  }

  private static Optional<Condition> flag(CelExpr expr, Function<String, Field.Type> types) {
    String name = Language.dotted(expr);
    return types.apply(name) == Field.Type.BOOL
        ? Optional.of(scope -> Boolean.TRUE.equals(scope.valueOf(name)))
        : Optional.empty();
  }

  private static Optional<Condition> membership(
      List<CelExpr> args, Function<String, Field.Type> types) {
    String name = Language.dotted(args.get(0));
    Field.Type type = types.apply(name);
    if ((type != Field.Type.TEXT && type != Field.Type.INT)
        || args.get(1).getKind() != CelExpr.ExprKind.Kind.LIST) {
      return Optional.empty();
    }
    Class<?> member = type == Field.Type.TEXT ? String.class : Long.class;
    List<Object> members = new ArrayList<>();
    for (CelExpr element : args.get(1).list().elements()) {
      Object literal = Comparison.literal(element).orElse(null);
      if (!member.isInstance(literal)) {
        return Optional.empty();
      }
      members.add(literal);
    }
    return Optional.of(scope -> members.contains(Values.of(scope, name, type)));
  }

  private static Optional<Condition> comparison(
      Comparison comparison, Function<String, Field.Type> types) {
    String name = comparison.name();
    Field.Type type = types.apply(name);
    Object literal = comparison.literal();
    if (type == Field.Type.INT && literal instanceof Long whole) {
      return Optional.of(whole(name, comparison.operator(), whole));
    }
    if (type == Field.Type.INT && literal instanceof Double real) {
      return wholeAgainstReal(name, comparison.operator(), real);
    }
    if (type == Field.Type.DOUBLE && literal instanceof Double real) {
      return Optional.of(real(name, comparison.operator(), real));
    }
    if (type == Field.Type.DOUBLE && literal instanceof Long whole && Math.abs(whole) < EXACT) {
      return Optional.of(real(name, comparison.operator(), whole));
    }
    if (type == Field.Type.TEXT || type == Field.Type.BOOL) {
      return equality(name, type, comparison.operator(), literal);
    }
    return Optional.empty();
  }

  /** A whole number reaches a real one when it reaches the next whole one. */
  private static Optional<Condition> wholeAgainstReal(String name, String operator, double real) {
    if (!(Math.abs(real) < EXACT)) {
      return Optional.empty();
    }
    return switch (operator) {
      case ">=", "<" -> Optional.of(whole(name, operator, (long) Math.ceil(real)));
      case ">", "<=" -> Optional.of(whole(name, operator, (long) Math.floor(real)));
      default -> Optional.empty();
    };
  }

  private static Condition whole(String name, String operator, long literal) {
    return wholes(scope -> Values.whole(scope.valueOf(name)), operator, scope -> literal);
  }

  private static Condition real(String name, String operator, double literal) {
    return reals(scope -> Values.real(scope.valueOf(name)), operator, scope -> literal);
  }

  private static Optional<Condition> equality(
      String name, Field.Type type, String operator, Object literal) {
    return switch (operator) {
      case "==" -> Optional.of(scope -> literal.equals(Values.of(scope, name, type)));
      case "!=" -> Optional.of(scope -> !literal.equals(Values.of(scope, name, type)));
      default -> Optional.empty();
    };
  }
}
