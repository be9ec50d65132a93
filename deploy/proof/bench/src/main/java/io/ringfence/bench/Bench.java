package io.ringfence.bench;

import io.ringfence.bench.load.ComparisonTraffic;
import io.ringfence.bench.load.ProbeTraffic;
import io.ringfence.bench.load.ProviderTraffic;
import io.ringfence.bench.measure.Speed;
import io.ringfence.bench.report.BenchTargets;
import io.ringfence.bench.scenario.AlertLatency;
import io.ringfence.bench.scenario.BenchRun;
import io.ringfence.bench.scenario.DemoComparison;
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
      Set.of("empty", "pack", "full", "state", "demo", "latency");

  /** So few that the signals of a run take days, and windows of a day fill. */
  private static final int STATE_SUBSCRIBERS = 20_000;

  /** Alerts of one signal in eight hundred are more than a provider has, and enough for a p99. */
  private static final int PROBE_EVERY = 100;

  /** An alert that takes longer has not come in time for anybody. */
  private static final Duration LONGEST = Duration.ofSeconds(10);

  /** Of each tape, one for each of two readers. */
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
    bench.figures().putMachine(bench.settings().flink());
    Tape tape = provider("provider", plan.signals());
    describe(tape);
    Throughput throughput = new Throughput(bench, tape);
    if (wants("pack", "empty", "full", "state")) {
      warmUp(throughput);
    }
    throughput.measure(plan.rounds());
    if (bench.settings().wantsAtLength("state")) {
      int subscribers = Math.min(STATE_SUBSCRIBERS, bench.settings().subscribers());
      StateSize.measure(
          bench,
          tape("days", ProviderTraffic.traffic(subscribers, plan.signals()), plan.signals()));
    }
    if (wants("demo")) {
      demo();
    }
    if (wants("latency")) {
      latency();
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
        if (Set.of("full", "state").stream().anyMatch(bench.settings()::wantsAtLength)) {
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
    }
  }

  private void latency() throws Exception {
    ProbeTraffic probes = new ProbeTraffic(traffic(plan.ordinary()), PROBE_EVERY);
    new AlertLatency(
            tape("ordinary", probes, plan.ordinary()),
            plan.backlog(),
            plan.settleSeconds(),
            plan.latencySeconds(),
            BenchPlan.MOST_LOAD,
            LONGEST)
        .measure(bench);
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
