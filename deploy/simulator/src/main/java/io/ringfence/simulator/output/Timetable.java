package io.ringfence.simulator.output;

import java.util.Comparator;
import java.util.PriorityQueue;

/** What is due at moments; of the same moment in the order in which it was added. */
public final class Timetable<T> {

  private record Entry<T>(long at, long order, T what) {}

  private final PriorityQueue<Entry<T>> entries =
      new PriorityQueue<>(
          Comparator.<Entry<T>>comparingLong(Entry::at).thenComparingLong(Entry::order));

  private long count;

  public void add(long at, T what) {
    entries.add(new Entry<>(at, count++, what));
  }

  /** When the next is due, or the end of time if there is none. */
  public long next() {
    Entry<T> first = entries.peek();
    return first == null ? Long.MAX_VALUE : first.at;
  }

  /** Removes what is due next. */
  public T take() {
    return entries.remove().what;
  }
}
