package io.ringfence.bench.scenario;

import io.ringfence.bench.measure.Footprint;
import io.ringfence.bench.measure.KeyedStateSize;
import io.ringfence.bench.measure.RocksDbGauges;
import io.ringfence.bench.measure.Speed;
import io.ringfence.bench.setup.Backend;
import io.ringfence.bench.setup.BenchContext;
import io.ringfence.bench.tape.Tape;
import io.ringfence.bench.tape.TapeConnectors;
import io.ringfence.jobs.config.RetentionClock;
import io.ringfence.jobs.detection.DetectionPipeline;
import io.ringfence.jobs.detection.DetectionSettings;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * What a flood of made-up callers leaves in the state, at its end and some days later, with
 * retention by event time.
 */
public final class SeenOnce {

  private static final String NOBODY = "nobody at all";

  private final BenchContext bench;

  public SeenOnce(BenchContext bench) {
    this.bench = bench;
  }

  /** The state at the end of the flood, and at the end of the days that follow it. */
  public void measure(Tape flood, Tape later) throws Exception {
    subjects("flood", flood);
    subjects("later", later);
  }

  private void subjects(String name, Tape tape) throws Exception {
    String run = "once-" + name;
    StreamExecutionEnvironment env =
        bench.environment(Backend.ROCKSDB, bench.cores(), run, RocksDbGauges.OPTIONS);
    DetectionSettings deployed = bench.settings().detection();
    DetectionSettings settings =
        new DetectionSettings(
            deployed.pack(),
            deployed.feeds().tariff(),
            deployed.sources(),
            deployed.retention(),
            RetentionClock.EVENT,
            deployed.receiptKey());
    DetectionPipeline.build(env, settings, new TapeConnectors(run, tape, settings, false));
    try (BenchRun started = BenchRun.start(run, env)) {
      Speed speed = started.steady(tape);
      KeyedStateSize judge =
          KeyedStateSize.of(started.savepoint(bench.settings().folder()), "subject", NOBODY);
      Footprint memory = Footprint.of(run);
      long subjects = judge.sizes().get("subject").entries;
      String path = "once." + name + '.';
      bench.figures().put(path + "subjects", subjects);
      bench.figures().put(path + "bytes", judge.bytes());
      bench.figures().put(path + "heap", memory.heap());
      bench.say(
          "%s: %,d signals, %,.0f a second; %,d subjects, %,d MB; heap %,d MB, RocksDB's memory %,d MB",
          run,
          tape.records(),
          speed.perSecond(),
          subjects,
          judge.bytes() / 1_000_000,
          memory.heap() / 1_000_000,
          memory.cache() / 1_000_000);
    }
  }
}
