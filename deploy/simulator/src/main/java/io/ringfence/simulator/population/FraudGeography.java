package io.ringfence.simulator.population;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Countries that attackers act from, and ranges of numbers that fraud calls. */
public final class FraudGeography {

  /** Addresses from which attacks come. */
  private static final List<Country> HIDEOUTS =
      List.of(
          home("RU", 55.8, 37.6, 3),
          home("CN", 31.2, 121.5, 8),
          home("VN", 10.8, 106.7, 7),
          home("RO", 44.4, 26.1, 2),
          home("NL", 52.4, 4.9, 1),
          home("EG", 30.0, 31.2, 2),
          home("PK", 24.9, 67.0, 5),
          home("ID", -6.2, 106.8, 7),
          home("TR", 41.0, 29.0, 3),
          home("MA", 33.6, -7.6, 1),
          home("UA", 50.4, 30.5, 2),
          home("PS", 31.5, 34.5, 2),
          home("SG", 1.3, 103.8, 8),
          home("US", 37.4, -122.1, -8));

  /** Revenue share as it is sold: small islands, deserts, premium and personal ranges. */
  private static final List<Country> COSTLY =
      List.of(
          range("CU", "+535", 7),
          range("SO", "+25261", 7),
          range("SL", "+23276", 6),
          range("LV", "+37190", 6),
          range("LT", "+37090", 6),
          range("GN", "+22462", 7),
          range("GM", "+22077", 5),
          range("MV", "+96079", 5),
          range("ST", "+23999", 5),
          range("KM", "+26932", 5),
          range("CD", "+24389", 7),
          range("AC", "+2474", 4),
          range("FK", "+5005", 4),
          range("CK", "+68255", 3),
          range("NR", "+67455", 5),
          range("VU", "+67877", 5),
          range("PG", "+67570", 6),
          range("TL", "+67077", 6),
          range("KP", "+850191", 7),
          range("GB", "+4470", 8),
          range("GB", "+44909", 7),
          range("AT", "+43900", 6),
          range("TD", "+23566", 6),
          range("ZW", "+26371", 7),
          range("BI", "+25779", 6),
          range("SM", "+37866", 6),
          range("001", "+88216", 8),
          range("001", "+88163", 7),
          range("001", "+870773", 6));

  private static final List<Country> SATELLITE =
      List.of(
          range("001", "+88216", 8),
          range("001", "+88163", 7),
          range("001", "+88167", 7),
          range("001", "+870773", 6),
          range("001", "+88213", 6));

  /**
   * What a hacked exchange resells: mobiles of places where calls are dear, but nobody's island.
   */
  private static final List<Country> RESOLD =
      List.of(
          range("BA", "+38761", 6),
          range("AL", "+35569", 7),
          range("TN", "+21698", 6),
          range("DZ", "+21366", 7),
          range("SN", "+22177", 7),
          range("ML", "+22370", 6),
          range("ET", "+25191", 7),
          range("AF", "+9370", 7),
          range("YE", "+96773", 7),
          range("HT", "+5093", 7),
          range("JM", "+187629", 5),
          range("SY", "+96393", 7),
          range("LK", "+9477", 7),
          range("AZ", "+99450", 7),
          range("MG", "+26132", 7));

  /** Country codes are real, the ranges behind them were never given to anybody. */
  private static final List<Country> UNALLOCATED =
      List.of(
          range("LV", "+37110", 6),
          range("EE", "+372199", 5),
          range("GM", "+22011", 5),
          range("SL", "+23201", 6),
          range("CU", "+5398", 6),
          range("BY", "+37511", 7),
          range("MC", "+377199", 5),
          range("001", "+88299", 8));

  private FraudGeography() {}

  public static Country hideout(RandomSource random) {
    return random.oneOf(HIDEOUTS);
  }

  public static Country costly(RandomSource random) {
    return random.oneOf(COSTLY);
  }

  public static Country satellite(RandomSource random) {
    return random.oneOf(SATELLITE);
  }

  public static Country resold(RandomSource random) {
    return random.oneOf(RESOLD);
  }

  public static Country unallocated(RandomSource random) {
    return random.oneOf(UNALLOCATED);
  }

  /** Any number of a place. */
  public static String number(RandomSource random, Country place) {
    return random.oneOf(place.blocks()) + random.digits(place.digits());
  }

  /**
   * The country, as ISO 3166 writes it, that a lawful customer's partner is in: a home, one where
   * calls are dear, or 001 for a satellite; empty if it is none of these.
   */
  public static Optional<String> countryOf(String number) {
    return Stream.concat(SATELLITE.stream(), RESOLD.stream())
        .filter(place -> place.blocks().stream().anyMatch(number::startsWith))
        .map(Country::iso)
        .findFirst()
        .or(() -> Country.homeOf(number));
  }

  /** A number of the thousand (or less) that somebody there has rented. */
  public static String number(RandomSource random, Country place, String rented) {
    int digits = place.blocks().get(0).length() + place.digits() - rented.length();
    return rented + random.digits(digits);
  }

  /** The start of all numbers that somebody there has rented: a thousand, or a hundred. */
  public static String rent(RandomSource random, Country place) {
    int free = Math.min(place.digits(), random.between(2, 3));
    return place.blocks().get(0) + random.digits(place.digits() - free);
  }

  private static Country range(String iso, String block, int digits) {
    return new Country(iso, List.of(block), digits, 0, 0, 0);
  }

  private static Country home(String iso, double latitude, double longitude, int utcOffset) {
    return new Country(iso, List.of(), 0, latitude, longitude, utcOffset);
  }
}
