package io.ringfence.bench.measure;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * What is counted of a run while it runs. Flink's own counts travel with heartbeats, which is too
 * coarse to measure by; so the tasks, which run in this JVM, find their run's meter by its name.
 */
public final class RunMeter {

  private static final Map<String, RunMeter> RUNS = new ConcurrentHashMap<>();

  /** Records that readers have handed on. */
  public final LongAdder read = new LongAdder();

  /** Parts of the tape that have been read to their end. */
  public final LongAdder ended = new LongAdder();

  public final LongAdder deliveries = new LongAdder();

  public final LongAdder alerts = new LongAdder();

  /** Whom the alerts accuse. */
  public final Set<String> accused = ConcurrentHashMap.newKeySet();

  /** Rejected and late: should be next to nothing. */
  public final LongAdder refused = new LongAdder();

  private RunMeter() {}

  /** The run's meter, made when first asked for. */
  public static RunMeter of(String run) {
    return RUNS.computeIfAbsent(run, name -> new RunMeter());
  }

  public static void forget(String run) {
    RUNS.remove(run);
  }
}
