package io.ringfence.console.store;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The last verdict on each alert. */
public final class VerdictStore implements Verdicts {

  private final int most;
  private final Map<String, AnalystVerdict> byAlert = new LinkedHashMap<>();
  private long dropped;

  public VerdictStore(int most) {
    this.most = most;
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
      AnalystVerdict verdict = AnalystVerdict.of(record);
      if (!verdict.alert().equals(alert)) {
        return false;
      }
      byAlert.remove(alert);
      byAlert.put(alert, verdict);
      Iterator<String> eldest = byAlert.keySet().iterator();
      while (byAlert.size() > most) {
        eldest.next();
        eldest.remove();
        dropped++;
      }
      return true;
    } catch (IllegalArgumentException wrong) {
      return false;
    }
  }

  @Override
  public synchronized Optional<AnalystVerdict> of(String alert) {
    return Optional.ofNullable(byAlert.get(alert));
  }

  @Override
  public synchronized int held() {
    return byAlert.size();
  }

  @Override
  public synchronized long dropped() {
    return dropped;
  }
}
