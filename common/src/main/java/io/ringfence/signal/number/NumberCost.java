package io.ringfence.signal.number;

/**
 * What the tariff says of a number: the part of its {@link NumberFacts} that most rules read, and
 * that takes no number plan.
 *
 * @param billing by which increments talk costs something
 * @param sellPerMinute what a customer pays a minute; negative where the tariff does not say
 * @param perMessage what a part of a message costs
 */
public record NumberCost(
    String band,
    double perMinute,
    boolean premium,
    Billing billing,
    double sellPerMinute,
    double perMessage) {

  private static final double MILLIS_PER_MINUTE = 60_000;

  /** Of a tariff that says no more. */
  public NumberCost(String band, double perMinute, boolean premium) {
    this(band, perMinute, premium, Billing.EXACT, -1, 0);
  }

  /** What a talk costs. */
  public double ofTalk(long millis) {
    return perMinute * billing.billed(millis) / MILLIS_PER_MINUTE;
  }

  /** What a customer pays for a talk; negative where the tariff does not say. */
  public double soldTalk(long millis) {
    return sellPerMinute < 0 ? -1 : sellPerMinute * billing.billed(millis) / MILLIS_PER_MINUTE;
  }
}
