package io.ringfence.console.store;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One copy of the texts that come again and again: names of rules, frauds, lists and reasons. */
public final class StringPool {

  /** They are few where nobody means harm; more are simply not shared. */
  private static final int MOST = 10_000;

  private final Map<String, String> known = new ConcurrentHashMap<>();

  public String shared(String name) {
    String held = known.get(name);
    if (held == null && known.size() < MOST) {
      known.put(name, name);
    }
    return held == null ? name : held;
  }

  /** Holds no text any more: some may have been of somebody who was erased. */
  void clear() {
    known.clear();
  }
}
