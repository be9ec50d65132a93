package io.ringfence.bench.scenario;

import io.ringfence.bench.measure.KeyCountingJudge;
import io.ringfence.bench.setup.Backend;
import io.ringfence.bench.setup.BenchContext;
import io.ringfence.bench.tape.Tape;
import io.ringfence.bench.tape.TapeConnectors;
import io.ringfence.jobs.detection.DetectionPipeline;
import io.ringfence.jobs.detection.DetectionSettings;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** How much of what reaches the judge goes to one subject: one subject is judged by one thread. */
public final class BusiestKey {

  private final BenchContext bench;

  public BusiestKey(BenchContext bench) {
    this.bench = bench;
  }

  /**
   * Counts the deliveries of the shipped pack over a tape.
   *
   * @param figure the path of the busiest subject's share of them
   */
  public void measure(String figure, Tape tape) throws Exception {
    String name = "busiest-" + figure;
    StreamExecutionEnvironment env = bench.environment(Backend.HEAP, bench.cores(), name);
    DetectionSettings settings = bench.settings().detection();
    TapeConnectors ends = new TapeConnectors(name, tape, settings, false);
    DetectionPipeline.build(env, settings, ends, new KeyCountingJudge(name));
    try (BenchRun run = BenchRun.start(name, env)) {
      run.steady(tape);
      double share = (double) run.meter.busiest.get() / run.meter.deliveries.sum();
      bench.figures().put(figure, share);
      bench.say(
          "%s: the busiest subject has %.1f%% of %,d deliveries",
          figure, 100 * share, run.meter.deliveries.sum());
    }
  }
}
