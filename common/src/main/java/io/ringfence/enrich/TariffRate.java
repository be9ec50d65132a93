package io.ringfence.enrich;

import io.ringfence.signal.number.NumberCost;

/**
 * One line of a tariff.
 *
 * @param prefix digits of E.164 numbers without the plus, from the country calling code on
 * @param country ISO 3166 alpha-2, or {@code 001} for codes that no country owns
 * @param band a name for prefixes that cost alike, such as {@code satellite}
 * @param perMinute in the tariff's currency
 * @param premium whether calls there are worth a fraudster's while
 * @param terms when and where it holds, and what else it says
 */
public record TariffRate(
    String prefix,
    String country,
    String band,
    double perMinute,
    boolean premium,
    RateTerms terms) {

  /** Of a line that says no more. */
  public TariffRate(String prefix, String country, String band, double perMinute, boolean premium) {
    this(prefix, country, band, perMinute, premium, RateTerms.NONE);
  }

  /** Of numbers that no prefix matches. */
  public static final TariffRate NONE = new TariffRate("", "", "", 0, false);

  NumberCost cost() {
    return new NumberCost(
        band, perMinute, premium, terms.billing(), terms.sellPerMinute(), terms.perMessage());
  }
}
