package io.ringfence.bench.scenario;

import io.ringfence.bench.setup.Backend;
import io.ringfence.bench.setup.BenchContext;
import io.ringfence.bench.tape.Tape;

/**
 * What a difference in the traffic does to the speed of the shipped pack.
 *
 * @param figure the path of the ratio
 * @param what is different, in words
 */
public record PairedThroughput(BenchContext bench, String figure, String what) {

  /** Both tapes twice, in turns: the speed with the difference over that without. */
  public void measure(Tape without, Tape with, Backend backend) throws Exception {
    Throughput runs = new Throughput(bench, without);
    double before = speed(runs, without, backend);
    double first = speed(runs, with, backend);
    double second = speed(runs, with, backend);
    double after = speed(runs, without, backend);
    double ratio = (first + second) / (before + after);
    bench.figures().put(figure, ratio);
    bench.figures().put(figure + "Detail.without", Math.round((before + after) / 2));
    bench.figures().put(figure + "Detail.with", Math.round((first + second) / 2));
    bench.say(
        "%s, %s: %,.0f and %,.0f signals/s, without %,.0f and %,.0f: ratio %.2f",
        what, backend.label, first, second, before, after, ratio);
  }

  private static double speed(Throughput runs, Tape tape, Backend backend) throws Exception {
    try (BenchRun run = runs.start("full", backend, tape)) {
      return run.steady(tape).perSecond();
    }
  }
}
