package io.ringfence.judge;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;

/** The last settled signals that a listing learnt later can have evaluated again, oldest first. */
final class SettledSignals implements Iterable<Traced> {

  /** Signals that are kept: about 100 bytes each. */
  static final int MOST = 16;

  /** Immutable and empty until the first signal: most subjects have none. */
  private Collection<Traced> signals = List.of();

  private ArrayDeque<Traced> queue() {
    if (signals instanceof ArrayDeque<Traced> queue) {
      return queue;
    }
    ArrayDeque<Traced> queue = new ArrayDeque<>(2);
    signals = queue;
    return queue;
  }

  boolean isEmpty() {
    return signals.isEmpty();
  }

  int size() {
    return signals.size();
  }

  @Override
  public Iterator<Traced> iterator() {
    return signals.iterator();
  }

  /** Adds the latest; beyond {@link #MOST} the oldest goes. */
  void add(Traced signal) {
    ArrayDeque<Traced> queue = queue();
    queue.addLast(signal);
    if (queue.size() > MOST) {
      queue.removeFirst();
    }
  }

  /** The same signals, evaluated again. */
  void replaceAll(List<Traced> evaluated) {
    signals = evaluated.isEmpty() ? List.of() : new ArrayDeque<>(evaluated);
  }

  void removeIf(Predicate<Traced> condition) {
    if (!signals.isEmpty()) {
      signals.removeIf(condition);
    }
  }

  void clear() {
    signals = List.of();
  }
}
