package io.ringfence.kpi.counter;

import java.util.SortedMap;
import java.util.TreeMap;

/** Figures that are being added up. */
public final class CounterAccumulator {

  private final SortedMap<Long, Long> amounts = new TreeMap<>();

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
    figures.byKey().forEach((key, amount) -> add((long) key, sign * amount));
  }

  public void add(long key, long amount) {
    if (amount != 0) {
      amounts.merge(key, amount, CounterAccumulator::unlessZero);
    }
  }

  /** What comes to nothing goes. */
  private static Long unlessZero(Long one, Long other) {
    long sum = one + other;
    return sum == 0 ? null : sum;
  }

  public CounterValues figures() {
    return new CounterValues(new TreeMap<>(amounts));
  }
}
