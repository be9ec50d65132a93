package io.ringfence.bench;

import io.ringfence.bench.load.ComparisonTraffic;
import io.ringfence.bench.load.DelayedHotKeyTraffic;
import io.ringfence.bench.load.HotKeyTraffic;
import io.ringfence.bench.load.ProbeTraffic;
import io.ringfence.bench.load.ProviderTraffic;
import io.ringfence.bench.measure.Speed;
import io.ringfence.bench.report.BenchTargets;
import io.ringfence.bench.report.Machine;
import io.ringfence.bench.scenario.AlertLatency;
import io.ringfence.bench.scenario.BenchRun;
import io.ringfence.bench.scenario.CoreScaling;
import io.ringfence.bench.scenario.DemoComparison;
import io.ringfence.bench.scenario.ForkedJvm;
import io.ringfence.bench.scenario.HotKeyThroughput;
import io.ringfence.bench.scenario.KafkaFloor;
import io.ringfence.bench.scenario.StateSize;
import io.ringfence.bench.scenario.Throughput;
import io.ringfence.bench.setup.Backend;
import io.ringfence.bench.setup.BenchContext;
import io.ringfence.bench.setup.BenchSettings;
import io.ringfence.bench.tape.Tape;
import io.ringfence.simulator.output.SimulatedRecord;
import java.io.PrintWriter;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The whole benchmark: every scenario in one run on the same cores, so that their ratios mean
 * something on a machine that others use, too.
 */
public final class Bench {

  public static final Set<String> SCENARIOS =
      Set.of(
          "empty",
          "pack",
          "routed",
          "full",
          "kpi",
          "state",
          "floor",
          "demo",
          "demo-messages",
          "cores",
          "hotkey",
          "sources",
          "crowd",
          "latency",
          "listed",
          "churn",
          "once",
          "privacy",
          "customers",
          "sizing");

  /** So few that the signals of a run take days, and windows of a day fill. */
  private static final int STATE_SUBSCRIBERS = 20_000;

  /** Alerts of one signal in eight hundred are more than a provider has, and enough for a p99. */
  private static final int PROBE_EVERY = 100;

  private final BenchContext bench;
  private final BenchPlan plan;
  private final BenchTapes tapes;

  private Bench(BenchContext bench) {
    this.bench = bench;
    this.plan = BenchPlan.of(bench.settings());
    this.tapes = new BenchTapes(bench.settings());
  }

