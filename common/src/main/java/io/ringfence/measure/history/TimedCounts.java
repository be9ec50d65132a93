package io.ringfence.measure.history;

import io.ringfence.signal.encoding.Wire;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** How often which hash came and when last, in order of that time. */
public final class TimedCounts {

  private static final int FIRST_CAPACITY = 4;

  private long[] times;
  private long[] hashes;
  private long[] counts;
  private int size;

  public TimedCounts() {
    this(FIRST_CAPACITY);
  }

  private TimedCounts(int capacity) {
    times = new long[capacity];
    hashes = new long[capacity];
    counts = new long[capacity];
  }

  public int size() {
    return size;
  }

  public long time(int i) {
    return times[i];
  }

  public long hash(int i) {
    return hashes[i];
  }

  public long count(int i) {
    return counts[i];
  }

  /** Index of the oldest entry at or after the given time, or the size. */
  public int firstSince(long time) {
    int i = size;
    while (i > 0 && times[i - 1] >= time) {
      i--;
    }
    return i;
  }

  /** Index of the hash among the entries from the given one on, or -1. */
  public int find(long hash, int from) {
    for (int i = size - 1; i >= from; i--) {
      if (hashes[i] == hash) {
        return i;
      }
    }
    return -1;
  }

  public void append(long time, long hash, long count) {
    if (size == times.length) {
      times = Arrays.copyOf(times, size * 2);
      hashes = Arrays.copyOf(hashes, size * 2);
      counts = Arrays.copyOf(counts, size * 2);
    }
    times[size] = time;
    hashes[size] = hash;
    counts[size] = count;
    size++;
  }

  /** Adds to an entry, which becomes the newest. */
  public void raise(int i, long time, long by) {
    long hash = hashes[i];
    long count = counts[i] + by;
    size--;
    shift(i + 1, i, size - i);
    append(time, hash, count);
  }

  /** The smallest count from the given entry on. */
  public long least(int from) {
    long least = Long.MAX_VALUE;
    for (int i = from; i < size; i++) {
      least = Math.min(least, counts[i]);
    }
    return least;
  }

  /** Takes from all counts from the given entry on, and drops those with none left. */
  public void lower(int from, long by) {
    int kept = from;
    for (int i = from; i < size; i++) {
      if (counts[i] > by) {
        times[kept] = times[i];
        hashes[kept] = hashes[i];
        counts[kept] = counts[i] - by;
        kept++;
      }
    }
    size = kept;
  }

  public void dropThrough(long time) {
    int dropped = 0;
    while (dropped < size && times[dropped] <= time) {
      dropped++;
    }
    if (dropped > 0) {
      size -= dropped;
      shift(dropped, 0, size);
    }
  }

  private void shift(int from, int to, int length) {
    System.arraycopy(times, from, times, to, length);
    System.arraycopy(hashes, from, hashes, to, length);
    System.arraycopy(counts, from, counts, to, length);
  }

  /**
   * Writes the different hashes in order of their first entry, then from the newest entry back: the
   * gap to the one after it (to {@code latest} for the newest), which hash, how many.
   */
  public void write(long latest, DataOutput out) throws IOException {
    long[] table = new long[size];
    int[] places = new int[size];
    int different = 0;
    for (int i = 0; i < size; i++) {
      int place = 0;
      while (place < different && table[place] != hashes[i]) {
        place++;
      }
      if (place == different) {
        table[different++] = hashes[i];
      }
      places[i] = place;
    }
    Wire.writeUnsigned(different, out);
    for (int i = 0; i < different; i++) {
      out.writeLong(table[i]);
    }
    Wire.writeUnsigned(size, out);
    long after = latest;
    for (int i = size - 1; i >= 0; i--) {
      Wire.writeUnsigned(after - times[i], out);
      Wire.writeUnsigned(places[i], out);
      Wire.writeUnsigned(counts[i], out);
      after = times[i];
    }
  }

  public static TimedCounts read(long latest, int atMost, DataInput in) throws IOException {
    long[] table = new long[TimedValues.checked(Wire.readSize(in), atMost)];
    for (int i = 0; i < table.length; i++) {
      table[i] = Wire.readHash(in);
    }
    int size = TimedValues.checked(Wire.readSize(in), atMost);
    TimedCounts counters = new TimedCounts(Math.max(FIRST_CAPACITY, size));
    counters.size = size;
    long after = latest;
    for (int i = size - 1; i >= 0; i--) {
      after -= Wire.readUnsigned(in);
      counters.times[i] = after;
      counters.hashes[i] = table[TimedValues.checked(Wire.readSize(in), table.length - 1)];
      counters.counts[i] = Wire.readUnsigned(in);
    }
    return counters;
  }
}
