package io.ringfence.rule;

/**
 * That a rule puts whom it accuses on a list.
 *
 * @param list its name
 * @param forMillis for how long, the first time
 * @param mostMillis for how long at most, however often it comes to that
 */
public record ListAs(String list, long forMillis, long mostMillis) {

  /** Of the first time, where a rule does not say: five times doubled is 32. */
  public static final int MOST_OF_FIRST = 30;

  /** The name of the list of what follows from listings of others: only links put there. */
  public static final String LINKED = "derived";

  /**
   * The name of the list that only informs: nothing follows by links from what is on it, alerts
   * that put somebody there are in no story, and it is exported only where it is asked for.
   */
  public static final String INFORMING = "perimeter";

  /** Each time twice as long as the time before. */
  public long millis(int timesBefore) {
    long millis = forMillis;
    for (int i = 0; i < timesBefore && millis < mostMillis; i++) {
      millis *= 2;
    }
    return Math.min(millis, mostMillis);
  }
}
