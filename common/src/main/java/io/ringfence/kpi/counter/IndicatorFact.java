package io.ringfence.kpi.counter;

/**
 * Something that counts.
 *
 * @param minute start of the minute that it counts in, in milliseconds
 */
public record IndicatorFact(long minute, IndicatorGroup cell, CounterValues figures) {

  public static final long MINUTE = 60_000;
  public static final long HOUR = 60 * MINUTE;

  public static long minute(long time) {
    return time - Math.floorMod(time, MINUTE);
  }

  public static long hour(long time) {
    return time - Math.floorMod(time, HOUR);
  }
}
