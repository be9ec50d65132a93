package io.ringfence.bench.scenario;

import io.ringfence.bench.measure.Speed;
import io.ringfence.bench.setup.Backend;
import io.ringfence.bench.setup.BenchContext;
import io.ringfence.bench.tape.Tape;
import java.util.Map;

/**
 * The shipped pack over a tape on one backend, with as many tasks as the JVM has cores.
 *
 * @param backend where state is
 * @param tape what is replayed
 */
public record ForkedRun(Backend backend, Tape tape) implements ForkedJvm.Task {

  /** A new JVM on one core has compiled what matters by then. */
  private static final double WARM = 0.4;

  @Override
  public Map<String, Double> run(BenchContext bench) throws Exception {
    try (BenchRun run = new Throughput(bench, tape).start("full", backend, tape)) {
      Speed speed = run.steady(tape, WARM);
      return Map.of("perSecond", speed.perSecond(), "cores", speed.cores());
    }
  }
}
