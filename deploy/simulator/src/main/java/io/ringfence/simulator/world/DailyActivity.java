package io.ringfence.simulator.world;

import io.ringfence.simulator.population.Country;

/** How active people are by the hour of their local time. */
public final class DailyActivity {

  /** By hour, midnight first; 1 is the busiest hour. */
  private static final double[] SHARES = {
    .10, .05, .03, .03, .05, .12, .30, .55, .85, 1, 1, .95, .85, .90, .95, .95, .95, 1, .95, .85,
    .70, .50, .35, .20
  };

  /** The mean of all hours. */
  public static final double MEAN_SHARE = 0.59;

  private DailyActivity() {}

  /** The activity at a moment, as a share of the busiest hour's. */
  public static double share(long now, Country country) {
    return SHARES[country.localHour(now)];
  }
}
