package io.ringfence.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The whole benchmark: every scenario in one run on the same cores, so that their ratios mean
 * something on a machine that others use, too.
 */
public final class Bench {

  public static final Set<String> SCENARIOS = Set.of("empty", "pack", "state", "floor", "demo");

  private static final int PARTS = 2;

  private final Workbench bench;

  private Bench(Workbench bench) {
    this.bench = bench;
  }

  /**
   * Measures, and tells on the console what it finds as it finds it.
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
    Workbench bench = Workbench.of(settings, console);
    new Bench(bench).measure();
    return bench.figures().json();
  }

  private void measure() throws Exception {
    machine();
    Tape tape = tape("provider", bench.settings().signalsOfARun());
    workload(tape);
    Throughput throughput = new Throughput(bench, tape);
    warmUp(throughput);
    throughput.measure();
    if (bench.settings().wants("floor")) {
      new KafkaFloor(bench).measure(tape);
    }
    if (bench.settings().wants("demo")) {
      demo();
    }
  }

  private void demo() throws Exception {
    AgainstDemo against = new AgainstDemo(bench);
    for (String temperature : List.of("cold", "hot")) {
      Calls calls = new Calls(temperature.equals("cold") ? 100_000 : 200, Provider.morning());
      Path folder = bench.settings().folder().resolve(temperature);
      Tape tape = Tape.write(folder, PARTS, calls, bench.settings().quick() ? 900_000 : 2_000_000);
      for (Backend backend : Backend.values()) {
        if (bench.settings().wants(backend)) {
          against.measure(
              temperature, tape, backend, Duration.ofSeconds(bench.settings().quick() ? 5 : 30));
        }
      }
      bench
          .figures()
          .put(
              "overDemoPattern." + temperature,
              bench.figures().get("demoPattern.ratio.rocksdb." + temperature));
    }
  }

  /** What the compiler has not seen yet would be charged to whoever comes first. */
  private void warmUp(Throughput throughput) throws Exception {
    Tape tape = tape("warm-up", Math.min(300_000, bench.settings().signalsOfARun()));
    for (Backend backend : Backend.values()) {
      if (bench.settings().wants(backend)) {
        try (Run run = throughput.start("pack", backend, tape)) {
          run.steady(tape);
        }
      }
    }
  }

  private Tape tape(String name, long records) throws IOException {
    Path folder = bench.settings().folder().resolve(name);
    return Tape.write(
        folder, PARTS, Provider.traffic(bench.settings().subscribers(), records), records);
  }

  private void machine() {
    Runtime java = Runtime.getRuntime();
    bench.figures().put("machine.cores", java.availableProcessors());
    bench.figures().put("machine.heapMiB", java.maxMemory() >> 20);
    bench.figures().put("machine.java", System.getProperty("java.version"));
    bench.figures().put("machine.os", System.getProperty("os.name"));
    bench.figures().put("machine.arch", System.getProperty("os.arch"));
  }

  private void workload(Tape tape) {
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
