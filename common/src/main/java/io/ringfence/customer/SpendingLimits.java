package io.ringfence.customer;

import io.ringfence.signal.Signal;

/**
 * What a customer may spend, in the tariff's currency.
 *
 * @param credit in all; {@link Signal#ABSENT} if it is not known
 * @param daily on one day; {@link Signal#ABSENT} if it is not known
 */
public record SpendingLimits(double credit, double daily) {

  public static final SpendingLimits UNKNOWN = new SpendingLimits(Signal.ABSENT, Signal.ABSENT);
}
