package io.ringfence.measure.history;

import io.ringfence.signal.encoding.Wire;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Times and values, oldest first, in plain arrays that grow by doubling. Dropping from the front
 * moves the rest: a few hundred longs at most, which costs less than the arithmetic of a ring.
 */
public final class TimedValues {

  private static final int FIRST_CAPACITY = 4;

  private long[] times = new long[FIRST_CAPACITY];
  private long[] values = new long[FIRST_CAPACITY];
  private int size;

  public int size() {
    return size;
  }

  public boolean isEmpty() {
    return size == 0;
  }

  public long time(int i) {
    return times[i];
  }

  public long value(int i) {
    return values[i];
  }

  void set(int i, long time, long value) {
    times[i] = time;
    values[i] = value;
  }

  public void append(long time, long value) {
    if (size == times.length) {
      times = Arrays.copyOf(times, size * 2);
      values = Arrays.copyOf(values, size * 2);
    }
    set(size++, time, value);
  }

  public void remove(int i) {
    size--;
    System.arraycopy(times, i + 1, times, i, size - i);
    System.arraycopy(values, i + 1, values, i, size - i);
  }

  /** Drops what is at or before the given time. */
  public void dropThrough(long time) {
    int dropped = firstAfter(time);
    if (dropped > 0) {
      size -= dropped;
      System.arraycopy(times, dropped, times, 0, size);
      System.arraycopy(values, dropped, values, 0, size);
    }
  }

  /** Index of the oldest entry later than the given time, or the size. */
  public int firstAfter(long time) {
    int i = 0;
    while (i < size && times[i] <= time) {
      i++;
    }
    return i;
  }

  /** Index of the newest entry with this value, or -1. */
  public int find(long value) {
    int i = size - 1;
    while (i >= 0 && values[i] != value) {
      i--;
    }
    return i;
  }

  /**
   * Writes the number of entries, then each from the newest back: the gap to the one after it (to
   * {@code latest} for the newest), and its value.
   */
  public void write(long latest, ValueEncoding form, DataOutput out) throws IOException {
    Wire.writeUnsigned(size, out);
    long after = latest;
    for (int i = size - 1; i >= 0; i--) {
      Wire.writeUnsigned(after - times[i], out);
      form.write(values[i], out);
      after = times[i];
    }
  }

  public static TimedValues read(long latest, ValueEncoding form, int atMost, DataInput in)
      throws IOException {
    int size = checked(Wire.readSize(in), atMost);
    TimedValues entries = new TimedValues();
    entries.times = new long[Math.max(FIRST_CAPACITY, size)];
    entries.values = new long[Math.max(FIRST_CAPACITY, size)];
    entries.size = size;
    long after = latest;
    for (int i = size - 1; i >= 0; i--) {
      after -= Wire.readUnsigned(in);
      entries.set(i, after, form.read(in));
    }
    return entries;
  }

  /** A stored size or index, refused where none that large was ever written. */
  static int checked(int stored, int atMost) throws IOException {
    if (stored > atMost) {
      throw new IOException("a window cannot have " + stored + " of what it keeps");
    }
    return stored;
  }
}
