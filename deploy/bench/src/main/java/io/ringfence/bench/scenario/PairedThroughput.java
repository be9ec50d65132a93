package io.ringfence.bench.scenario;

import io.ringfence.bench.setup.Backend;
import io.ringfence.bench.setup.BenchContext;
import io.ringfence.bench.tape.Tape;

/** What it costs that the same traffic comes from many sources, each of which is sparse. */
public final class ManySourcesThroughput {

  private final BenchContext bench;

  public ManySourcesThroughput(BenchContext bench) {
    this.bench = bench;
  }

  /** Both tapes twice, in turns, with the shipped pack on one backend. */
  public void measure(Tape one, Tape many, Backend backend) throws Exception {
    Throughput runs = new Throughput(bench, one);
    double before = speed(runs, one, backend);
    double first = speed(runs, many, backend);
    double second = speed(runs, many, backend);
    double after = speed(runs, one, backend);
    double ratio = (first + second) / (before + after);
    bench.figures().put("manySources", ratio);
    bench.figures().put("manySourcesDetail.one", Math.round((before + after) / 2));
    bench.figures().put("manySourcesDetail.many", Math.round((first + second) / 2));
    bench.say(
        "many sources, %s: %,.0f and %,.0f signals/s, with one source %,.0f and %,.0f: ratio %.2f",
        backend.label, first, second, before, after, ratio);
  }

  private static double speed(Throughput runs, Tape tape, Backend backend) throws Exception {
    try (BenchRun run = runs.start("full", backend, tape)) {
      return run.steady(tape).perSecond();
    }
  }
}
