package io.ringfence.simulator.population;

import java.util.List;

/** Countries that attackers act from, and ranges of numbers that fraud calls. */
public final class FraudGeography {

  /** Where a quick aeroplane from home takes longest. */
  public static final Country SINGAPORE = Country.place("SG", 1.3, 103.8, 8);

  /** Addresses from which attacks come. */
  public static final List<Country> HIDEOUTS = Tables.places("hideouts");

  public static final Country SOMALIA = Country.range("SO", "+25261", 7);

  /** Premium rate. */
  public static final Country PREMIUM = Country.range("GB", "+44909", 7);

  /** Revenue share as it is sold: small islands, deserts, premium and personal ranges. */
  public static final List<Country> COSTLY = Tables.ranges("costly");

  public static final List<Country> SATELLITE = Tables.ranges("satellite");

  /**
   * What a hacked exchange resells: mobiles of places where calls are dear, but nobody's island.
   */
  public static final List<Country> RESOLD = Tables.ranges("resold");

  /** Country codes are real, the ranges behind them were never given to anybody. */
  public static final List<Country> UNALLOCATED = Tables.ranges("unallocated");

  private FraudGeography() {}
}
