package io.ringfence.bench;

import io.ringfence.bench.scenario.AlertLatency;
import io.ringfence.bench.setup.Backend;
import io.ringfence.bench.setup.BenchSettings;
import java.time.Duration;
import java.util.List;

/**
 * How much of everything: enough for steady figures in a full run, enough for a look in a quick
 * one.
 *
 * @param rounds of the packs, in turns
 * @param signals of the provider, for each run of the packs
 * @param warmUp of those runs that nobody measures
 * @param mostWarmUps of each pack on each backend
 * @param calls on each tape against the demo pattern; the first 600,000 fill its window
 * @param demoMost how long each side of that is measured; its pattern gets slower all the while, so
 *     that a short measurement is kind to it
 * @param hotSignals of the runs with and without a hot key
 * @param backlog that the job works off before its latency is measured
 * @param ordinary records, of which the backlog is the first part
 * @param settleSeconds at half load before latency is measured
 * @param latencySeconds at half load; the shipped job writes its state out every minute
 * @param besideSeconds at a quarter, and at three quarters
 * @param hotSeconds of the same with a hot key
 * @param coresSignals of each run on one core and on two
 * @param listedSignals of each run with and without lists
 * @param listed numbers on the lists; a fifth as many networks
 */
record BenchPlan(
    int rounds,
    long signals,
    long warmUp,
    int mostWarmUps,
    long calls,
    Duration demoMost,
    List<Backend> demoBackends,
    long hotSignals,
    long backlog,
    long ordinary,
    int settleSeconds,
    int latencySeconds,
    int besideSeconds,
    int hotSeconds,
    long coresSignals,
    List<Backend> coresBackends,
    long listedSignals,
    long listed) {

  /** About half of what two cores have sustained at best; a tape that ends sooner measures less. */
  static final int MOST_LOAD = 8_000;

  static BenchPlan of(BenchSettings settings) {
    BenchPlan plan = settings.quick() ? quick() : full();
    return settings.signals() == 0 ? plan : plan.of(settings.signals());
  }

  private static BenchPlan full() {
    List<Backend> both = List.of(Backend.values());
    Duration most = Duration.ofSeconds(40);
    return of(
            2, 3_000_000, 500_000, 5, 2_000_000, most, both, 1_000_000, 2_000_000, 120, 900, 120,
            30, 800_000)
        .withLists(1_000_000, 1_000_000);
  }

  private static BenchPlan quick() {
    List<Backend> one = List.of(Backend.ROCKSDB);
    Duration most = Duration.ofSeconds(4);
    return of(1, 300_000, 150_000, 1, 500_000, most, one, 150_000, 200_000, 20, 12, 0, 5, 60_000)
        .withLists(150_000, 100_000);
  }

  private static BenchPlan of(
      int rounds,
      long signals,
      long warmUp,
      int mostWarmUps,
      long calls,
      Duration demoMost,
      List<Backend> backends,
      long hotSignals,
      long backlog,
      int settleSeconds,
      int latencySeconds,
      int besideSeconds,
      int hotSeconds,
      long coresSignals) {
    int seconds = settleSeconds + latencySeconds + 3 * besideSeconds + AlertLatency.CHANGES_SECONDS;
    long ordinary = backlog + (long) seconds * MOST_LOAD;
    return new BenchPlan(
        rounds,
        signals,
        warmUp,
        mostWarmUps,
        calls,
        demoMost,
        backends,
        hotSignals,
        backlog,
        ordinary,
        settleSeconds,
        latencySeconds,
        besideSeconds,
        hotSeconds,
        coresSignals,
        backends,
        0,
        0);
  }

  /** Callers of a flood who call once each. */
  long madeUp() {
    return 5 * listed;
  }

  private BenchPlan withLists(long eachSignals, long numbers) {
    return new BenchPlan(
        rounds,
        signals,
        warmUp,
        mostWarmUps,
        calls,
        demoMost,
        demoBackends,
        hotSignals,
        backlog,
        ordinary,
        settleSeconds,
        latencySeconds,
        besideSeconds,
        hotSeconds,
        coresSignals,
        coresBackends,
        eachSignals,
        numbers);
  }

  /** Every run with so many signals. */
  private BenchPlan of(long each) {
    return new BenchPlan(
        1,
        each,
        Math.min(each, warmUp),
        mostWarmUps,
        each,
        demoMost,
        demoBackends,
        each,
        each,
        each + (ordinary - backlog),
        (int) Math.min(settleSeconds, 1 + each / 10_000),
        (int) Math.min(latencySeconds, 2 + each / 10_000),
        (int) Math.min(besideSeconds, each / 10_000),
        (int) Math.min(hotSeconds, 1 + each / 10_000),
        each,
        coresBackends,
        each,
        Math.min(each, listed));
  }
}
