package io.ringfence.rule.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.rule.Condition;
import io.ringfence.rule.field.Field;
import io.ringfence.rule.field.Scope;
import io.ringfence.rule.text.Findings;
import io.ringfence.rule.text.SourceText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is decided in plain Java is decided as CEL would. */
class JavaConditionPropertyTest {

  private static final Map<String, Field.Type> TYPES =
      new TreeMap<>(
          Map.of(
              "w", Field.Type.INT,
              "v", Field.Type.INT,
              "r", Field.Type.DOUBLE,
              "q", Field.Type.DOUBLE,
              "t", Field.Type.TEXT,
              "u", Field.Type.TEXT,
              "f", Field.Type.BOOL));
  private static final Language LANGUAGE =
      Language.ofSignals(Map.of()).withMeasures(TYPES, Map.of());
  private static final ExpressionCompiler COMPILED = new ExpressionCompiler(TYPES);

  private static final List<Long> WHOLE =
      List.of(
          0L,
          1L,
          -1L,
          2L,
          7L,
          1L << 53,
          (1L << 53) + 1,
          -(1L << 53) - 1,
          Long.MAX_VALUE,
          Long.MIN_VALUE);

  /**
   * Neither NaN nor -0.0, which no field or measure can be: where a double meets an int, CEL for
   * Java orders them as Double.compare does, and not as its specification says.
   */
  private static final List<Double> REAL =
      List.of(
          0.0,
          0.5,
          1.0,
          1.5,
          -1.0,
          -1.5,
          7.0,
          0x1p53,
          -0x1p60,
          0x1p63,
          Double.POSITIVE_INFINITY,
          Double.NEGATIVE_INFINITY);

  private static final List<String> TEXT = List.of("", "a", "b", "ab", "+1");

  @Property(tries = 1000)
  void equal_to_cel(
      @ForAll("conditions") String text, @ForAll("values") Map<String, Object> values) {
    Findings findings = new Findings().of("p");
    Language.Typed checked =
        LANGUAGE.check(new SourceText(text, 1, false), "when", findings).orElseThrow();
    Scope scope = values::get;

    Condition fast = JavaCondition.of(checked.tree().getExpr(), TYPES::get).orElse(null);

    boolean expected = COMPILED.celCondition(checked.tree()).holds(scope);
    assertThat(COMPILED.condition(checked.tree(), term -> true).holds(scope)).isEqualTo(expected);
    if (fast == null) {
      assertThat(text)
          .as("only numbers from 2^53 on and equal sums of reals are left to CEL")
          .containsPattern("e1[89]|<=? '|>=? '|90071992547409|92233|[=!]= double");
    }
  }

  @Property(tries = 500)
  void sums_equal_to_cel(
      @ForAll("arithmetic") String text, @ForAll("values") Map<String, Object> values) {
    Language.Typed checked =
        LANGUAGE.check(new SourceText(text, 1, false), "sum", new Findings().of("p")).orElseThrow();
    Scope scope = values::get;

    Object value = COMPILED.expression(checked.tree()).value(scope);

    assertThat(DecimalArithmetic.of(checked.tree().getExpr(), TYPES::get)).isPresent();
    assertThat(value).isEqualTo(COMPILED.celExpression(checked.tree()).value(scope));
  }

  @Property(tries = 200)
  void plain_java_decides_or_says_that_it_cannot(
      @ForAll("sides") String text, @ForAll("values") Map<String, Object> values) {
    Language.Typed checked =
        LANGUAGE
            .check(new SourceText(text, 1, false), "when", new Findings().of("p"))
            .orElseThrow();
    Condition fast = JavaCondition.of(checked.tree().getExpr(), TYPES::get).orElseThrow();

    try {
      assertThat(fast.holds(values::get))
          .isEqualTo(COMPILED.celCondition(checked.tree()).holds(values::get));
    } catch (ArithmeticException overflow) {
      assertThat(text).containsPattern("[-+*]");
    }
  }

  @Property(tries = 20)
  void sums_of_whole_numbers_are_left_to_cel(@ForAll("values") Map<String, Object> values) {
    Language.Typed checked =
        LANGUAGE
            .check(new SourceText("w * 2", 1, false), "sum", new Findings().of("p"))
            .orElseThrow();

    Object value = COMPILED.expression(checked.tree()).value(values::get);

    assertThat(value).isEqualTo(COMPILED.celExpression(checked.tree()).value(values::get));
  }

