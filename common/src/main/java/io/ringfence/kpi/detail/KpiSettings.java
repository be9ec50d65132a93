package io.ringfence.kpi.detail;

import io.ringfence.kpi.counter.IndicatorFact;
import java.io.Serializable;

/**
 * How long what is kept.
 *
 * @param lateness the largest of any source, in milliseconds
 * @param retention of windows after their end, in milliseconds: later amendments are not published
 */
public record KpiSettings(long lateness, long retention) implements Serializable {

  public KpiSettings {
    if (lateness < 0 || retention < IndicatorFact.HOUR) {
      throw new IllegalArgumentException("a lateness is not negative, a retention at least 1 hour");
    }
  }

  /**
   * For how long after its last word something is remembered: a record may lie a lateness after it,
   * and be a lateness late itself. A minute more, so that repeats are recognised without any
   * lateness.
   */
  long memory() {
    return 2 * lateness + IndicatorFact.MINUTE;
  }
}
