package io.ringfence.bench;

/** What a hot key does to the others: the same traffic with and without, and what it leaves. */
final class HotLoad {

  private final Workbench bench;

  HotLoad(Workbench bench) {
    this.bench = bench;
  }

  /**
   * Both tapes on one backend, one after the other.
   *
   * @return throughput with the hot key over throughput without
   */
  double measure(Tape even, Tape hot, Backend backend) throws Exception {
    double without = one(even, backend, false);
    double with = one(hot, backend, true);
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
    String name = hot ? "pack-hot" : "pack-even";
    try (Run run = new Throughput(bench, tape).start(name, backend, tape)) {
      double perSecond = run.steady(tape).perSecond();
      if (hot) {
        KeyedState judge =
            KeyedState.of(run.savepoint(bench.settings().folder()), "subject", HotKey.ADDRESS);
        bench.figures().put("hotKeyDetail.stateBytes", judge.watchedBytes());
      }
      return perSecond;
    }
  }
}
