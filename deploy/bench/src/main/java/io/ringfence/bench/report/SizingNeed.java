package io.ringfence.bench.report;

import java.time.Duration;

/**
 * What detection needs for a provider, by the model.
 *
 * @param cores of task managers, of which the traffic takes half: the rest is for backlogs, bursts
 *     and restarts
 * @param memoryBytes that RocksDB has on all of them as shipped
 * @param stateBytes of all keyed state
 */
public record SizingNeed(double cores, double memoryBytes, double stateBytes) {

  /** Half of a task manager of 6 GiB and two slots, as {@code config.yaml} has it. */
  private static final double MEMORY_A_CORE = 1.3 * (1L << 30);

  private static final double USED = 0.5;

  /** The longest window over traffic. */
  private static final Duration LONGEST = Duration.ofDays(30);

  /** More cores have more memory, with which a signal takes less: so often is enough to settle. */
  private static final int ROUNDS = 100;

  /**
   * Of the traffic of a month.
   *
   * @param measures of the pack
   * @param deliveries of a signal
   * @param subjects of a subscriber: numbers, devices, accounts and addresses
   * @param signals a second, in the busiest hour
   */
  static SizingNeed of(
      SizingModel model,
      int measures,
      double deliveries,
      double subjects,
      double subscribers,
      double signals) {
    double all = subscribers * subjects;
    double seen = signals * LONGEST.toSeconds() * deliveries / all;
    double state = all * model.bytes(seen, measures);
    double again = 1 - 1 / Math.max(1, seen);
    double cores = signals * model.micros(deliveries, again, measures, 0) / 1e6 / USED;
    for (int round = 0; round < ROUNDS; round++) {
      double memory = cores * MEMORY_A_CORE;
      cores = signals * model.micros(deliveries, again, measures, state / memory) / 1e6 / USED;
    }
    return new SizingNeed(cores, cores * MEMORY_A_CORE, state);
  }
}