  /**
   * Measures, and prints each result on the console as soon as it is known.
   *
   * @return the figures as JSON
   * @throws IllegalArgumentException if a scenario is asked for that there is not
   */
  public static String run(BenchSettings settings, PrintWriter console) throws Exception {
    Set<String> unknown = new TreeSet<>(settings.only());
    unknown.removeAll(SCENARIOS);
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException("no scenario is called " + String.join(", ", unknown));
    }
    BenchContext bench = BenchContext.of(settings, console);
    new Bench(bench).measure();
    return bench.figures().json();
  }

  private void measure() throws Exception {
    long start = System.nanoTime();
    bench.figures().put("commit", Machine.commit(bench.settings().flink()));
    bench.figures().putMachine();
    Tape tape = tapes.provider("provider", plan.signals());
    tapes.describe(tape, bench);
    Throughput throughput = new Throughput(bench, tape);
    if (wants(
        "pack", "empty", "full", "kpi", "hotkey", "sources", "crowd", "state", "routed",
        "sizing")) {
      warmUp(throughput);
    }
    throughput.measure(plan.rounds());
    if (bench.settings().wantsAtLength("state")) {
      new StateSize(bench, "full.")
          .measure(
              tapes.tape(
                  "days",
                  ProviderTraffic.traffic(STATE_SUBSCRIBERS, plan.signals()),
                  plan.signals()));
    }
    if (wants("floor")) {
      new KafkaFloor(bench).measure(tape);
    }
    if (wants("demo")) {
      demo(ComparisonTraffic.Kind.CALLS, "overDemoPattern");
    }
    if (bench.settings().wantsAtLength("demo-messages")) {
      demo(ComparisonTraffic.Kind.MESSAGES, "overDemoPatternByMessages");
    }
    double hotLoad = wants("hotkey") ? hotKey() : 1;
    if (bench.settings().wantsAtLength("sources")) {
      new TrafficScenarios(bench, plan, tapes).sources();
    }
    if (bench.settings().wantsAtLength("crowd")) {
      new TrafficScenarios(bench, plan, tapes).crowds();
    }
    if (wants("latency")) {
      latency(hotLoad);
    }
    if (wants("cores")) {
      cores();
    }
    if (bench.settings().wantsAtLength("listed")) {
      new ListScenarios(bench, plan, tapes).listed(tape);
    }
    if (bench.settings().wantsAtLength("churn")) {
      new ListScenarios(bench, plan, tapes).churn();
    }
    if (bench.settings().wantsAtLength("once")) {
      new TrafficScenarios(bench, plan, tapes).once();
    }
    if (bench.settings().wantsAtLength("privacy")) {
      new TrafficScenarios(bench, plan, tapes).privacy(tape);
    }
    if (bench.settings().wantsAtLength("customers")) {
      new TrafficScenarios(bench, plan, tapes).customers(tape);
    }
    if (bench.settings().wantsAtLength("sizing")) {
      new SizingScenario(bench, plan, tapes).measure();
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    bench.figures().put("seconds", Math.round(seconds));
    bench.say("%nmeasured in %.0f seconds; held against what is asked for:", seconds);
    BenchTargets.lines(bench.figures()).forEach(line -> bench.say("%s", line));
  }

  private boolean wants(String... scenarios) {
    return List.of(scenarios).stream().anyMatch(bench.settings()::wants);
  }

  /**
   * What the compiler has not seen yet would be charged to whoever comes first: each pack runs
   * until the compiler has nearly come to rest.
   */
  private void warmUp(Throughput throughput) throws Exception {
    Tape tape = tapes.provider("warm-up", plan.warmUp());
    for (Backend backend : Backend.values()) {
      if (bench.settings().wants(backend)) {
        if (wants("pack", "empty")) {
          warmUp(throughput, "pack", backend, tape);
        }
        if (needsShippedPack(backend)) {
          warmUp(throughput, "full", backend, tape);
        }
      }
    }
  }

  /** A quick run has the shipped pack on RocksDB only. */
  private boolean needsShippedPack(Backend backend) {
    return (wants("hotkey") && backend == Backend.ROCKSDB)
        || Stream.of("full", "routed", "kpi", "sources", "crowd", "state", "sizing")
            .anyMatch(bench.settings()::wantsAtLength);
  }

  private void warmUp(Throughput throughput, String pack, Backend backend, Tape tape)
      throws Exception {
    boolean atRest = false;
    for (int round = 0; round < plan.mostWarmUps() && !atRest; round++) {
      try (BenchRun run = throughput.start(pack, backend, tape)) {
        Speed speed = run.steady(tape);
        atRest = speed.compilerAtRest();
        bench.say(
            "  warm-up, %s on %s: compiler %.2f cores", pack, backend.label, speed.compiling());
      }
    }
  }

  private void demo(ComparisonTraffic.Kind kind, String figure) throws Exception {
    DemoComparison against = new DemoComparison(bench, kind);
    for (String temperature : List.of("cold", "hot")) {
      String what = kind.name().toLowerCase(Locale.ROOT) + '-' + temperature;
      int callers = temperature.equals("cold") ? 100_000 : 200;
      Tape tape =
          tapes.tape(
              what, new ComparisonTraffic(kind, callers, ProviderTraffic.morning()), plan.calls());
      for (Backend backend : plan.demoBackends()) {
        if (bench.settings().wants(backend)) {
          against.measure(what, tape, backend, plan.demoMost());
        }
      }
      bench.figures().copy(figure + '.' + temperature, "demoPattern.ratio.rocksdb." + what);
    }
  }

  private double hotKey() throws Exception {
    Tape even =
        tapes.tape(
            "even", new HotKeyTraffic(tapes.traffic(plan.hotSignals()), false), plan.hotSignals());
    Tape hot =
        tapes.tape(
            "hot", new HotKeyTraffic(tapes.traffic(plan.hotSignals()), true), plan.hotSignals());
    return new HotKeyThroughput(bench).measure(even, hot, Backend.ROCKSDB, plan.rounds());
  }

  private void latency(double hotLoad) throws Exception {
    Iterator<SimulatedRecord> traffic = tapes.traffic(plan.ordinary());
    // The job goes on from the one to the other, and so does the traffic.
    ProbeTraffic probes =
        new ProbeTraffic(new DelayedHotKeyTraffic(traffic, plan.ordinary()), PROBE_EVERY);
    Tape ordinary = tapes.tape("ordinary", probes, plan.ordinary());
    long hotRecords =
        wants("hotkey")
            ? (long) (AlertLatency.HOT_SETTLE + plan.hotSeconds()) * BenchPlan.MOST_LOAD
            : 0;
    Tape hot = tapes.tape("ordinary-then-hot", probes, hotRecords);
    AlertLatency errand =
        new AlertLatency(
            ordinary,
            hot,
            plan.backlog(),
            plan.settleSeconds(),
            plan.latencySeconds(),
            plan.besideSeconds(),
            wants("hotkey") ? plan.hotSeconds() : 0,
            hotLoad,
            BenchPlan.MOST_LOAD);
    errand.report(bench, ForkedJvm.send(bench, errand, List.of(), bench.flink().javaOptions()));
  }

  private void cores() throws Exception {
    Tape tape = tapes.provider("cores", plan.coresSignals());
    for (Backend backend : plan.coresBackends()) {
      if (bench.settings().wants(backend)) {
        new CoreScaling(bench, tape).measure(backend);
      }
    }
  }
}
