package io.ringfence.kpi.counter;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Figures that are being added up. */
public final class CounterAccumulator {

  private final Map<Long, Long> amounts = new HashMap<>();

  public void add(CounterType kind, long amount) {
    add(kind, 0, amount);
  }

  public void add(CounterType kind, long value, long amount) {
    add(kind.key(value), amount);
  }

  public void add(CounterValues figures) {
    add(figures, 1);
  }

  /**
   * Adds figures, or takes them back.
   *
   * @param sign 1, or -1 to take them back
   */
  public void add(CounterValues figures, int sign) {
    for (int i = 0; i < figures.size(); i++) {
      add(figures.key(i), sign * figures.amount(i));
    }
  }

  public void add(long key, long amount) {
    amounts.merge(key, amount, CounterAccumulator::unlessZero);
  }

  /** What comes to nothing goes. */
  private static Long unlessZero(Long one, Long other) {
    long sum = one + other;
    return sum == 0 ? null : sum;
  }

  public CounterValues figures() {
    long[] keys = new long[amounts.size()];
    int size = 0;
    for (Map.Entry<Long, Long> each : amounts.entrySet()) {
      if (each.getValue() != 0) {
        keys[size++] = each.getKey();
      }
    }
    Arrays.sort(keys, 0, size);
    long[] sums = new long[size];
    for (int i = 0; i < size; i++) {
      sums[i] = amounts.get(keys[i]);
    }
    return new CounterValues(keys, sums, size);
  }
}
