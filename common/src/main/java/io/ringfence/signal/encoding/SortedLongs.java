package io.ringfence.signal.encoding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * A set of numbers, of which those of a stretch are found without a look at the others: 24 to 40
 * bytes each. They stand in sorted runs, each at least twice as long as the next; what was added
 * last is not sorted yet.
 */
public final class SortedLongs {

  private static final int UNSORTED = 1_024;

  private final HashSet64 known = new HashSet64();
  private final List<long[]> runs = new ArrayList<>();
  private long[] latest = new long[16];
  private int used;

  public boolean contains(long value) {
    return known.contains(Hash.mixed(value));
  }

  public void add(long value) {
    if (!known.add(Hash.mixed(value))) {
      return;
    }
    if (used == latest.length) {
      latest = Arrays.copyOf(latest, 2 * used);
    }
    latest[used++] = value;
    if (used == UNSORTED) {
      Arrays.sort(latest);
      runs.add(latest);
      latest = new long[UNSORTED];
      used = 0;
      merge();
    }
  }

  private void merge() {
    int last = runs.size() - 1;
    while (last > 0 && runs.get(last - 1).length < 2 * runs.get(last).length) {
      long[] shorter = runs.remove(last);
      last--;
      runs.set(last, merged(runs.get(last), shorter));
    }
  }

  private static long[] merged(long[] one, long[] other) {
    long[] all = new long[one.length + other.length];
    int i = 0;
    int j = 0;
    for (int place = 0; place < all.length; place++) {
      boolean first = j == other.length || (i < one.length && one[i] < other[j]);
      all[place] = first ? one[i++] : other[j++];
    }
    return all;
  }

  /** Shows all from {@code low} to {@code high}, in no order. */
  public void between(long low, long high, LongConsumer each) {
    for (long[] run : runs) {
      int place = Arrays.binarySearch(run, low);
      for (int i = place < 0 ? -place - 1 : place; i < run.length && run[i] <= high; i++) {
        each.accept(run[i]);
      }
    }
    for (int i = 0; i < used; i++) {
      if (latest[i] >= low && latest[i] <= high) {
        each.accept(latest[i]);
      }
    }
  }
}
