package io.ringfence.simulator.population;

import java.util.List;

/** Countries that attackers act from, and ranges of numbers that fraud calls. */
public final class FraudGeography {

  /** Where a quick aeroplane from home takes longest. */
  public static final Country SINGAPORE = Country.place("SG", 1.3, 103.8, 8);

  /** Addresses from which attacks come. */
  public static final List<Country> HIDEOUTS =
      List.of(
          Country.place("RU", 55.8, 37.6, 3),
          Country.place("CN", 31.2, 121.5, 8),
          Country.place("VN", 10.8, 106.7, 7),
          Country.place("RO", 44.4, 26.1, 2),
          Country.place("NL", 52.4, 4.9, 1),
          Country.place("EG", 30.0, 31.2, 2),
          Country.place("PK", 24.9, 67.0, 5),
          Country.place("ID", -6.2, 106.8, 7),
          Country.place("TR", 41.0, 29.0, 3),
          Country.place("MA", 33.6, -7.6, 1),
          Country.place("UA", 50.4, 30.5, 2),
          Country.place("PS", 31.5, 34.5, 2),
          SINGAPORE,
          Country.place("US", 37.4, -122.1, -8));

  public static final Country SOMALIA = Country.range("SO", "+25261", 7);

  /** Premium rate. */
  public static final Country PREMIUM = Country.range("GB", "+44909", 7);

  /** Revenue share as it is sold: small islands, deserts, premium and personal ranges. */
  public static final List<Country> COSTLY =
      List.of(
          Country.range("CU", "+535", 7),
          SOMALIA,
          Country.range("SL", "+23276", 6),
          Country.range("LV", "+37190", 6),
          Country.range("LT", "+37090", 6),
          Country.range("GN", "+22462", 7),
          Country.range("GM", "+22077", 5),
          Country.range("MV", "+96079", 5),
          Country.range("ST", "+23999", 5),
          Country.range("KM", "+26932", 5),
          Country.range("CD", "+24389", 7),
          Country.range("AC", "+2474", 4),
          Country.range("FK", "+5005", 4),
          Country.range("CK", "+68255", 3),
          Country.range("NR", "+67455", 5),
          Country.range("VU", "+67877", 5),
          Country.range("PG", "+67570", 6),
          Country.range("TL", "+67077", 6),
          Country.range("KP", "+850191", 7),
          Country.range("GB", "+4470", 8),
          PREMIUM,
          Country.range("AT", "+43900", 6),
          Country.range("TD", "+23566", 6),
          Country.range("ZW", "+26371", 7),
          Country.range("BI", "+25779", 6),
          Country.range("SM", "+37866", 6),
          Country.range("001", "+88216", 8),
          Country.range("001", "+88163", 7),
          Country.range("001", "+870773", 6));

  public static final List<Country> SATELLITE =
      List.of(
          Country.range("001", "+88216", 8),
          Country.range("001", "+88163", 7),
          Country.range("001", "+88167", 7),
          Country.range("001", "+870773", 6),
          Country.range("001", "+88213", 6));

  /**
   * What a hacked exchange resells: mobiles of places where calls are dear, but nobody's island.
   */
  public static final List<Country> RESOLD =
      List.of(
          Country.range("BA", "+38761", 6),
          Country.range("AL", "+35569", 7),
          Country.range("TN", "+21698", 6),
          Country.range("DZ", "+21366", 7),
          Country.range("SN", "+22177", 7),
          Country.range("ML", "+22370", 6),
          Country.range("ET", "+25191", 7),
          Country.range("AF", "+9370", 7),
          Country.range("YE", "+96773", 7),
          Country.range("HT", "+5093", 7),
          Country.range("JM", "+187629", 5),
          Country.range("SY", "+96393", 7),
          Country.range("LK", "+9477", 7),
          Country.range("AZ", "+99450", 7),
          Country.range("MG", "+26132", 7));

  /** Country codes are real, the ranges behind them were never given to anybody. */
  public static final List<Country> UNALLOCATED =
      List.of(
          Country.range("LV", "+37110", 6),
          Country.range("EE", "+372199", 5),
          Country.range("GM", "+22011", 5),
          Country.range("SL", "+23201", 6),
          Country.range("CU", "+5398", 6),
          Country.range("BY", "+37511", 7),
          Country.range("MC", "+377199", 5),
          Country.range("001", "+88299", 8));

  private FraudGeography() {}
}
