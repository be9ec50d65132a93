package io.ringfence.rule;

/**
 * That a rule puts whom it accuses on a list.
 *
 * @param list its name
 * @param forMillis for how long, the first time
 * @param mostMillis for how long at most, however often it comes to that
 * @param mode SHADOW if alerts of the rule, though it is enforced, only show what they would list
 */
public record ListAs(String list, long forMillis, long mostMillis, Mode mode) {

  /** Of the first time, where a rule does not say: five times doubled is 32. */
  public static final int MOST_OF_FIRST = 30;

  /** The name of the list of what follows from listings of others: only links put there. */
  public static final String LINKED = "derived";

  public ListAs(String list, long forMillis, long mostMillis) {
    this(list, forMillis, mostMillis, Mode.ENFORCE);
  }

  /** Each time twice as long as the time before. */
  public long millis(int timesBefore) {
    long millis = forMillis;
    for (int i = 0; i < timesBefore && millis < mostMillis; i++) {
      millis *= 2;
    }
    return Math.min(millis, mostMillis);
  }
}
