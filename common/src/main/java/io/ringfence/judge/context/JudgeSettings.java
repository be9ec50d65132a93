package io.ringfence.judge.context;

import io.ringfence.signal.Retention;

/**
 * What a judge needs besides its rules.
 *
 * @param latenessMillis the largest lateness of any source: that of a subject whose own sources are
 *     not known
 */
public record JudgeSettings(long latenessMillis, Retention retention) {

  public JudgeSettings {
    if (latenessMillis < 0) {
      throw new IllegalArgumentException("lateness is not negative");
    }
  }
}
