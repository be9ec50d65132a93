package io.ringfence.bench;

import io.ringfence.bench.load.ComparisonTraffic;
import io.ringfence.bench.load.CrowdTraffic;
import io.ringfence.bench.load.ProbeTraffic;
import io.ringfence.bench.load.ProviderTraffic;
import io.ringfence.bench.measure.Speed;
import io.ringfence.bench.report.BenchTargets;
import io.ringfence.bench.report.Machine;
import io.ringfence.bench.scenario.AlertLatency;
import io.ringfence.bench.scenario.BenchRun;
import io.ringfence.bench.scenario.DemoComparison;
import io.ringfence.bench.scenario.ForkedJvm;
import io.ringfence.bench.scenario.ForkedRun;
import io.ringfence.bench.scenario.StateSize;
import io.ringfence.bench.scenario.Throughput;
import io.ringfence.bench.setup.Backend;
import io.ringfence.bench.setup.BenchContext;
import io.ringfence.bench.setup.BenchSettings;
import io.ringfence.bench.tape.Tape;
import io.ringfence.simulator.output.SimulatedRecord;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The whole benchmark: every scenario in one run on the same cores, so that their ratios mean
 * something on a machine that others use, too.
 */
public final class Bench {

  public static final Set<String> SCENARIOS =
      Set.of("empty", "pack", "full", "state", "demo", "cores", "crowd", "latency");

  /** So few that the signals of a run take days, and windows of a day fill. */
  private static final int STATE_SUBSCRIBERS = 20_000;

  /** Alerts of one signal in eight hundred are more than a provider has, and enough for a p99. */
  private static final int PROBE_EVERY = 100;

  /** An alert that takes longer has not come in time for anybody. */
  private static final Duration LONGEST = Duration.ofSeconds(10);

  /** Of each tape, as many as cores are measured: each has its reader. */
  private static final int PARTS = 2;

  private final BenchContext bench;
  private final BenchPlan plan;

