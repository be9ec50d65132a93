package io.ringfence.judge.context;

import static java.util.Objects.requireNonNull;

import io.ringfence.alert.AlertIds;
import io.ringfence.signal.Retention;

/**
 * What a judge needs besides its rules.
 *
 * @param latenessMillis the largest lateness of any source: that of a subject whose own sources are
 *     not known
 * @param ids of alerts
 */
public record JudgeSettings(long latenessMillis, Retention retention, AlertIds ids) {

  public JudgeSettings {
    requireNonNull(retention, "retention");
    requireNonNull(ids, "ids");
    if (latenessMillis < 0) {
      throw new IllegalArgumentException("lateness is not negative");
    }
  }
}
