package io.ringfence.bench.load;

import io.ringfence.simulator.Simulation;
import io.ringfence.simulator.output.SimulatedRecord;
import io.ringfence.simulator.world.SimulationSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;

/**
 * Traffic of a provider at life's own pace. It begins in the morning two days ago: the same every
 * day but for the dates, past by every clock, and far from the end of any retention.
 */
public final class ProviderTraffic {

  private static final long SEED = 7;

  /** Calls, messages, meetings and registrations as they are reported. */
  private static final double SIGNALS_A_SUBSCRIBER_AND_DAY = 50;

  /** Attacks are spread over all of it, so it is not much longer than what is taken of it. */
  private static final double SPARE = 1.3;

  private ProviderTraffic() {}

  /** When every tape begins. */
  public static long morning() {
    return Instant.now()
        .truncatedTo(ChronoUnit.DAYS)
        .minus(Duration.ofDays(2))
        .plus(Duration.ofHours(8))
        .toEpochMilli();
  }

  /** About so many signals or more. */
  public static Iterator<SimulatedRecord> traffic(int subscribers, long signals) {
    Instant start = Instant.ofEpochMilli(morning());
    double days = SPARE * signals / (subscribers * SIGNALS_A_SUBSCRIBER_AND_DAY);
    Duration duration = Duration.ofSeconds(Math.round(Math.max(300, days * 86_400)));
    return Simulation.of(SimulationSettings.offline(SEED, start, duration, subscribers));
  }
}