  @Provide
  Arbitrary<String> arithmetic() {
    Arbitrary<String> term =
        Arbitraries.of(
            "r", "double(w)", "double(w - v)", "(w > v ? r : 1.5)", "0.0", "1000.0", "-1.5");
    Arbitrary<String> operator = Arbitraries.of(" + ", " - ", " * ", " / ");
    return Combinators.combine(term, operator, term, operator, term)
        .as((a, first, b, second, c) -> a + first + "(" + b + second + c + ")");
  }

  /** What is worked out on both sides. */
  @Provide
  Arbitrary<String> sides() {
    Arbitrary<String> order = Arbitraries.of(" >= ", " > ", " <= ", " < ");
    Arbitrary<String> equality = Arbitraries.of(" == ", " != ");
    Arbitrary<String> operator = Arbitraries.of(" + ", " - ", " * ");
    Arbitrary<String> whole = Arbitraries.of("w", "v", "10", "-3");
    Arbitrary<String> wholes =
        Combinators.combine(whole, operator, whole).as((a, op, b) -> a + op + b);
    Arbitrary<String> real = Arbitraries.of("r", "q", "2.5", "double(w)");
    Arbitrary<String> reals =
        Combinators.combine(real, operator, real).as((a, op, b) -> a + op + b);
    return Arbitraries.oneOf(
        Combinators.combine(wholes, Arbitraries.oneOf(order, equality), wholes)
            .as((a, op, b) -> a + op + b),
        Combinators.combine(Arbitraries.of("w", "v"), order, wholes).as((a, op, b) -> a + op + b),
        Combinators.combine(reals, order, reals).as((a, op, b) -> a + op + b),
        equality.map(op -> "t" + op + "u"),
        Arbitraries.of("t.startsWith('a')", "t.startsWith('')"));
  }

  @Provide
  Arbitrary<String> conditions() {
    return Arbitraries.lazyOf(
        JavaConditionPropertyTest::terms,
        this::sides,
        () -> conditions().map(inner -> "!(" + inner + ")"),
        () ->
            Combinators.combine(conditions(), Arbitraries.of(" && ", " || "), conditions())
                .as((left, operator, right) -> "(" + left + operator + right + ")"));
  }

  private static Arbitrary<String> terms() {
    Arbitrary<String> order = Arbitraries.of(">=", ">", "<=", "<");
    Arbitrary<String> equality = Arbitraries.of("==", "!=");
    Arbitrary<String> any = Arbitraries.oneOf(order, equality);
    Arbitrary<String> whole =
        Arbitraries.of(WHOLE).filter(value -> value != Long.MIN_VALUE).map(String::valueOf);
    Arbitrary<String> real =
        Arbitraries.of("0.0", "0.5", "1.0", "-1.5", "7.0", "9007199254740992.0", "-1e18", "1e19");
    Arbitrary<String> text = Arbitraries.of(TEXT).map(value -> "'" + value + "'");
    return Arbitraries.oneOf(
        Combinators.combine(any, whole).as((operator, literal) -> "w " + operator + " " + literal),
        Combinators.combine(any, whole).as((operator, literal) -> literal + operator + "w"),
        Combinators.combine(order, real).as((operator, literal) -> "w " + operator + " " + literal),
        Combinators.combine(any, real).as((operator, literal) -> "r " + operator + " " + literal),
        Combinators.combine(any, real).as((operator, literal) -> literal + operator + "r"),
        Combinators.combine(order, whole)
            .as((operator, literal) -> "r " + operator + " " + literal),
        Combinators.combine(any, text).as((operator, literal) -> "t " + operator + " " + literal),
        whole.list().ofMaxSize(3).map(list -> "w in [" + String.join(",", list) + "]"),
        text.list().ofMaxSize(3).map(list -> "t in [" + String.join(",", list) + "]"),
        Arbitraries.of("f", "!f", "f == true", "f != true", "false == f"));
  }

  @Provide
  Arbitrary<Map<String, Object>> values() {
    return Combinators.combine(
            Arbitraries.of(WHOLE).list().ofSize(2),
            Arbitraries.of(REAL).list().ofSize(2),
            Arbitraries.of(TEXT).list().ofSize(2),
            Arbitraries.of(true, false))
        .as(
            (wholes, reals, texts, flag) -> {
              Map<String, Object> values = new HashMap<>();
              values.put("w", wholes.get(0));
              values.put("v", wholes.get(1));
              values.put("r", reals.get(0));
              values.put("q", reals.get(1));
              values.put("t", texts.get(0));
              values.put("u", texts.get(1));
              values.put("f", flag);
              return values;
            });
  }
}
