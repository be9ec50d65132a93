package io.ringfence.rule.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelException;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelType;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelUnparserFactory;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.CelVariableResolver;
import io.ringfence.rule.Condition;
import io.ringfence.rule.Expression;
import io.ringfence.rule.field.Field;
import io.ringfence.rule.field.Fields;
import io.ringfence.rule.field.Scope;
import io.ringfence.rule.field.Values;
import io.ringfence.signal.encoding.NameFilter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** Makes conditions and expressions of checked texts; equal ones are one instance. */
public final class ExpressionCompiler {

  private static final CelRuntime RUNTIME =
      CelRuntimeFactory.plannerRuntimeBuilder()
          .setOptions(ExpressionLimits.OPTIONS)
          .addLibraries(CelExtensions.strings(), CelExtensions.math())
          .build();

  private final Map<String, Field.Type> types;
  private final Map<String, Condition> conditions = new HashMap<>();
  private final Map<String, Expression> expressions = new HashMap<>();

  /**
   * @param types of every name but {@code subject.listings}
   */
  public ExpressionCompiler(Map<String, Field.Type> types) {
    this.types = types;
  }

  /** The terms that top-level {@code &&} joins. */
  public static List<CelExpr> conjuncts(CelExpr expr) {
    if (expr.getKind() != CelExpr.ExprKind.Kind.CALL || !expr.call().function().equals("_&&_")) {
      return List.of(expr);
    }
    List<CelExpr> terms = new ArrayList<>();
    expr.call().args().forEach(each -> terms.addAll(conjuncts(each)));
    return terms;
  }

  /**
   * The value of something that depends on nothing; empty if it does depend on something, or fails.
   */
  static Optional<Object> constant(CelAbstractSyntaxTree tree) {
    try {
      Object value = program(tree).eval((CelVariableResolver) name -> Optional.empty());
      return value instanceof Boolean || value instanceof Number || value instanceof String
          ? Optional.of(value)
          : Optional.empty();
    } catch (CelEvaluationException depends) {
      return Optional.empty();
    }
  }

  /**
   * The terms of a condition that a predicate chooses, as one condition. The cheap ones are asked
   * first, which changes nothing: a term that is false or fails decides either way.
   */
  public Condition condition(CelAbstractSyntaxTree tree, Predicate<CelExpr> chosen) {
    List<Condition> plain = new ArrayList<>();
    List<Condition> slow = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    for (CelExpr term : conjuncts(tree.getExpr()).stream().filter(chosen).toList()) {
      CelAbstractSyntaxTree part = part(tree, term);
      String text = CelUnparserFactory.newUnparser().unparse(part);
      texts.add(text);
      Optional<Condition> fast = JavaCondition.of(term, types::get);
      (fast.isPresent() ? plain : slow)
          .add(
              conditions.computeIfAbsent(
                  text,
                  each ->
                      fast.<Condition>map(test -> new Guarded(test, () -> celCondition(part)))
                          .orElseGet(() -> celCondition(part))));
    }
    plain.addAll(slow);
    return conditions.computeIfAbsent(String.join(" && ", texts), text -> all(plain));
  }

  private static Condition all(List<Condition> terms) {
    return switch (terms.size()) {
      case 0 -> Condition.ALWAYS;
      case 1 -> terms.get(0);
      default -> new All(terms);
    };
  }

  private static final class All implements Condition {
    private final List<Condition> terms;
    private final Condition[] each;

    All(List<Condition> terms) {
      this.terms = List.copyOf(terms);
      this.each = terms.toArray(Condition[]::new);
    }

    @Override
    public boolean holds(Scope scope) {
      for (Condition term : each) {
        if (!term.holds(scope)) {
          return false;
        }
      }
      return true;
    }

    @Override
    public List<Condition> terms() {
      return terms;
    }
  }

  /** Plain Java, and CEL where that has no answer. */
  private static final class Guarded implements Condition {
    private final Condition fast;
    private final Supplier<Condition> slow;

    /** Tasks share a pack: any of them may make it. */
    private volatile Condition made;

    Guarded(Condition fast, Supplier<Condition> slow) {
      this.fast = fast;
      this.slow = slow;
    }

    @Override
    public boolean holds(Scope scope) {
      try {
        return fast.holds(scope);
      } catch (ArithmeticException overflow) {
        if (made == null) {
          made = slow.get();
        }
        return made.holds(scope);
      }
    }
  }

  Condition celCondition(CelAbstractSyntaxTree tree) {
    CelRuntime.Program program = program(tree);
    return scope -> Boolean.TRUE.equals(evaluated(program, scope));
  }

  /** Its value is null where it cannot be evaluated, and for empty text. */
  public Expression expression(CelAbstractSyntaxTree tree) {
    return expressions.computeIfAbsent(
        CelUnparserFactory.newUnparser().unparse(tree), text -> made(tree));
  }

  private Expression made(CelAbstractSyntaxTree tree) {
    String name = Language.dotted(tree.getExpr());
    if (types.containsKey(name)) {
      return read(name);
    }
    Optional<ToDoubleFunction<Scope>> real = DecimalArithmetic.of(tree.getExpr(), types::get);
    return real.isPresent() ? guarded(real.get(), celExpression(tree)) : celExpression(tree);
  }

  private Expression read(String name) {
    char names = Fields.named(name).map(Field::names).orElse(NameFilter.NOBODY);
    return new Expression() {
      @Override
      public Object value(Scope scope) {
        return nullIfEmpty(ExpressionCompiler.this.value(scope, name));
      }

      @Override
      public char names() {
        return names;
      }
    };
  }

  private static Expression guarded(ToDoubleFunction<Scope> fast, Expression slow) {
    return scope -> {
      try {
        return fast.applyAsDouble(scope);
      } catch (ArithmeticException overflow) {
        return slow.value(scope);
      }
    };
  }

  Expression celExpression(CelAbstractSyntaxTree tree) {
    CelRuntime.Program program = program(tree);
    return scope -> nullIfEmpty(evaluated(program, scope));
  }

  /** Absent text is no value: it is not one more country, and not the latest device. */
  private static Object nullIfEmpty(Object value) {
    return "".equals(value) ? null : value;
  }

  private Object evaluated(CelRuntime.Program program, Scope scope) {
    try {
      return program.eval((CelVariableResolver) name -> Optional.of(value(scope, name)));
    } catch (CelException | RuntimeException undecided) {
      // A division by zero, a conversion that fails: the contract of Condition and Expression.
      return null;
    }
  }

  private Object value(Scope scope, String name) {
    return Values.of(scope, name, types.get(name));
  }

  private static CelRuntime.Program program(CelAbstractSyntaxTree tree) {
    try {
      return RUNTIME.createProgram(tree);
    } catch (CelEvaluationException impossible) {
      throw new IllegalStateException("a checked tree is a program", impossible);
    }
  }

  static CelAbstractSyntaxTree part(CelAbstractSyntaxTree tree, CelExpr term) {
    return CelAbstractSyntaxTree.newCheckedAst(
        term, tree.getSource(), tree.getReferenceMap(), tree.getTypeMap());
  }

  /** Of a checked expression; empty if rules have no such type. */
  public static Optional<Field.Type> type(CelAbstractSyntaxTree tree) {
    CelType type = tree.getResultType();
    for (Field.Type each : Field.Type.values()) {
      if (Language.type(each).equals(type)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }
}
