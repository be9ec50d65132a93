package io.ringfence.rule.expression;

import dev.cel.common.CelOptions;

/** Bounds of what is read and evaluated: rules come from a topic, too. */
final class ExpressionLimits {

  /** Of an expression with its definitions written out. */
  static final int MOST_CHARACTERS = 20_000;

  static final CelOptions OPTIONS =
      CelOptions.current()
          .enableHeterogeneousNumericComparisons(true)
          // Texts that mean the same are recognised by writing the parsed condition out again.
          .populateMacroCalls(true)
          .maxExpressionCodePointSize(MOST_CHARACTERS)
          .maxParseRecursionDepth(64)
          .maxParseErrorRecoveryLimit(10)
          .comprehensionMaxIterations((int) ExpressionCost.MOST_STEPS)
          .maxRegexProgramSize(1_000)
          .build();

  private ExpressionLimits() {}
}
