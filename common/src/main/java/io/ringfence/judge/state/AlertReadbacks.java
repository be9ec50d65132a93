package io.ringfence.judge.state;

import io.ringfence.judge.delivery.AlertReadback;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;

/** Alerts read back for which the state has no episode yet. */
public final class AlertReadbacks implements Iterable<AlertReadback> {

  /** Alerts that are kept; one is about as large as its JSON. */
  static final int MOST = 32;

  private final List<AlertReadback> waiting = new ArrayList<>();

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  public int size() {
    return waiting.size();
  }

  @Override
  public Iterator<AlertReadback> iterator() {
    return waiting.iterator();
  }

  /**
   * Adds an alert in place of its earlier version, if there is room.
   *
   * @return false if the same or a later version is waiting already
   */
  public boolean add(AlertReadback readback) {
    for (AlertReadback other : waiting) {
      if (other.id().equals(readback.id())) {
        if (other.version() >= readback.version()) {
          return false;
        }
        waiting.remove(other);
        break;
      }
    }
    if (waiting.size() < MOST) {
      restore(readback);
    }
    return true;
  }

  /** Puts back a stored alert. */
  void restore(AlertReadback readback) {
    waiting.add(readback);
  }

  /**
   * Removes the alerts of an episode, which is known from now on.
   *
   * @return the highest of their versions; 0 if there were none
   */
  public int claim(int ruleSlot, int ordinal) {
    int version = 0;
    for (int i = waiting.size() - 1; i >= 0; i--) {
      AlertReadback each = waiting.get(i);
      if (each.ruleSlot() == ruleSlot && each.ordinal() == ordinal) {
        version = Math.max(version, each.version());
        waiting.remove(i);
      }
    }
    return version;
  }

  /** Removes those whose last hit lies before a time, and returns them. */
  public List<AlertReadback> takeBefore(long time) {
    List<AlertReadback> taken = waiting.stream().filter(each -> each.last() < time).toList();
    waiting.removeAll(taken);
    return taken;
  }

  public void removeIf(Predicate<AlertReadback> condition) {
    waiting.removeIf(condition);
  }

  /** When the last hit of the earliest was; {@link Long#MAX_VALUE} if none is waiting. */
  public long earliest() {
    long earliest = Long.MAX_VALUE;
    for (AlertReadback each : waiting) {
      earliest = Math.min(earliest, each.last());
    }
    return earliest;
  }

  void clear() {
    waiting.clear();
  }
}
