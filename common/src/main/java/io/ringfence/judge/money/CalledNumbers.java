package io.ringfence.judge.money;

import io.ringfence.alert.Dialled;
import io.ringfence.signal.SignalTopic;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The numbers that a subject's calls go to, as many as an episode tells of. */
final class CalledNumbers {

  /** The calls to a number, and the time of the latest. */
  record Called(long time, int calls, long cost) {}

  /** Those first that were called first. */
  private final Map<String, Called> called = new LinkedHashMap<>();

  void copyTo(CalledNumbers other) {
    other.called.putAll(called);
  }

  Map<String, Called> all() {
    return called;
  }

  Set<String> names() {
    return called.keySet();
  }

  void fold(CallStep step) {
    if (step.number().isEmpty()) {
      return;
    }
    int calls = step.topic() == SignalTopic.CALL_ATTEMPT ? 1 : 0;
    long cost = step.topic() == SignalTopic.CALL_END ? step.cost() : 0;
    Called known = called.get(step.number());
    put(
        step.number(),
        known == null
            ? new Called(step.time(), Math.max(1, calls), cost)
            : new Called(step.time(), known.calls() + calls, known.cost() + cost));
    if (called.size() > Dialled.MOST_TARGETS) {
      called.remove(called.keySet().iterator().next());
    }
  }

  void put(String number, Called calls) {
    called.put(number, calls);
  }

  /** Forgets those that have not been called after a time. */
  void forget(long upTo) {
    called.values().removeIf(each -> each.time() <= upTo);
  }

  /** Those called after a time, with all that is kept of their calls. */
  Dialled after(long from) {
    Dialled dialled = Dialled.NONE;
    for (Map.Entry<String, Called> each : called.entrySet()) {
      if (each.getValue().time() > from) {
        dialled = dialled.with(each.getKey(), each.getValue().calls(), each.getValue().cost());
      }
    }
    return dialled;
  }

  boolean isEmpty() {
    return called.isEmpty();
  }

  /** {@link Long#MAX_VALUE} of none. */
  long earliest() {
    return called.values().stream().mapToLong(Called::time).min().orElse(Long.MAX_VALUE);
  }

  /** {@link Long#MIN_VALUE} of none. */
  long latest() {
    return called.values().stream().mapToLong(Called::time).max().orElse(Long.MIN_VALUE);
  }
}
