package io.ringfence.cli.evaluate.input;

import java.util.Map;

/**
 * What scoring needs to know of the traffic.
 *
 * @param signals records of traffic and security, repeats included
 * @param accounts how many different accounts they name
 * @param first time of the earliest, epoch milliseconds
 * @param last time of the latest
 * @param times of the signals that belong to attacks, by id
 */
public record TrafficStatistics(
    long signals, long accounts, long first, long last, Map<String, Long> times) {

  private static final double DAY_MILLIS = 86_400_000;

  public double days() {
    return signals == 0 ? 0 : (last - first) / DAY_MILLIS;
  }
}
