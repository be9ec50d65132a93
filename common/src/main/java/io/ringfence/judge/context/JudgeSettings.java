package io.ringfence.judge.context;

import io.ringfence.alert.AlertIds;
import io.ringfence.privacy.ledger.SubjectDigests;
import io.ringfence.signal.Retention;
import io.ringfence.tenant.Tenants;

/**
 * What a judge needs besides its rules.
 *
 * @param latenessMillis the largest lateness of any source: that of a subject whose own sources are
 *     not known
 * @param ids of alerts
 * @param digests under the key of the ledger of erasures
 * @param tenants whose data is processed
 */
public record JudgeSettings(
    long latenessMillis,
    Retention retention,
    AlertIds ids,
    SubjectDigests digests,
    Tenants tenants) {

  public JudgeSettings {
    if (latenessMillis < 0) {
      throw new IllegalArgumentException("lateness is not negative");
    }
  }
}
