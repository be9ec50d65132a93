package io.ringfence.judge.context;

import static java.util.Objects.requireNonNull;

import io.ringfence.alert.AlertIds;
import io.ringfence.alert.ConsoleLinks;
import io.ringfence.signal.Retention;
import io.ringfence.tenant.Tenants;

/**
 * What a judge needs besides its rules.
 *
 * @param latenessMillis the largest lateness of any source: that of a subject whose own sources are
 *     not known
 * @param ids of alerts
 * @param tenants whose data is processed
 * @param currency of the tariff, such as {@code USD}; empty where it names none
 * @param console where people open alerts
 */
public record JudgeSettings(
    long latenessMillis,
    Retention retention,
    AlertIds ids,
    Tenants tenants,
    String currency,
    ConsoleLinks console) {

  /** Of a tariff that names no currency, without a console. */
  public JudgeSettings(long latenessMillis, Retention retention, AlertIds ids, Tenants tenants) {
    this(latenessMillis, retention, ids, tenants, "", ConsoleLinks.NONE);
  }

  /** Of a provider that processes nothing for others. */
  public JudgeSettings(long latenessMillis, Retention retention, AlertIds ids) {
    this(latenessMillis, retention, ids, Tenants.NONE);
  }

  public JudgeSettings {
    requireNonNull(retention, "retention");
    requireNonNull(ids, "ids");
    requireNonNull(tenants, "tenants");
    requireNonNull(currency, "currency");
    requireNonNull(console, "console");
    if (latenessMillis < 0) {
      throw new IllegalArgumentException("lateness is not negative");
    }
  }
}
