package io.ringfence.bench.scenario;

import io.ringfence.bench.measure.Footprint;
import io.ringfence.bench.measure.KeyedStateSize;
import io.ringfence.bench.measure.NoOpJudge;
import io.ringfence.bench.measure.RocksDbGauges;
import io.ringfence.bench.measure.Speed;
import io.ringfence.bench.report.SizedRun;
import io.ringfence.bench.setup.Backend;
import io.ringfence.bench.setup.BenchContext;
import io.ringfence.bench.tape.Tape;
import io.ringfence.bench.tape.TapeConnectors;
import io.ringfence.jobs.detection.DetectionPipeline;
import io.ringfence.jobs.detection.DetectionSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Runs of different packs, subscribers and lengths, each with all that it takes. */
public final class SizingRuns {

  private static final String NOBODY = "nobody at all";
  private static final Path WRITTEN = Path.of("/proc/self/io");

  private final BenchContext bench;
  private final Map<DetectionSettings, Way> ways = new HashMap<>();
  private int count;

  public SizingRuns(BenchContext bench) {
    this.bench = bench;
  }

  /**
   * Reads a tape to its end.
   *
   * @param judged whether the model is held against this run
   * @param subscribers whose traffic the tape has
   * @param memory that RocksDB has for all slots
   */
  public SizedRun measure(
      String name,
      boolean judged,
      int subscribers,
      DetectionSettings settings,
      MemorySize memory,
      Tape tape)
      throws Exception {
    Way way = way(settings, tape);
    String run = "sizing-" + count++;
    Map<String, String> options = new HashMap<>(RocksDbGauges.OPTIONS);
    options.put(TaskManagerOptions.MANAGED_MEMORY_SIZE.key(), memory.toString());
    StreamExecutionEnvironment env =
        bench.environment(Backend.ROCKSDB, bench.cores(), run, options);
    DetectionPipeline.build(env, settings, new TapeConnectors(run, tape, settings, false));
    long before = written();
    try (BenchRun started = BenchRun.start(run, env)) {
      Speed speed = started.steady(tape);
      long wrote = written() - before;
      Path savepoint = started.savepoint(bench.settings().folder());
      KeyedStateSize judge = KeyedStateSize.of(savepoint, "subject", NOBODY);
      SizedRun sized =
          new SizedRun(
              name,
              judged,
              subscribers,
              tape.records(),
              judge.sizes().get("subject").entries,
              settings.rules().measures().size(),
              way.deliveries(),
              way.micros(),
              speed.cpuMicros(),
              bytes(savepoint),
              Footprint.of(run).files(),
              wrote,
              memory.getBytes());
      bench.say("%-40s %s", name, sized);
      bench.say("    %s, judge %,d bytes", speed.text(), judge.bytes());
      return sized;
    }
  }

  /**
   * What a signal has on its way to its subjects.
   *
   * @param micros CPU time
   */
  private record Way(double deliveries, double micros) {}

  private Way way(DetectionSettings settings, Tape tape) throws Exception {
    Way known = ways.get(settings);
    if (known != null) {
      return known;
    }
    String run = "way-" + count++;
    StreamExecutionEnvironment env = bench.environment(Backend.HEAP, bench.cores(), run);
    DetectionPipeline.build(
        env, settings, new TapeConnectors(run, tape, settings, false), new NoOpJudge(run));
    try (BenchRun started = BenchRun.start(run, env)) {
      Speed speed = started.steady(tape);
      Way way =
          new Way((double) started.meter.deliveries.sum() / tape.records(), speed.cpuMicros());
      ways.put(settings, way);
      return way;
    }
  }

  /** Of the files of a savepoint. */
  private static long bytes(Path savepoint) throws IOException {
    long bytes = 0;
    try (Stream<Path> files = Files.walk(savepoint)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        bytes += Files.size(file);
      }
    }
    return bytes;
  }

  /** Bytes that this process has written to disks; 0 where the system does not say. */
  private static long written() throws IOException {
    if (!Files.exists(WRITTEN)) {
      return 0;
    }
    return Files.readAllLines(WRITTEN).stream()
        .filter(line -> line.startsWith("wchar:"))
        .mapToLong(line -> Long.parseLong(line.substring(line.indexOf(' ') + 1)))
        .sum();
  }
}
