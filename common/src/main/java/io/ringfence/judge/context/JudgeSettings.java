package io.ringfence.judge.context;

import io.ringfence.signal.Retention;

/**
 * What a judge needs besides its rules.
 *
 * @param latenessMillis the largest lateness of any source
 */
public record JudgeSettings(long latenessMillis, Retention retention) {

  public JudgeSettings {
    if (latenessMillis < 0) {
      throw new IllegalArgumentException("lateness is not negative");
    }
  }

  /**
   * How far behind the watermark order is settled. Twice the lateness: a phase derived from a
   * call's record may lie one lateness before it, and the record itself may be one lateness late.
   */
  public long settleMillis() {
    return 2 * latenessMillis;
  }
}
