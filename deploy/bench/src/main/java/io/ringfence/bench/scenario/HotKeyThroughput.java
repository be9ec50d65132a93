package io.ringfence.bench.scenario;

import io.ringfence.bench.load.HotKeyTraffic;
import io.ringfence.bench.measure.KeyedStateSize;
import io.ringfence.bench.setup.Backend;
import io.ringfence.bench.setup.BenchContext;
import io.ringfence.bench.tape.Tape;

/** What a hot key does to the others: the same traffic with and without, and what it leaves. */
public final class HotKeyThroughput {

  private final BenchContext bench;

  public HotKeyThroughput(BenchContext bench) {
    this.bench = bench;
  }

  /**
   * Both tapes in turns, with the shipped pack on one backend.
   *
   * @param rounds of which the figures are the means
   * @return throughput with the hot key over throughput without
   */
  public double measure(Tape even, Tape hot, Backend backend, int rounds) throws Exception {
    double without = 0;
    double with = 0;
    for (int round = 0; round < rounds; round++) {
      boolean hotFirst = round % 2 == 1;
      double first = one(hotFirst ? hot : even, backend, hotFirst);
      double second = one(hotFirst ? even : hot, backend, !hotFirst);
      without += (hotFirst ? second : first) / rounds;
      with += (hotFirst ? first : second) / rounds;
    }
    bench.figures().put("hotKey", with / without);
    bench.figures().put("hotKeyDetail.without", Math.round(without));
    bench.figures().put("hotKeyDetail.with", Math.round(with));
    bench.say(
        "hot key, %s: %,.0f signals/s with, %,.0f without, ratio %.2f; %,.0f bytes of state",
        backend.label,
        with,
        without,
        with / without,
        bench.figures().get("hotKeyDetail.stateBytes"));
    return with / without;
  }

  private double one(Tape tape, Backend backend, boolean hot) throws Exception {
    try (BenchRun run = new Throughput(bench, tape).start("full", backend, tape)) {
      double perSecond = run.steady(tape).perSecond();
      if (hot) {
        KeyedStateSize judge =
            KeyedStateSize.of(
                run.savepoint(bench.settings().folder()), "subject", HotKeyTraffic.ADDRESS);
        bench.figures().put("hotKeyDetail.stateBytes", judge.watchedBytes());
      }
      return perSecond;
    }
  }
}