  private Bench(BenchContext bench) {
    this.bench = bench;
    this.plan = BenchPlan.of(bench.settings());
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
    Tape tape = provider("provider", plan.signals());
    describe(tape);
    Throughput throughput = new Throughput(bench, tape);
    if (wants("pack", "empty", "full", "crowd", "state")) {
      warmUp(throughput);
    }
    throughput.measure(plan.rounds());
    if (bench.settings().wantsAtLength("state")) {
      new StateSize(bench, "full.")
          .measure(
              tape(
                  "days",
                  ProviderTraffic.traffic(
                      Math.min(STATE_SUBSCRIBERS, bench.settings().subscribers()), plan.signals()),
                  plan.signals()));
    }
    if (wants("demo")) {
      demo();
    }
    if (bench.settings().wantsAtLength("crowd")) {
      crowd();
    }
    if (wants("latency")) {
      latency();
    }
    if (wants("cores")) {
      cores();
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
    Tape tape = provider("warm-up", plan.warmUp());
    for (Backend backend : Backend.values()) {
      if (bench.settings().wants(backend)) {
        if (wants("pack", "empty")) {
          warmUp(throughput, "pack", backend, tape);
        }
        if (Set.of("full", "crowd", "state").stream().anyMatch(bench.settings()::wantsAtLength)) {
          warmUp(throughput, "full", backend, tape);
        }
      }
    }
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

  private void demo() throws Exception {
    DemoComparison against = new DemoComparison(bench);
    for (String temperature : List.of("cold", "hot")) {
      String what = "calls-" + temperature;
      int callers = temperature.equals("cold") ? 100_000 : 200;
      Tape tape =
          tape(what, new ComparisonTraffic(callers, ProviderTraffic.morning()), plan.calls());
      for (Backend backend : plan.backends()) {
        if (bench.settings().wants(backend)) {
          against.measure(what, tape, backend, plan.demoMost());
        }
      }
      bench.figures().copy("overDemoPattern." + temperature, "demoPattern.ratio.rocksdb." + what);
    }
  }

  /** Both tapes twice, in turns: the speed with the crowd over that without. */
  private void crowd() throws Exception {
    long signals = plan.crowdSignals();
    Tape even = tape("trunks", new CrowdTraffic(traffic(signals), false), signals);
    Tape crowd = tape("crowd", new CrowdTraffic(traffic(signals), true), signals);
    Throughput runs = new Throughput(bench, even);
    double before = runs.shipped(even);
    double first = runs.shipped(crowd);
    double second = runs.shipped(crowd);
    double after = runs.shipped(even);
    double ratio = (first + second) / (before + after);
    bench.figures().put("full.crowd.trunk30", ratio);
    bench.figures().put("full.crowd.trunk30Detail.without", Math.round((before + after) / 2));
    bench.figures().put("full.crowd.trunk30Detail.with", Math.round((first + second) / 2));
    bench.say(
        "one trunk with 30%% of the signals, rocksdb: %,.0f and %,.0f signals/s,"
            + " without %,.0f and %,.0f: ratio %.2f",
        first, second, before, after, ratio);
  }

  private void latency() throws Exception {
    ProbeTraffic probes = new ProbeTraffic(traffic(plan.ordinary()), PROBE_EVERY);
    AlertLatency errand =
        new AlertLatency(
            tape("ordinary", probes, plan.ordinary()),
            plan.backlog(),
            plan.settleSeconds(),
            plan.latencySeconds(),
            BenchPlan.MOST_LOAD,
            LONGEST);
    errand.report(bench, ForkedJvm.send(bench, errand, List.of(), bench.flink().javaOptions()));
  }

  /** Two cores against one: the same job in JVMs that are pinned to them, one after the other. */
  private void cores() throws Exception {
    if (Runtime.getRuntime().availableProcessors() < 2) {
      bench.say("two cores over one: this machine has one");
      return;
    }
    Tape tape = provider("cores", plan.coresSignals());
    for (Backend backend : plan.backends()) {
      if (bench.settings().wants(backend)) {
        double one = on("0", backend, tape);
        double two = on("0,1", backend, tape);
        String path = "cores.%s." + backend.label;
        bench.figures().put(path.formatted("one"), Math.round(one));
        bench.figures().put(path.formatted("two"), Math.round(two));
        bench.figures().put(path.formatted("ratio"), two / one);
        bench.figures().put("twoCoresOverOne", two / one);
        bench.say(
            "cores %-8s one %,.0f signals/s, two %,.0f: %.2f times",
            backend.label, one, two, two / one);
      }
    }
  }

  private double on(String cores, Backend backend, Tape tape) throws Exception {
    List<String> pinned = List.of("taskset", "-c", cores);
    List<String> heap = List.of("-Xmx4g", "-XX:+UseParallelGC");
    return ForkedJvm.send(bench, new ForkedRun(backend, tape), pinned, heap).get("perSecond");
  }

  /** The provider's traffic. */
  private Tape provider(String name, long records) throws IOException {
    return tape(name, traffic(records), records);
  }

  private Iterator<SimulatedRecord> traffic(long records) {
    return ProviderTraffic.traffic(bench.settings().subscribers(), records);
  }

  private Tape tape(String name, Iterator<SimulatedRecord> traffic, long records)
      throws IOException {
    return Tape.write(bench.settings().folder().resolve(name), PARTS, traffic, records);
  }

  /** Puts among the figures what the provider's traffic is like. */
  private void describe(Tape tape) {
    int subscribers = bench.settings().subscribers();
    double aDay = tape.records() / tape.seconds() * 86_400 / subscribers;
    bench.figures().put("workload.signals", tape.records());
    bench.figures().put("workload.bytesPerSignal", (double) tape.bytes() / tape.records());
    bench.figures().put("workload.subscribers", subscribers);
    bench.figures().put("workload.eventSeconds", tape.seconds());
    bench.figures().put("workload.signalsPerSubscriberAndDay", aDay);
    bench.say(
        "%,d signals of %,d subscribers: %.0f minutes of event time, %.0f signals a subscriber and day",
        tape.records(), subscribers, tape.seconds() / 60, aDay);
  }
}
