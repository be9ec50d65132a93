package io.ringfence.cli.cluster;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Whether a process that died is started again: not if it does nothing but die. */
final class RestartLimit {

  /** As often in a row somebody may kill it for a test; a process that cannot start is faster. */
  private static final int MOST = 5;

  private static final long WITHIN_NANOS = Duration.ofMinutes(1).toNanos();

  private final Map<String, Deque<Long>> past = new HashMap<>();

  boolean allowed(String process, long nowNanos) {
    Deque<Long> times = past.computeIfAbsent(process, name -> new ArrayDeque<>());
    while (!times.isEmpty() && nowNanos - times.getFirst() > WITHIN_NANOS) {
      times.removeFirst();
    }
    times.addLast(nowNanos);
    return times.size() <= MOST;
  }
}
