package io.ringfence.scenario;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One alarm a key, as a timer would ring it: the latest setting counts. */
final class Alarms {

  private final Map<String, Long> times = new HashMap<>();
  private final TreeMap<Long, List<String>> keys = new TreeMap<>();

  /** {@link Long#MAX_VALUE} for none. */
  void set(String key, long time) {
    Long before = times.put(key, time);
    if (before != null && before == time) {
      return;
    }
    if (before != null && before < Long.MAX_VALUE) {
      keys.get(before).remove(key);
    }
    if (time < Long.MAX_VALUE) {
      keys.computeIfAbsent(time, each -> new ArrayList<>(1)).add(key);
    }
  }

  /** The keys whose alarm has come, earliest first; their alarms are off until set again. */
  List<String> upTo(long now) {
    List<String> due = new ArrayList<>();
    while (!keys.isEmpty() && keys.firstKey() <= now) {
      for (String key : keys.pollFirstEntry().getValue()) {
        times.remove(key);
        due.add(key);
      }
    }
    return due;
  }
}
