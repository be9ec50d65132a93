package io.ringfence.console.store;

import io.ringfence.signal.encoding.RecordSeal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The last verdict on each alert, by its own time. Others may write to the topic: what is no
 * verdict, is from the future, or has no seal where there is a key, is refused and counted; what
 * judges a version of an alert that has not been published is not shown.
 */
public final class VerdictStore {

  private final int most;
  private final AlertStore alerts;
  private final RecordSeal seal;
  private final LongSupplier clock;
  private final Map<String, AnalystVerdict> byAlert = new LinkedHashMap<>();
  private long dropped;
  private long refused;

  /**
   * Empty.
   *
   * @param alerts that verdicts are on
   * @param clock epoch milliseconds
   */
  public VerdictStore(int most, AlertStore alerts, RecordSeal seal, LongSupplier clock) {
    this.most = most;
    this.alerts = alerts;
    this.seal = seal;
    this.clock = clock;
  }

  /**
   * Takes a record of the topic; null is an erasure.
   *
   * @return whether it is one
   */
  public synchronized boolean take(String alert, byte[] record) {
    if (record == null) {
      byAlert.remove(alert);
      return true;
    }
    try {
      AnalystVerdict verdict = AnalystVerdict.of(record, clock.getAsLong());
      if (!verdict.alert().equals(alert) || !seal.intact(record)) {
        refused++;
        return false;
      }
      AnalystVerdict held = byAlert.get(alert);
      if (held != null && verdict.isBefore(held)) {
        return true; // sent again
      }
      byAlert.remove(alert);
      byAlert.put(alert, verdict);
      if (byAlert.size() > most) {
        byAlert.remove(byAlert.keySet().iterator().next());
        dropped++;
      }
      return true;
    } catch (IllegalArgumentException wrong) {
      refused++;
      return false;
    }
  }

  public synchronized Optional<AnalystVerdict> of(String alert) {
    return Optional.ofNullable(byAlert.get(alert))
        .filter(each -> alerts.version(alert) >= each.version());
  }

  /** Whether there is one, also on an alert that is not held. */
  public synchronized boolean has(String alert) {
    return byAlert.containsKey(alert);
  }

  /** Forgets what may be kept no longer. */
  public synchronized void forgetBefore(long moment) {
    byAlert.values().removeIf(each -> each.time() < moment);
  }

  public synchronized int held() {
    return byAlert.size();
  }

  /** Records that were no verdict, and verdicts on versions that no alert has. */
  public synchronized long refused() {
    return refused
        + byAlert.values().stream()
            .filter(
                each -> {
                  int version = alerts.version(each.alert());
                  return version > 0 && version < each.version();
                })
            .count();
  }

  public synchronized long dropped() {
    return dropped;
  }
}
