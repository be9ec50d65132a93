package io.ringfence.bench;

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
 * @param backends that are compared with the demo pattern
 * @param backlog that the job works off before its latency is measured
 * @param settleSeconds at half load before latency is measured
 * @param latencySeconds at half load; the shipped job writes its state out every minute
 */
record BenchPlan(
    int rounds,
    long signals,
    long warmUp,
    int mostWarmUps,
    long calls,
    Duration demoMost,
    List<Backend> backends,
    long backlog,
    int settleSeconds,
    int latencySeconds) {

  /** About half of what two cores have sustained at best; a tape that ends sooner measures less. */
  static final int MOST_LOAD = 8_000;

  static BenchPlan of(BenchSettings settings) {
    BenchPlan plan = settings.quick() ? quick() : full();
    return settings.signals() == 0 ? plan : plan.of(settings.signals());
  }

  private static BenchPlan full() {
    List<Backend> both = List.of(Backend.values());
    Duration most = Duration.ofSeconds(40);
    return new BenchPlan(2, 3_000_000, 500_000, 5, 2_000_000, most, both, 2_000_000, 120, 900);
  }

  private static BenchPlan quick() {
    List<Backend> one = List.of(Backend.ROCKSDB);
    Duration most = Duration.ofSeconds(4);
    return new BenchPlan(1, 300_000, 150_000, 1, 500_000, most, one, 200_000, 20, 12);
  }

  /** Records that latency is measured with, of which the backlog is the first part. */
  long ordinary() {
    return backlog + (settleSeconds + latencySeconds) * (long) MOST_LOAD;
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
        backends,
        each,
        (int) Math.min(settleSeconds, 1 + each / 10_000),
        (int) Math.min(latencySeconds, 2 + each / 10_000));
  }
}
