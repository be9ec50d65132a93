package io.ringfence.rule.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cel.common.ast.CelExpr;
import dev.cel.parser.CelUnparserFactory;
import io.ringfence.rule.expression.Definitions.Definition;
import io.ringfence.rule.field.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a name stands for is written out so that it means the same, with few parentheses. */
class ExpansionTest {

  private static final Definitions DEFINITIONS =
      new Definitions(
          Map.of(
              "both", Definition.condition("call.answered && call.cost > 1.0"),
              "either", Definition.condition("call.answered || call.cost > 1.0"),
              "choice", Definition.condition("call.answered ? call.cost > 1.0 : false"),
              "more", Definition.condition("call.cost > 1.0"),
              "denied", Definition.condition("!call.answered"),
              "grouped", Definition.condition("(call.answered || call.cost > 1.0)"),
              "codes", new Definition("[486, 600]", Precedence.OPERAND, Field.Type.INT)));

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "both ~ call.answered && call.cost > 1.0",
        "both && a ~ call.answered && call.cost > 1.0 && a",
        "a && both ~ a && call.answered && call.cost > 1.0",
        "a || both ~ a || call.answered && call.cost > 1.0",
        "!both ~ !(call.answered && call.cost > 1.0)",
        "!(both) ~ !(call.answered && call.cost > 1.0)",
        "either && a ~ (call.answered || call.cost > 1.0) && a",
        "either || a ~ call.answered || call.cost > 1.0 || a",
        "(either) && a ~ (call.answered || call.cost > 1.0) && a",
        "grouped && a ~ (call.answered || call.cost > 1.0) && a",
        "choice || a ~ (call.answered ? call.cost > 1.0 : false) || a",
        "a ? choice : b ~ a ? (call.answered ? call.cost > 1.0 : false) : b",
        "a ? b : choice ~ a ? b : call.answered ? call.cost > 1.0 : false",
        "either ? a : b ~ call.answered || call.cost > 1.0 ? a : b",
        "more == a ~ (call.cost > 1.0) == a",
        "a == more ~ a == (call.cost > 1.0)",
        "more && a ~ call.cost > 1.0 && a",
        "!denied ~ !(!call.answered)",
        "denied && a ~ !call.answered && a",
        "call.sipCode in codes ~ call.sipCode in [486, 600]",
        "codes.exists(c, c == 1) ~ [486, 600].exists(c, c == 1)",
        "f(either, more) ~ f(call.answered || call.cost > 1.0, call.cost > 1.0)",
        "'both' == a ~ 'both' == a",
        "\"it's both\" == r'both\\' ~ \"it's both\" == r'both\\'",
        "'a\\'b both' == a ~ 'a\\'b both' == a",
        "'''both' both''' == a ~ '''both' both''' == a",
        "a.both ~ a.both",
        "both(a) ~ both(a)",
        "bothered && a_both ~ bothered && a_both",
        "a // both ~ a // both",
      })
  void isWrittenOut(String text, String expected) {
    assertThat(DEFINITIONS.expand(text)).isEqualTo(expected);
  }

  @Test
  void aTextWithoutNamesIsTheSameObject() {
    String text = "call.answered &&\n  call.to != 'both'";

    assertThat(DEFINITIONS.expand(text)).isSameAs(text);
  }

  /** The names of definitions, and of fields, in random expressions. */
  @Test
  void everyExpressionMeansWhatItMeansWithAllParentheses() {
    Random random = new Random(15);
    for (int round = 0; round < 3_000; round++) {
      Map<String, Definition> sparing = new LinkedHashMap<>();
      Map<String, String> full = new LinkedHashMap<>();
      for (String name : List.of("c1", "c2", "c3")) {
        String text = random(random, List.copyOf(full.keySet()), 3);
        sparing.put(name, Definition.condition(new Definitions(sparing).expand(text)));
        full.put(name, "(" + parenthesised(text, full) + ")");
      }
      String text = random(random, List.of("c1", "c2", "c3"), 4);

      String expanded = new Definitions(sparing).expand(text);

      assertThat(shape(expanded)).as(text).isEqualTo(shape(parenthesised(text, full)));
    }
  }

  private static String parenthesised(String text, Map<String, String> full) {
    String all = text;
    for (Map.Entry<String, String> each : full.entrySet()) {
      all = all.replaceAll("\\b" + each.getKey() + "\\b", each.getValue());
    }
    return all;
  }

  private static String random(Random random, List<String> names, int depth) {
    if (depth == 0 || random.nextInt(5) == 0) {
      return names.isEmpty() || random.nextInt(4) == 0
          ? List.of("x", "y", "n > 1", "f(x)").get(random.nextInt(4))
          : names.get(random.nextInt(names.size()));
    }
    String one = random(random, names, depth - 1);
    String two = random(random, names, depth - 1);
    return switch (random.nextInt(7)) {
      case 0, 1 -> one + " && " + two;
      case 2 -> one + " || " + two;
      case 3 -> "!" + (names.isEmpty() ? "x" : names.get(random.nextInt(names.size())));
      case 4 -> "(" + one + ") == " + (names.isEmpty() ? "y" : names.get(0));
      case 5 -> "(" + one + ") ? (" + two + ") : " + random(random, names, depth - 1);
      default -> "(" + one + ")";
    };
  }

  /** The tree of an expression; of joints that are each other's neighbours the order only. */
  private static String shape(String text) {
    try {
      return shape(ConditionTerm.parse(text).getExpr());
    } catch (dev.cel.common.CelValidationException broken) {
      throw new AssertionError(text, broken);
    }
  }

  private static String shape(CelExpr expr) {
    if (expr.getKind() != CelExpr.ExprKind.Kind.CALL) {
      return CelUnparserFactory.newUnparser()
          .unparse(
              dev.cel.common.CelAbstractSyntaxTree.newParsedAst(
                  expr, dev.cel.common.CelSource.newBuilder().build()));
    }
    String function = expr.call().function();
    List<String> parts = new ArrayList<>();
    collect(expr, function, parts);
    return function + parts;
  }

  private static void collect(CelExpr expr, String function, List<String> parts) {
    for (CelExpr each : expr.call().args()) {
      boolean same =
          (function.equals("_&&_") || function.equals("_||_"))
              && each.getKind() == CelExpr.ExprKind.Kind.CALL
              && each.call().function().equals(function);
      if (same) {
        collect(each, function, parts);
      } else {
        parts.add(shape(each));
      }
    }
  }
}
