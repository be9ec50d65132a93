package io.ringfence.simulator.population;

import java.util.List;

/**
 * Where people live, with a block of valid mobile numbers, and the places that revenue-share fraud
 * calls.
 *
 * @param blocks what comes before the free digits, international form
 * @param digits how many digits are free
 * @param utcOffset hours, for when people sleep
 */
public record Country(
    String iso, List<String> blocks, int digits, double latitude, double longitude, int utcOffset) {

  public static final Country US =
      new Country(
          "US",
          List.of("+12125", "+14152", "+13124", "+13057", "+12063", "+17135", "+14048", "+16173"),
          6,
          40.7,
          -74.0,
          -5);
  public static final Country GB = new Country("GB", List.of("+4474", "+4475"), 8, 51.5, -0.1, 0);
  public static final Country DE = new Country("DE", List.of("+49170", "+49171"), 7, 52.5, 13.4, 1);
  public static final Country FR = new Country("FR", List.of("+3361", "+3362"), 7, 48.9, 2.4, 1);
  public static final Country IN = new Country("IN", List.of("+9198", "+9199"), 8, 19.1, 72.9, 5);
  public static final Country BR =
      new Country("BR", List.of("+551198", "+552198"), 7, -23.6, -46.6, -3);
  public static final Country AU =
      new Country("AU", List.of("+6141", "+6142"), 7, -33.9, 151.2, 10);
  public static final Country NG = new Country("NG", List.of("+234803", "+234806"), 7, 6.5, 3.4, 1);
  static final Country PH = new Country("PH", List.of("+63917", "+63918"), 7, 14.6, 121.0, 8);
  public static final Country PL = new Country("PL", List.of("+4860", "+4850"), 7, 52.2, 21.0, 1);

  /** The shares of a provider at home in the United States with branches elsewhere. */
  private static final List<Country> HOMES =
      List.of(US, US, US, US, US, US, GB, GB, DE, DE, FR, IN, BR, AU, NG, PH, PL, US, US, GB);

  /** How active people are by the hour of their local time, midnight first; 1 is the most. */
  private static final double[] ACTIVITY = {
    .10, .05, .03, .03, .05, .12, .30, .55, .85, 1, 1, .95, .85, .90, .95, .95, .95, 1, .95, .85,
    .70, .50, .35, .20
  };

  /** The mean of all hours. */
  public static final double MEAN_ACTIVITY = 0.59;

  private static final int[] TENS = {
    1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000
  };

  public static Country home(long seed, int index) {
    return HOMES.get(RandomSource.hashBelow(seed, index, HOMES.size()));
  }

  /**
   * A number that no other index below {@code blocks * 10^digits} has: consecutive people are in
   * alternating blocks, and a multiplier prime to ten spreads them without a collision.
   */
  public String number(int index) {
    String block = blocks.get(index % blocks.size());
    long free = index / blocks.size() * 7_919_381L % TENS[digits];
    String text = Long.toString(TENS[digits] + free);
    return block + text.substring(1);
  }

  /** Any number of the place. */
  public String number(RandomSource random) {
    return random.oneOf(blocks) + random.digits(digits);
  }

  /** A number of the thousand (or less) that somebody there has rented. */
  public String number(RandomSource random, String rented) {
    return rented + random.digits(blocks.get(0).length() + digits - rented.length());
  }

  /** The start of all numbers that somebody there has rented: a thousand, or a hundred. */
  public String rent(RandomSource random) {
    int free = Math.min(digits, random.between(2, 3));
    return blocks.get(0) + random.digits(digits - free);
  }

  /** The hour of the day there, 0 to 23. */
  public int localHour(long now) {
    return (int) Math.floorMod(now / 3_600_000 + utcOffset, 24L);
  }

  /** How active people are at a moment, as a share of the busiest hour of their day. */
  public double activity(long now) {
    return ACTIVITY[localHour(now)];
  }

  /** The day of the week there: 1 is Monday. The first of January 1970 was a Thursday. */
  public int localDay(long now) {
    long day = Math.floorDiv(now + utcOffset * 3_600_000L, 86_400_000L);
    return (int) Math.floorMod(day + 3, 7L) + 1;
  }

  /** A range of numbers, wherever who holds it may be. */
  public static Country range(String iso, String block, int digits) {
    return new Country(iso, List.of(block), digits, 0, 0, 0);
  }

  /** A place where nobody has a number. */
  public static Country place(String iso, double latitude, double longitude, int utcOffset) {
    return new Country(iso, List.of(), 0, latitude, longitude, utcOffset);
  }
}
