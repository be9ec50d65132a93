package io.ringfence.judge.timeline;

import java.util.ArrayDeque;
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

  /** Most subjects have none. */
  private final ArrayDeque<SettledSignal> signals = new ArrayDeque<>(0);

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
    signals.addLast(signal);
    if (signals.size() > MOST) {
      signals.removeFirst();
    }
  }

  /** The same signals, evaluated again. */
  public void replaceAll(List<SettledSignal> evaluated) {
    signals.clear();
    signals.addAll(evaluated);
  }

  public void removeIf(Predicate<SettledSignal> condition) {
    signals.removeIf(condition);
  }

  public void clear() {
    signals.clear();
  }
}
