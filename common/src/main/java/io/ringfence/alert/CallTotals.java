package io.ringfence.alert;

/** What the calls of an episode come to. */
public record CallTotals(Money money, Dialled dialled) {

  /** Of a rule that values no calls. */
  public static final CallTotals NONE = new CallTotals(Money.NONE, Dialled.NONE);
}
