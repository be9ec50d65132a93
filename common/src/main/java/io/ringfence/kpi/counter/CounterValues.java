package io.ringfence.kpi.counter;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * Amounts by {@link CounterType} and value, those that are not zero. Everything that indicators are
 * made of is a sum, so that what a call has added is taken back by subtracting it, and windows and
 * groups are merged by adding them, in whatever order. Never changed.
 *
 * @param byKey by {@link CounterType#key}; whoever gets it leaves it as it is
 */
public record CounterValues(SortedMap<Long, Long> byKey) {

  public static final CounterValues NONE = new CounterValues(new TreeMap<>());

  /** An amount of one value of a kind, and nothing else. */
  public static CounterValues only(CounterType kind, long value, long amount) {
    return amount == 0 ? NONE : new CounterValues(new TreeMap<>(Map.of(kind.key(value), amount)));
  }

  public boolean isEmpty() {
    return byKey.isEmpty();
  }

  /** Of a kind that has no values, or of all its values together. */
  public long of(CounterType kind) {
    return sum(all(kind));
  }

  /** Of a kind's values from the least to the most, both included. */
  public long of(CounterType kind, long least, long most) {
    return sum(byKey.subMap(kind.key(least), kind.key(most) + 1));
  }

  private static long sum(Map<Long, Long> figures) {
    return figures.values().stream().mapToLong(Long::longValue).sum();
  }

  /** The largest of a kind's amounts, 0 if it has none. */
  public long greatest(CounterType kind) {
    return all(kind).values().stream().reduce(0L, Math::max);
  }

  /** A kind's figures, ascending by value: value and amount. */
  public void each(CounterType kind, BiConsumer<Long, Long> each) {
    all(kind).forEach((key, amount) -> each.accept(CounterType.value(key), amount));
  }

  private SortedMap<Long, Long> all(CounterType kind) {
    return byKey.subMap(kind.key(0), kind.end());
  }

  public CounterValues plus(CounterValues other) {
    if (other.isEmpty()) {
      return this;
    }
    if (isEmpty()) {
      return other;
    }
    CounterAccumulator sum = new CounterAccumulator();
    sum.add(this);
    sum.add(other);
    return sum.figures();
  }
}
