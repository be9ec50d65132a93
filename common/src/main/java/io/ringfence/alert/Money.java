package io.ringfence.alert;

/**
 * What the calls of an episode cost, in millionths of the tariff's currency: whole numbers, so that
 * the sum does not depend on the order of what is added.
 *
 * @param lost what calls have cost that have ended
 * @param exposure what calls have cost by their latest report that are up
 * @param perMinute what a minute of the calls costs that are up
 * @param setup the same of calls that are being set up: attempted, and not answered
 * @param peak the most that both together were at once since the first hit
 * @param ended how many calls have ended
 * @param up how many are up
 */
public record Money(
    long lost, long exposure, long perMinute, long setup, long peak, int ended, int up) {

  public static final Money NONE = new Money(0, 0, 0, 0, 0, 0, 0);

  private static final double MILLION = 1e6;

  /** No call costs more: the sums of as many as there can be stay whole numbers. */
  private static final double MOST = 1e12;

  /** An amount as it is added up; one that is none, or less than nothing, is nothing. */
  public static long micros(double amount) {
    return amount > 0 ? (long) Math.rint(Math.min(amount * MILLION, MOST)) : 0;
  }

  /** An amount as people read it. */
  public static double amount(long micros) {
    return micros / MILLION;
  }

  /** What is lost, and what calls that are up have cost by now. */
  public long atStake() {
    return lost + exposure;
  }
}
