package io.ringfence.judge.timeline;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;

/**
 * The trace of a subject: its last settled signals, which a listing learnt later can have evaluated
 * again, oldest first.
 */
public final class SettledSignals implements Iterable<SettledSignal> {

  /** Signals that are kept: about 100 bytes each. */
  public static final int MOST = 16;

  /**
   * For how long a signal is kept at most: 7 days, in milliseconds. It bounds what callers leave
   * behind who call only once: of 1,000 made-up ones a second, 600 million are known at a time, not
   * the 2.6 billion of a retention of 30 days.
   */
  public static final long KEPT_MILLIS = 7 * 24 * 3_600_000L;

  /** Immutable and empty until the first signal: most subjects have none. */
  private Collection<SettledSignal> signals = List.of();

  private ArrayDeque<SettledSignal> queue() {
    if (signals instanceof ArrayDeque<SettledSignal> queue) {
      return queue;
    }
    ArrayDeque<SettledSignal> queue = new ArrayDeque<>(2);
    signals = queue;
    return queue;
  }

  public boolean isEmpty() {
    return signals.isEmpty();
  }

  public int size() {
    return signals.size();
  }

  @Override
  public Iterator<SettledSignal> iterator() {
    return signals.iterator();
  }

  /** Adds the latest; beyond {@link #MOST} the oldest goes. */
  public void add(SettledSignal signal) {
    ArrayDeque<SettledSignal> queue = queue();
    queue.addLast(signal);
    if (queue.size() > MOST) {
      queue.removeFirst();
    }
  }

  /** The same signals, evaluated again. */
  public void replaceAll(List<SettledSignal> evaluated) {
    signals = evaluated.isEmpty() ? List.of() : new ArrayDeque<>(evaluated);
  }

  public void removeIf(Predicate<SettledSignal> condition) {
    if (!signals.isEmpty()) {
      signals.removeIf(condition);
    }
  }

  public void clear() {
    signals = List.of();
  }
}
