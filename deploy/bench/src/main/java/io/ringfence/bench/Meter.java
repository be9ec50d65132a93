package io.ringfence.bench;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * What is counted of a run while it runs. Flink's own counts travel with heartbeats, which is too
 * coarse to measure by; so the tasks, which run in this JVM, find their run's meter by its name.
 */
final class Meter {

  private static final Map<String, Meter> RUNS = new ConcurrentHashMap<>();

  /** Records that readers have handed on. */
  final LongAdder read = new LongAdder();

  /** Parts of the tape that have been read to their end. */
  final LongAdder ended = new LongAdder();

  final LongAdder deliveries = new LongAdder();
  final LongAdder alerts = new LongAdder();

  /** Whom the alerts accuse. */
  final Set<String> accused = ConcurrentHashMap.newKeySet();

  /** Rejected and late: should be next to nothing. */
  final LongAdder refused = new LongAdder();

  /** What may not be read before others have been is read once this is done. */
  final CompletableFuture<Void> go = new CompletableFuture<>();

  private Meter() {}

  /** The run's meter, made when first asked for. */
  static Meter of(String run) {
    return RUNS.computeIfAbsent(run, name -> new Meter());
  }

  static void forget(String run) {
    RUNS.remove(run);
  }
}
