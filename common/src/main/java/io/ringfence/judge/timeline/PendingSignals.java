package io.ringfence.judge.timeline;

import io.ringfence.judge.delivery.Observation;
import io.ringfence.measure.contribution.PendingContributions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * A subject's signals whose order is not final yet, in {@link PendingSignal#ORDER}. While there are
 * many, an index answers what every arrival needs.
 */
public final class PendingSignals {

  /**
   * Signals that are kept: eight a second over the usual settling time. Beyond it {@code
   * Settlement} settles the earliest before their time: the subject is a crowd, and tolerates less
   * disorder, but its state stays bounded. A signal takes 30 to 60 bytes where it is stored, some
   * 400 in memory.
   */
  public static final int MOST = 10_000;

  /**
   * Signals of a crowd that are kept, until the order of what was settled early is final. What a
   * signal of a crowd costs grows with it.
   */
  public static final int MOST_OF_CROWD = 1_200;

  private final List<PendingSignal> signals = new ArrayList<>();

  /** Null until it is needed, and after any change that it does not follow. It is not stored. */
  private PendingIndex index;

  /** What the signals take in memory, about. */
  private long bytes;

  /** How many of them stand for several signals of a crowd. */
  private int merged;

  /** How many of them stand for records that were taken out, see {@link #exclude}. */
  private int excluded;

  /** How many may be kept. It is not stored. */
  private int most = MOST;

  /** Every signal before this time is evaluated. */
  private long evaluatedBefore = Long.MIN_VALUE;

  public boolean isEmpty() {
    return signals.isEmpty();
  }

  public int size() {
    return signals.size();
  }

  public long bytesInMemory() {
    return bytes;
  }

  /** Whether one of them stands for several signals of a crowd. */
  public boolean hasMerged() {
    return merged > 0;
  }

  /** How many may be kept before the earliest are settled. */
  public int most() {
    return most;
  }

  /** Where memory is short, no subject keeps more signals than a crowd. */
  public void spareMemory(boolean memoryIsShort) {
    most = memoryIsShort ? MOST_OF_CROWD : MOST;
  }

  public PendingSignal get(int place) {
    return signals.get(place);
  }

  /** The latest signal; there must be one. */
  public PendingSignal last() {
    return signals.get(signals.size() - 1);
  }

  /** Whether there are so many signals that looking through all of them is slow. */
  public boolean isBusy() {
    return signals.size() >= PendingIndex.WORTHWHILE;
  }

  private PendingIndex index() {
    if (index == null || index.isOutgrown()) {
      index = new PendingIndex(signals);
    }
    return index;
  }

  /**
   * The record is not the subject's, and does not count should it come again, or late. What stands
   * for it here waits for its order like any other: then nothing from before is expected any more.
   *
   * @param id of the record
   * @param upTo time of the latest signal that it bears on
   * @param time where what stands for it has its place: not before what is settled
   */
  public void exclude(String key, String id, long upTo, long time) {
    Observation excluded = Observation.excluded(key, id, upTo);
    int known = placeOf(excluded.identity());
    if (known >= 0) {
      if (get(known).observation().time() >= upTo) {
        return;
      }
      remove(known);
    }
    PendingSignal signal = new PendingSignal(excluded, time);
    put(signal);
    evaluated(signal, List.of());
  }

  /** Whether the signal is of a record that has been taken out. */
  public boolean isExcluded(Observation observation) {
    for (int i = 0; excluded > 0 && i < signals.size(); i++) {
      Observation each = signals.get(i).observation();
      if (each.isExcluded()
          && each.id().equals(observation.id())
          && observation.time() <= each.time()) {
        return true;
      }
    }
    return false;
  }

  /** The place of the signal with the identity; -1 if there is none. */
  public int placeOf(long identity) {
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
  public PendingSeries hits(int rule) {
    return isBusy() ? index().hits(rule) : PendingSeries.of(rule, signals);
  }

  /**
   * The contributions to a measure up to and with those of one signal, by the index. Valid until
   * the signals change.
   */
  public PendingContributions contributions(int measure, PendingSignal last) {
    return index().contributions(measure, last);
  }

  /**
   * Adds a signal, which the caller evaluates at once. The evaluations of later ones are stale.
   *
   * @return its place
   */
  public int insert(PendingSignal signal) {
    int place = put(signal);
    invalidateFrom(place + 1);
    return place;
  }

  /** Puts a signal where its order wants it; returns its place. */
  private int put(PendingSignal signal) {
    int place = signals.size();
    while (place > 0 && PendingSignal.ORDER.compare(signals.get(place - 1), signal) > 0) {
      place--;
    }
    signals.add(place, signal);
    count(signal);
    if (index != null) {
      index.add(signal);
    }
    return place;
  }

  /** Takes a signal out. The evaluations of later ones are stale. */
  public void remove(int place) {
    PendingSignal gone = signals.remove(place);
    discount(gone);
    if (index != null) {
      index.remove(gone);
    }
    invalidateFrom(place);
  }

  /** Takes out what matches, without a change to the evaluations of others. */
  public void removeIf(Predicate<PendingSignal> condition) {
    index = null;
    if (signals.removeIf(condition)) {
      bytes = 0;
      merged = 0;
      excluded = 0;
      signals.forEach(this::count);
    }
  }

  /** Takes out the earliest signals, which have been settled in order. */
  public void removeSettled(int count) {
    if (count == 0) {
      return;
    }
    for (int i = 0; i < count; i++) {
      discount(signals.get(i));
      if (index != null) {
        index.removeFirst(signals.get(i));
      }
    }
    signals.subList(0, count).clear();
  }

  /** Puts back a stored signal, later than those before. */
  public void restore(PendingSignal signal) {
    signals.add(signal);
    count(signal);
  }

  private void count(PendingSignal signal) {
    bytes += signal.observation().bytesInMemory();
    merged += signal.observation().isMerged() ? 1 : 0;
    excluded += signal.observation().isExcluded() ? 1 : 0;
  }

  private void discount(PendingSignal signal) {
    bytes -= signal.observation().bytesInMemory();
    merged -= signal.observation().isMerged() ? 1 : 0;
    excluded -= signal.observation().isExcluded() ? 1 : 0;
  }

  private void invalidateFrom(int place) {
    for (int i = place; i < signals.size(); i++) {
      invalidate(i);
    }
  }

  /** The evaluation of the signal is stale. */
  public void invalidate(int place) {
    PendingSignal stale = signals.get(place);
    stale.invalidate();
    evaluatedBefore = Math.min(evaluatedBefore, stale.time());
  }

  /** Keeps the slots of the rules that hold at a signal. */
  public void evaluated(PendingSignal signal, List<Integer> hits) {
    if (index != null) {
      index.evaluated(signal, hits);
    }
    signal.evaluated(hits);
  }

  /** Time of the earliest signal without a valid evaluation; {@link Long#MAX_VALUE} if none. */
  public long earliestUnevaluated() {
    if (evaluatedBefore == Long.MAX_VALUE) {
      return Long.MAX_VALUE;
    }
    int low = 0;
    int high = signals.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (signals.get(middle).time() < evaluatedBefore) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    while (low < signals.size() && signals.get(low).isEvaluated()) {
      low++;
    }
    evaluatedBefore = low < signals.size() ? signals.get(low).time() : Long.MAX_VALUE;
    return evaluatedBefore;
  }
}
