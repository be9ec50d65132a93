package io.ringfence.judge;

import io.ringfence.measure.Tail;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * A subject's signals whose order is not final yet, in {@link Pending#ORDER}. While there are many,
 * an index answers what every arrival needs.
 */
final class PendingSignals {

  /**
   * Signals that are kept. Beyond it the earliest are settled before their time: a subject that is
   * this busy (one signal a second over the settling time) tolerates less disorder, but its state
   * stays bounded. A signal takes 30 to 60 bytes where it is stored, some 400 in memory.
   */
  static final int MOST = 1200;

  private final List<Pending> signals = new ArrayList<>();

  /** Null until it is needed, and after any change that it does not follow. It is not stored. */
  private Tails index;

  /** False only if every signal is evaluated. */
  private boolean mayNeedEvaluation = true;

  boolean isEmpty() {
    return signals.isEmpty();
  }

  int size() {
    return signals.size();
  }

  Pending get(int place) {
    return signals.get(place);
  }

  /** The latest signal; there must be one. */
  Pending last() {
    return signals.get(signals.size() - 1);
  }

  /** Whether there are so many signals that looking through all of them is slow. */
  boolean isBusy() {
    return signals.size() >= Tails.WORTHWHILE;
  }

  private Tails index() {
    if (index == null || index.isOutgrown()) {
      index = new Tails(signals);
    }
    return index;
  }

  /** The place of the signal with the identity; -1 if there is none. */
  int placeOf(long identity) {
    if (isBusy() && !index().mayContain(identity)) {
      return -1;
    }
    for (int i = signals.size() - 1; i >= 0; i--) {
      if (signals.get(i).observation().identity() == identity) {
        return i;
      }
    }
    return -1;
  }

  /** When the rule held at these signals. Valid until they change. */
  Hits hits(int rule) {
    return isBusy() ? index().hits(rule) : Hits.of(rule, signals);
  }

  /**
   * The contributions to a measure up to and with those of one signal, by the index. Valid until
   * the signals change.
   */
  Tail contributions(int measure, Pending last) {
    return index().contributions(measure, last);
  }

  /**
   * Adds a signal, which the caller evaluates at once. The evaluations of later ones are stale.
   *
   * @return its place
   */
  int insert(Pending signal) {
    int place = signals.size();
    while (place > 0 && Pending.ORDER.compare(signals.get(place - 1), signal) > 0) {
      place--;
    }
    signals.add(place, signal);
    if (index != null) {
      index.add(signal);
    }
    invalidateFrom(place + 1);
    return place;
  }

  /** Takes a signal out. The evaluations of later ones are stale. */
  void remove(int place) {
    signals.remove(place);
    index = null;
    invalidateFrom(place);
  }

  /** Takes out what matches, without a change to the evaluations of others. */
  void removeIf(Predicate<Pending> condition) {
    index = null;
    signals.removeIf(condition);
  }

  /** Takes out the earliest signals, which have been settled in order. */
  void removeSettled(int count) {
    if (count == 0) {
      return;
    }
    if (index != null) {
      for (int i = 0; i < count; i++) {
        index.removeFirst(signals.get(i));
      }
    }
    signals.subList(0, count).clear();
  }

  /** Puts back a stored signal, later than those before. */
  void restore(Pending signal) {
    signals.add(signal);
  }

  private void invalidateFrom(int place) {
    for (int i = place; i < signals.size(); i++) {
      invalidate(i);
    }
  }

  /** The evaluation of the signal is stale. */
  void invalidate(int place) {
    signals.get(place).invalidate();
    mayNeedEvaluation = true;
  }

  /** Keeps the slots of the rules that hold at a signal. */
  void evaluated(Pending signal, List<Integer> hits) {
    if (index != null) {
      index.evaluated(signal, hits);
    }
    signal.evaluated(hits);
  }

  /** Time of the earliest signal without a valid evaluation; {@link Long#MAX_VALUE} if none. */
  long earliestUnevaluated() {
    if (mayNeedEvaluation) {
      for (Pending each : signals) {
        if (!each.isEvaluated()) {
          return each.time();
        }
      }
      mayNeedEvaluation = false;
    }
    return Long.MAX_VALUE;
  }
}
