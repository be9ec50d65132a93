package io.ringfence.cli.cost;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * A timer each for many keys. As in the job, one is moved only to ring earlier: else it rings as it
 * was set, and is set anew.
 */
final class Alarms {

  private record Alarm(long time, String key) {}

  private final Map<String, Long> set = new HashMap<>();
  private final PriorityQueue<Alarm> queue =
      new PriorityQueue<>(Comparator.comparingLong(Alarm::time).thenComparing(Alarm::key));

  /**
   * Sees to it that the key's alarm rings at the latest then.
   *
   * @param time {@link Long#MAX_VALUE} for never
   * @param now an alarm rings after this
   */
  void set(String key, long time, long now) {
    long later = Math.max(time, now + 1);
    if (time != Long.MAX_VALUE && later < set.getOrDefault(key, Long.MAX_VALUE)) {
      set.put(key, later);
      queue.add(new Alarm(later, key));
    }
  }

  /** The keys whose alarm has come, earliest first; their alarms are off until set again. */
  List<String> upTo(long now) {
    if (queue.isEmpty() || queue.peek().time() > now) {
      return List.of();
    }
    List<String> due = new ArrayList<>();
    while (!queue.isEmpty() && queue.peek().time() <= now) {
      Alarm alarm = queue.remove();
      if (set.remove(alarm.key(), alarm.time())) {
        due.add(alarm.key());
      }
    }
    return due;
  }
}
