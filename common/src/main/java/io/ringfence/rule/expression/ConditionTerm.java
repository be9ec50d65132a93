package io.ringfence.rule.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelExpr;
import dev.cel.parser.CelParser;
import dev.cel.parser.CelParserFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.parser.CelUnparserFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One of the terms that {@code &&} joins to a condition, for people who want to see why it held.
 *
 * @param text the term, as CEL writes it
 * @param thresholds the numbers that it compares names with; none where that is not all it does
 */
public record ConditionTerm(String text, List<Threshold> thresholds) {

  private static final CelParser PARSER =
      CelParserFactory.standardCelParserBuilder()
          .setOptions(ExpressionLimits.OPTIONS)
          .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
          .build();

  public ConditionTerm {
    thresholds = List.copyOf(thresholds);
  }

  /**
   * The terms of a condition as an alert repeats it. Names are not checked: the pack that knows
   * them may be gone.
   *
   * @return one term with the text as it is, if it is no condition
   */
  public static List<ConditionTerm> of(String condition) {
    return of(condition, Map.of());
  }

  /**
   * The same where some names stand for numbers.
   *
   * @param numbers the values of parameters, by name
   */
  public static List<ConditionTerm> of(String condition, Map<String, Object> numbers) {
    try {
      CelAbstractSyntaxTree tree = parse(condition);
      List<ConditionTerm> terms = new ArrayList<>();
      for (CelExpr each : ExpressionCompiler.conjuncts(tree.getExpr())) {
        List<Threshold> thresholds = new ArrayList<>();
        collect(each, numbers, thresholds);
        terms.add(
            new ConditionTerm(
                CelUnparserFactory.newUnparser()
                    .unparse(CelAbstractSyntaxTree.newParsedAst(each, tree.getSource())),
                thresholds));
      }
      return terms;
    } catch (CelValidationException | RuntimeException unreadable) {
      return List.of(new ConditionTerm(condition, List.of()));
    }
  }

  static CelAbstractSyntaxTree parse(String condition) throws CelValidationException {
    return PARSER.parse(condition).getAst();
  }

  /** Of alternatives all; of what is denied none: there the number is one not to be reached. */
  private static void collect(
      CelExpr expr, Map<String, Object> numbers, List<Threshold> thresholds) {
    Comparison.of(expr, numbers)
        .filter(each -> each.literal() instanceof Number)
        .ifPresent(
            each ->
                thresholds.add(
                    new Threshold(
                        each.name(), each.operator(), ((Number) each.literal()).doubleValue())));
    if (expr.getKind() == CelExpr.ExprKind.Kind.CALL
        && (expr.call().function().equals("_||_") || expr.call().function().equals("_&&_"))) {
      expr.call().args().forEach(each -> collect(each, numbers, thresholds));
    }
  }
}
