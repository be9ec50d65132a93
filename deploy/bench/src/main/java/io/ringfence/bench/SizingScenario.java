package io.ringfence.bench;

import io.ringfence.bench.load.ProviderTraffic;
import io.ringfence.bench.report.SizedRun;
import io.ringfence.bench.report.SizingModel;
import io.ringfence.bench.report.SizingTable;
import io.ringfence.bench.scenario.SizingRuns;
import io.ringfence.bench.setup.BenchContext;
import io.ringfence.bench.tape.Tape;
import io.ringfence.jobs.detection.DetectionSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.flink.configuration.MemorySize;

/** Runs that a model of what a provider needs is fitted to, and two that judge it. */
record SizingScenario(BenchContext bench, BenchPlan plan, BenchTapes tapes) {

  /** The run in which each subscriber has been seen most. */
  private static final int LIVED = 6;

  /** So little that much of the state has to be read from files, which the page cache has. */
  private static final MemorySize SMALL = MemorySize.ofMebiBytes(128);

  private static final MemorySize MIDDLE = MemorySize.ofMebiBytes(256);

  void measure() throws Exception {
    DetectionSettings first = bench.settings().first();
    DetectionSettings half = bench.settings().half();
    DetectionSettings shipped = bench.settings().detection();
    SizingRuns runs = new SizingRuns(bench);
    List<SizedRun> all = new ArrayList<>();
    long unit = plan.signals() / 3;
    MemorySize shippedMemory = new MemorySize(bench.stateMemory());
    all.add(run(runs, "first pack", false, first, shippedMemory, 1_000_000, unit));
    all.add(run(runs, "first pack", false, first, shippedMemory, 40_000, 2 * unit));
    all.add(run(runs, "first pack", false, first, SMALL, 1_000_000, 3 * unit));
    all.add(run(runs, "shipped pack", false, shipped, shippedMemory, 1_000_000, unit));
    all.add(run(runs, "shipped pack", false, shipped, shippedMemory, 200_000, 2 * unit));
    all.add(run(runs, "shipped pack", false, shipped, shippedMemory, 40_000, 2 * unit));
    all.add(run(runs, "shipped pack", false, shipped, shippedMemory, 10_000, 2 * unit));
    all.add(run(runs, "shipped pack", false, shipped, shippedMemory, 1_000_000, 3 * unit));
    all.add(run(runs, "shipped pack", false, shipped, SMALL, 1_000_000, 3 * unit));
    all.add(run(runs, "shipped pack", false, shipped, SMALL, 200_000, 3 * unit));
    all.add(run(runs, "half the pack", true, half, shippedMemory, 300_000, 2 * unit));
    all.add(run(runs, "shipped pack", true, shipped, MIDDLE, 500_000, 3 * unit));
    report(all);
  }

  private void report(List<SizedRun> all) {
    SizingModel model = SizingModel.of(all.stream().filter(each -> !each.judged()).toList());
    model.put(bench.figures());
    bench.say("%s", model);
    SizedRun lived = all.get(LIVED);
    bench.figures().put("sizing.deliveries", lived.deliveries());
    bench.figures().put("sizing.measures", lived.measures());
    bench
        .figures()
        .put("sizing.subjectsASubscriber", (double) lived.subjects() / lived.subscribers());
    for (int i = 0; i < all.size(); i++) {
      SizedRun each = all.get(i);
      SizingTable.put(bench.figures(), i + 1, each);
      bench.say(
          "%s %s: CPU %.1f us a signal, %.1f by the model; state %,d MB, %,.0f by the model",
          each.judged() ? "judged" : "fitted",
          each.name(),
          each.micros(),
          model.micros(each),
          each.stateBytes() / 1_000_000,
          model.bytes(each) / 1e6);
    }
    List<SizedRun> judged = all.stream().filter(SizedRun::judged).toList();
    bench
        .figures()
        .put("sizing.farthest.cpu", SizingModel.farthest(judged, SizedRun::micros, model::micros));
    bench
        .figures()
        .put(
            "sizing.farthest.state",
            SizingModel.farthest(judged, SizedRun::stateBytes, model::bytes));
  }

  private SizedRun run(
      SizingRuns runs,
      String pack,
      boolean judged,
      DetectionSettings settings,
      MemorySize memory,
      int subscribers,
      long signals)
      throws Exception {
    String name =
        String.format(
            Locale.ROOT,
            "%s, %,d subscribers, %,d signals, %,d MiB",
            pack,
            subscribers,
            signals,
            memory.getMebiBytes());
    Tape tape =
        tapes.tape(
            "sizing-" + subscribers + '-' + signals,
            ProviderTraffic.traffic(subscribers, signals),
            signals);
    return runs.measure(name, judged, subscribers, settings, memory, tape);
  }
}
