package io.ringfence.bench.scenario;

import io.ringfence.bench.measure.Footprint;
import io.ringfence.bench.measure.KeyedStateSize;
import io.ringfence.bench.measure.RocksDbGauges;
import io.ringfence.bench.measure.Speed;
import io.ringfence.bench.setup.Backend;
import io.ringfence.bench.setup.BenchContext;
import io.ringfence.bench.tape.Tape;
import io.ringfence.bench.tape.TapeConnectors;
import io.ringfence.jobs.detection.DetectionPipeline;
import io.ringfence.jobs.detection.DetectionSettings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * What a long life of a list leaves in a job on RocksDB: memory, the state of tasks beside their
 * keys, and how long a restore takes, once the list is filled and after all its changes.
 */
public final class ListChurn {

  private static final String NOBODY = "nobody at all";

  private final BenchContext bench;
  private final Tape none;

  /**
   * The scenario.
   *
   * @param none an empty tape
   */
  public ListChurn(BenchContext bench, Tape none) {
    this.bench = bench;
    this.none = none;
  }

  /** What one run has come to. */
  private record Kept(Footprint memory, long unkeyed, long keyed, long subjects, Path restored) {}

  /** The list when it is filled, and the list after all its changes. */
  public void measure(Tape filled, Tape changed) throws Exception {
    Kept before = run("filled", filled);
    Kept after = run("churned", changed);
    double heap = (double) (after.memory.heap() - before.memory.heap()) / bench.cores();
    double unkeyed = (double) (after.unkeyed - before.unkeyed) / bench.cores();
    bench.figures().put("churn.heapGrowthPerTask", Math.round(heap));
    bench.figures().put("churn.unkeyedGrowthPerTask", Math.round(unkeyed));
    bench.say(
        "churn: heap of a task grown by %,.1f MB, its state beside keys by %,.2f MB",
        heap / 1e6, unkeyed / 1e6);
    double seconds = restored(after.restored);
    bench.figures().put("churn.restoreSeconds", seconds);
    bench.say("churn: restored in %.1f s", seconds);
  }

  private Kept run(String name, Tape changes) throws Exception {
    try (BenchRun run = start(name, changes, Map.of())) {
      Speed speed = run.before(changes);
      Path canonical = run.savepoint(bench.settings().folder());
      Footprint memory = Footprint.of(name);
      KeyedStateSize judge = KeyedStateSize.of(canonical, "subject", NOBODY);
      KeyedStateSize histories = KeyedStateSize.of(canonical, "listing-history", NOBODY);
      Path nativeForm = run.savepoint(bench.settings().folder(), SavepointFormatType.NATIVE);
      Kept kept =
          new Kept(
              memory,
              judge.unkeyedBytes() + histories.unkeyedBytes(),
              judge.bytes() + histories.bytes(),
              judge.sizes().get("subject").entries,
              nativeForm);
      String path = "churn." + name + '.';
      bench.figures().put(path + "changes", changes.records());
      bench.figures().put(path + "subjects", kept.subjects);
      bench.figures().put(path + "heap", memory.heap());
      bench.figures().put(path + "unkeyedBytes", kept.unkeyed);
      bench.figures().put(path + "keyedBytes", kept.keyed);
      bench.say(
          "%s: %,d changes, %,.0f a second; %,d subjects, %,d MB by key, %,.2f MB beside keys; heap %,d MB",
          name,
          changes.records(),
          speed.perSecond(),
          kept.subjects,
          kept.keyed / 1_000_000,
          kept.unkeyed / 1e6,
          memory.heap() / 1_000_000);
      return kept;
    }
  }

  private double restored(Path savepoint) throws Exception {
    Map<String, String> from =
        Map.of("execution.state-recovery.path", savepoint.toUri().toString());
    try (BenchRun run = start("churn-restored", none, from)) {
      return run.ready(bench.settings().folder());
    }
  }

  private BenchRun start(String name, Tape changes, Map<String, String> options) throws Exception {
    Map<String, String> all = new HashMap<>(RocksDbGauges.OPTIONS);
    all.putAll(options);
    StreamExecutionEnvironment env = bench.environment(Backend.ROCKSDB, bench.cores(), name, all);
    DetectionSettings settings = bench.settings().detection();
    DetectionPipeline.build(
        env, settings, new TapeConnectors(name, none, settings, false, Optional.of(changes)));
    return BenchRun.start(name, env);
  }
}
