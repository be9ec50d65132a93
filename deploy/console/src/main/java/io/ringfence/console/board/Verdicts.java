package io.ringfence.console.board;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The last verdict on each alert. */
public final class Verdicts {

  private final int most;
  private final Map<String, Verdict> byAlert = new LinkedHashMap<>();
  private long dropped;

  public Verdicts(int most) {
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
      Verdict verdict = Verdict.of(record);
      byAlert.remove(alert);
      byAlert.put(alert, verdict);
      Iterator<String> eldest = byAlert.keySet().iterator();
      while (byAlert.size() > most) {
        eldest.next();
        eldest.remove();
        dropped++;
      }
      return verdict.alert().equals(alert);
    } catch (IllegalArgumentException wrong) {
      return false;
    }
  }

  public synchronized Optional<Verdict> of(String alert) {
    return Optional.ofNullable(byAlert.get(alert));
  }

  /** What counts of it: one that was taken back equals none. */
  public Verdict.Opinion opinion(String alert) {
    return of(alert).map(Verdict::opinion).orElse(Verdict.Opinion.NONE);
  }

  public synchronized int held() {
    return byAlert.size();
  }

  public synchronized long dropped() {
    return dropped;
  }
}
