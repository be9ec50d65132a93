package io.ringfence.signal.number;

/**
 * What the number plan and the tariff say of a number.
 *
 * @param country ISO 3166 alpha-2, {@code 001} for satellite and other shared codes, empty if the
 *     number has none
 * @param kind {@code fixed}, {@code mobile}, {@code fixed-or-mobile}, {@code premium}, {@code
 *     toll-free}, {@code shared-cost}, {@code voip}, {@code personal}, {@code pager}, {@code uan},
 *     {@code voicemail}, {@code satellite}, {@code short} or {@code unknown}
 * @param valid whether the plan has allocated the range that the number is in
 * @param emergency whether it calls for help, or is called for help: never accused
 * @param band the tariff's band, such as {@code satellite}; empty where no prefix matches
 * @param perMinute cost of a minute in the tariff's currency
 * @param premium whether the tariff marks the prefix as high-cost
 */
public record NumberFacts(
    String country,
    String kind,
    boolean valid,
    boolean emergency,
    String band,
    double perMinute,
    boolean premium) {

  public static final NumberFacts NOBODY =
      new NumberFacts("", "unknown", false, false, "", 0, false);
}
