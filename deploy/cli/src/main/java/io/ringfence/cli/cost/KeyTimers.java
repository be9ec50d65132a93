package io.ringfence.cli.cost;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * One timer for each key. As in the job, a timer is moved only to an earlier time; otherwise it
 * fires when it was due, and is registered again.
 */
final class KeyTimers {

  private record Timer(long time, String key) {}

  private final Map<String, Long> set = new HashMap<>();
  private final PriorityQueue<Timer> queue =
      new PriorityQueue<>(Comparator.comparingLong(Timer::time).thenComparing(Timer::key));

  /**
   * Registers the key's timer, or moves it to an earlier time.
   *
   * @param time {@link Long#MAX_VALUE} for never
   * @param now a timer fires after this
   */
  void set(String key, long time, long now) {
    long later = Math.max(time, now + 1);
    if (time != Long.MAX_VALUE && later < set.getOrDefault(key, Long.MAX_VALUE)) {
      set.put(key, later);
      queue.add(new Timer(later, key));
    }
  }

  /** The keys whose timers are due, earliest first; these timers are removed. */
  List<String> upTo(long now) {
    if (queue.isEmpty() || queue.peek().time() > now) {
      return List.of();
    }
    List<String> due = new ArrayList<>();
    while (!queue.isEmpty() && queue.peek().time() <= now) {
      Timer timer = queue.remove();
      if (set.remove(timer.key(), timer.time())) {
        due.add(timer.key());
      }
    }
    return due;
  }
}
