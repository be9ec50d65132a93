package io.ringfence.measure.contribution;

import java.util.Arrays;

/**
 * How often each value is among contributions that come and go: kept up to date by whoever holds
 * them, so that nobody has to count them all. Open addressing with linear probing, at most half
 * full; 12 to 48 bytes a value.
 */
public final class RunningTotals {

  private static final int SMALLEST = 64;

  /** A place whose value has gone. */
  private static final int GONE = -1;

  private long[] values = new long[SMALLEST];

  /** By place; 0 of an empty one. */
  private int[] counts = new int[SMALLEST];

  /** How many values have a count, by count. */
  private int[] withCount = new int[16];

  private int taken;
  private int different;
  private int most;

  /** How many different values there are. */
  public int different() {
    return different;
  }

  /** How often the most frequent one is there; 0 of none. */
  public int most() {
    return most;
  }

  /** How often a value is there. */
  public int count(long value) {
    return Math.max(0, counts[place(value)]);
  }

  public void add(Contribution contribution) {
    change(contribution.bits(), contribution.weight());
    if (2 * taken > values.length) {
      makeRoom();
    }
  }

  /** Takes out what was added. */
  public void remove(Contribution contribution) {
    change(contribution.bits(), -contribution.weight());
  }

  private void change(long value, int by) {
    int place = place(value);
    if (counts[place] == 0) {
      values[place] = value;
      taken++;
    }
    int before = Math.max(0, counts[place]);
    int now = before + by;
    counts[place] = now == 0 ? GONE : now;
    if (before > 0) {
      withCount[before]--;
    }
    if (now > 0) {
      if (now >= withCount.length) {
        withCount = Arrays.copyOf(withCount, 2 * now);
      }
      withCount[now]++;
    }
    different += (now > 0 ? 1 : 0) - (before > 0 ? 1 : 0);
    most = Math.max(most, now);
    while (most > 0 && withCount[most] == 0) {
      most--;
    }
  }

  private int place(long value) {
    int mask = values.length - 1;
    int place = (int) value & mask;
    while (counts[place] != 0 && values[place] != value) {
      place = (place + 1) & mask;
    }
    return place;
  }

  private void makeRoom() {
    long[] old = values;
    int[] oldCounts = counts;
    int size = Math.max(SMALLEST, Integer.highestOneBit(Math.max(1, different)) * 8);
    values = new long[size];
    counts = new int[size];
    taken = different;
    for (int i = 0; i < old.length; i++) {
      if (oldCounts[i] > 0) {
        int place = place(old[i]);
        values[place] = old[i];
        counts[place] = oldCounts[i];
      }
    }
  }
}
