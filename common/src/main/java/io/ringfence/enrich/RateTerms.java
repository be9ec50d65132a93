package io.ringfence.enrich;

import io.ringfence.signal.number.Billing;

/**
 * What a line of a tariff may say beside the price of a minute.
 *
 * @param from since when it holds, in epoch milliseconds; {@link Long#MIN_VALUE} if ever since
 * @param until when it ends, exclusive; {@link Long#MAX_VALUE} if never
 * @param trunk over which alone it holds; empty if over any
 * @param sellPerMinute what a customer pays a minute; negative where it is not known
 * @param perMessage what a part of a message costs
 */
public record RateTerms(
    long from, long until, String trunk, Billing billing, double sellPerMinute, double perMessage) {

  /** Of a line that says no more. */
  public static final RateTerms NONE =
      new RateTerms(Long.MIN_VALUE, Long.MAX_VALUE, "", Billing.EXACT, -1, 0);

  /** Whether both bear on the same calls. */
  boolean overlaps(RateTerms other) {
    return trunk.equals(other.trunk) && from < other.until && other.from < until;
  }

  boolean holds(long time, String onTrunk) {
    return time >= from && time < until && (trunk.isEmpty() || trunk.equals(onTrunk));
  }
}
