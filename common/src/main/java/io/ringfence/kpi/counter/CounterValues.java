package io.ringfence.kpi.counter;

import java.util.Arrays;

/**
 * Amounts by {@link CounterType} and value, those that are not zero. Everything that indicators are
 * made of is a sum, so that what a call has added is taken back by subtracting it, and windows and
 * groups are merged by adding them, in whatever order. Never changed.
 */
public final class CounterValues {

  public static final CounterValues NONE = new CounterValues(new long[0], new long[0], 0);

  /** What is done with each figure. */
  public interface Each {
    void of(long value, long amount);
  }

  private final long[] keys;
  private final long[] amounts;
  private final int size;

  /**
   * Of arrays that are not changed any more.
   *
   * @param keys ascending
   */
  CounterValues(long[] keys, long[] amounts, int size) {
    this.keys = keys;
    this.amounts = amounts;
    this.size = size;
  }

  /** An amount of one value of a kind, and nothing else. */
  public static CounterValues only(CounterType kind, long value, long amount) {
    long[] keys = {kind.key(value)};
    long[] amounts = {amount};
    return amount == 0 ? NONE : new CounterValues(keys, amounts, 1);
  }

  public boolean isEmpty() {
    return size == 0;
  }

  public int size() {
    return size;
  }

  public long key(int at) {
    return keys[at];
  }

  public long amount(int at) {
    return amounts[at];
  }

  /** Of a kind that has no values, or of all its values together. */
  public long of(CounterType kind) {
    return between(kind.key(0), kind.end());
  }

  /** Of a kind's values from the least to the most, both included. */
  public long of(CounterType kind, long least, long most) {
    return between(kind.key(least), kind.key(most) + 1);
  }

  private long between(long first, long end) {
    long sum = 0;
    for (int i = from(first); i < size && keys[i] < end; i++) {
      sum += amounts[i];
    }
    return sum;
  }

  /** The largest of a kind's amounts, 0 if it has none. */
  public long greatest(CounterType kind) {
    long greatest = 0;
    for (int i = from(kind.key(0)); i < size && keys[i] < kind.end(); i++) {
      greatest = Math.max(greatest, amounts[i]);
    }
    return greatest;
  }

  /** A kind's figures, ascending by value. */
  public void each(CounterType kind, Each each) {
    for (int i = from(kind.key(0)); i < size && keys[i] < kind.end(); i++) {
      each.of(CounterType.value(keys[i]), amounts[i]);
    }
  }

  private int from(long key) {
    int at = Arrays.binarySearch(keys, 0, size, key);
    return at < 0 ? -at - 1 : at;
  }

  public CounterValues plus(CounterValues other) {
    if (other.size == 0) {
      return this;
    }
    if (size == 0) {
      return other;
    }
    CounterAccumulator sum = new CounterAccumulator();
    sum.add(this);
    sum.add(other);
    return sum.figures();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CounterValues that
        && Arrays.equals(keys, 0, size, that.keys, 0, that.size)
        && Arrays.equals(amounts, 0, size, that.amounts, 0, that.size);
  }

  @Override
  public int hashCode() {
    int hash = size;
    for (int i = 0; i < size; i++) {
      hash = 31 * (31 * hash + Long.hashCode(keys[i])) + Long.hashCode(amounts[i]);
    }
    return hash;
  }
}
