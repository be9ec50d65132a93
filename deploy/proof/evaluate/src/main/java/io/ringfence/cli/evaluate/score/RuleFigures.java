package io.ringfence.cli.evaluate.score;

import io.ringfence.rule.Mode;

/**
 * What one rule adds and costs. Of a shadow rule: what it would, if it were enforced.
 *
 * @param right its alerts that an attack explains, of all its alerts
 * @param wrongAlone wrong alerts on subjects that no other enforced rule wrongly accuses: they
 *     would be gone without the rule
 * @param attacks attacks that it finds, alone or with others
 * @param attacksAlone attacks that no other enforced rule finds
 */
public record RuleFigures(
    Known rule, Share right, int wrongAlone, TrapHits traps, int attacks, int attacksAlone) {

  /** A rule, as a pack or its alerts name it. */
  public record Known(String id, Mode mode, String fraud) {}

  public int wrong() {
    return right.of() - right.part();
  }
}
