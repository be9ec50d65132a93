package io.ringfence.measure.history;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What a window of COUNT, SUM, MAX or PEAK has settled: each contribution by itself while there are
 * at most {@link #EXACT}, beyond that one entry a bucket until the window has run empty.
 *
 * <p>Buckets are over / {@link #BUCKETS} wide (at least 1 ms), aligned with the epoch. A bucket has
 * the time of its newest contribution and leaves with it. So a reading covers all of (at - over,
 * at] and at most what one bucket's width before it holds: never too little, and nothing older than
 * over + width. Whether entries or buckets are kept depends on what was folded, on nothing else.
 */
public final class BoundedHistory {

  /**
   * Most thresholds of fraud rules lie below 50 in a window; up to them a count is exact. Costs 16
   * bytes of heap an entry, 1 KiB in all; stored 3 bytes an entry for a COUNT over an hour (200
   * bytes), 5 for a SUM of prices, 12 for a SUM of arbitrary doubles (800 bytes).
   */
  public static final int EXACT = 64;

  /**
   * 3% of the window's length is finer than what a threshold means. Up to one more bucket overlaps
   * the window: 33 entries, half of {@link #EXACT}, so that coarse windows are no larger.
   */
  public static final int BUCKETS = 32;

  private final Joining joining;
  private final long width;
  private TimedValues entries;
  private boolean coarse;

  public BoundedHistory(Joining joining, long overMillis) {
    this.joining = joining;
    this.width = width(overMillis, BUCKETS);
    this.entries = new TimedValues();
  }

  public static long width(long overMillis, int buckets) {
    return (overMillis + buckets - 1) / buckets;
  }

  public TimedValues entries() {
    return entries;
  }

  public boolean exact() {
    return !coarse;
  }

  /** Whether what is later than the start is known exactly. */
  public boolean exactAfter(long start) {
    return !coarse || isEmptyAfter(start);
  }

  /**
   * When the oldest entry leaves the window, less its length; {@link Long#MAX_VALUE} if there is
   * none.
   */
  public long earliest() {
    return entries.isEmpty() ? Long.MAX_VALUE : entries.time(0);
  }

  public boolean isEmptyAfter(long start) {
    return entries.isEmpty() || entries.time(entries.size() - 1) <= start;
  }

  public void add(long time, long value) {
    while (!entries.isEmpty() && joining.outdoes(value, newestValue())) {
      entries.remove(entries.size() - 1);
    }
    if (entries.isEmpty()) {
      coarse = false;
    }
    if (joinsNewest(time)) {
      entries.set(entries.size() - 1, time, joining.join(newestValue(), value));
      return;
    }
    entries.append(time, value);
    if (!coarse && entries.size() > EXACT) {
      coarsen();
    }
  }

  private long newestValue() {
    return entries.value(entries.size() - 1);
  }

  private boolean joinsNewest(long time) {
    if (entries.isEmpty()) {
      return false;
    }
    long newest = entries.time(entries.size() - 1);
    return coarse
        ? Math.floorDiv(newest, width) == Math.floorDiv(time, width)
        : newest == time && joining.losesNothingAtEqualTimes();
  }

  private void coarsen() {
    TimedValues single = entries;
    entries = new TimedValues();
    coarse = true;
    for (int i = 0; i < single.size(); i++) {
      if (joinsNewest(single.time(i))) {
        entries.set(
            entries.size() - 1, single.time(i), joining.join(newestValue(), single.value(i)));
      } else {
        entries.append(single.time(i), single.value(i));
      }
    }
  }

  public void forget(long start) {
    entries.dropThrough(start);
    if (entries.isEmpty()) {
      coarse = false;
    }
  }

  public void write(long latest, ValueEncoding form, DataOutput out) throws IOException {
    entries.write(latest, form, out);
  }

  /** Takes in what was written. */
  public void restore(long latest, ValueEncoding form, boolean wasCoarse, DataInput in)
      throws IOException {
    entries = TimedValues.read(latest, form, EXACT, in);
    coarse = wasCoarse;
  }

  /** How two values become one. */
  public enum Joining {
    ADD_COUNTS,
    /** Not joined at equal times while exact: additions of doubles depend on their order. */
    ADD_NUMBERS,
    GREATEST_NUMBER,
    GREATEST_COUNT;

    long join(long older, long newer) {
      return switch (this) {
        case ADD_COUNTS -> older + newer;
        case ADD_NUMBERS ->
            Double.doubleToLongBits(
                Double.longBitsToDouble(older) + Double.longBitsToDouble(newer));
        case GREATEST_NUMBER, GREATEST_COUNT -> outdoes(newer, older) ? newer : older;
      };
    }

    /** Whether the older value can never be read again once the newer is there. */
    boolean outdoes(long newer, long older) {
      return switch (this) {
        case ADD_COUNTS, ADD_NUMBERS -> false;
        case GREATEST_NUMBER ->
            Double.compare(Double.longBitsToDouble(newer), Double.longBitsToDouble(older)) >= 0;
        case GREATEST_COUNT -> newer >= older;
      };
    }

    boolean losesNothingAtEqualTimes() {
      return this != ADD_NUMBERS;
    }
  }
}
