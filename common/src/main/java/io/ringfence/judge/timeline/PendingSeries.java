package io.ringfence.judge.timeline;

import io.ringfence.measure.contribution.Contribution;
import io.ringfence.measure.contribution.PendingContributions;
import io.ringfence.measure.contribution.RunningTotals;
import java.util.Arrays;

/**
 * Some of a busy subject's pending signals, in order: those that contribute to one measure, or
 * those at which one rule held. Held in arrays, which are read from one end to the other.
 */
final class PendingSeries {

  private static final int FIRST_CAPACITY = 32;

  /** With fewer contributions it is quicker to count them when somebody asks. */
  private static final int WORTH_TOTALS = 128;

  private long[] times = new long[FIRST_CAPACITY];
  private PendingSignal[] signals = new PendingSignal[FIRST_CAPACITY];

  /** What each adds to the measure; null in the series of a rule. */
  private Contribution[] contributions = new Contribution[FIRST_CAPACITY];

  /** How many signals stand for all up to and with each, those already settled included. */
  private long[] weights = new long[FIRST_CAPACITY];

  /** Null until somebody asks for them. */
  private RunningTotals totals;

  private long settledWeight;
  private int from;
  private int to;

  /** Adds a signal, which is nearly always one of the latest. */
  void add(PendingSignal signal, Contribution contribution) {
    if (to == times.length) {
      makeRoom();
    }
    int place = after(signal);
    System.arraycopy(times, place, times, place + 1, to - place);
    System.arraycopy(signals, place, signals, place + 1, to - place);
    System.arraycopy(contributions, place, contributions, place + 1, to - place);
    times[place] = signal.time();
    signals[place] = signal;
    contributions[place] = contribution;
    to++;
    weigh(place);
    if (totals != null) {
      totals.add(contribution);
    }
  }

  private void weigh(int place) {
    long weight = weightBefore(place);
    for (int i = place; i < to; i++) {
      weight += contributions[i] == null ? 1 : contributions[i].weight();
      weights[i] = weight;
    }
  }

  void remove(PendingSignal signal) {
    int place = after(signal);
    if (totals != null) {
      totals.remove(contributions[place - 1]);
    }
    to--;
    System.arraycopy(times, place, times, place - 1, to - place + 1);
    System.arraycopy(signals, place, signals, place - 1, to - place + 1);
    System.arraycopy(contributions, place, contributions, place - 1, to - place + 1);
    signals[to] = null;
    contributions[to] = null;
    weigh(place - 1);
  }

  void removeFirst() {
    settledWeight = weights[from];
    if (totals != null) {
      totals.remove(contributions[from]);
    }
    signals[from] = null;
    contributions[from] = null;
    from++;
  }

  /** The place of the first signal after this one. */
  private int after(PendingSignal signal) {
    int place = to;
    while (place > from
        && times[place - 1] >= signal.time()
        && PendingSignal.ORDER.compare(signals[place - 1], signal) > 0) {
      place--;
    }
    return place;
  }

  private void makeRoom() {
    int size = to - from;
    int capacity = Math.max(times.length, size * 2);
    times = Arrays.copyOf(Arrays.copyOfRange(times, from, to), capacity);
    weights = Arrays.copyOf(Arrays.copyOfRange(weights, from, to), capacity);
    signals = Arrays.copyOf(Arrays.copyOfRange(signals, from, to), capacity);
    contributions = Arrays.copyOf(Arrays.copyOfRange(contributions, from, to), capacity);
    from = 0;
    to = size;
  }

  /** The contributions up to and with that of a pending signal. Valid until the series changes. */
  PendingContributions upTo(PendingSignal last) {
    int until = after(last);
    return new PendingContributions() {
      @Override
      public void forEach(Visitor visitor) {
        visit(from, until, visitor);
      }

      @Override
      public void forEachAfter(long time, Visitor visitor) {
        visit(firstAfter(time, until), until, visitor);
      }

      @Override
      public RunningTotals totalsAfter(long time) {
        return until == to && to - from >= WORTH_TOTALS && times[from] > time ? totals() : null;
      }

      @Override
      public Contribution latestAfter(long time) {
        return until > from && times[until - 1] > time ? contributions[until - 1] : null;
      }

      @Override
      public long weightAfter(long time) {
        int place = firstAfter(time, until);
        return place == until ? 0 : weights[until - 1] - weightBefore(place);
      }
    };
  }

  private RunningTotals totals() {
    if (totals == null) {
      totals = new RunningTotals();
      for (int i = from; i < to; i++) {
        totals.add(contributions[i]);
      }
    }
    return totals;
  }

  private void visit(int first, int until, PendingContributions.Visitor visitor) {
    for (int i = first; i < until; i++) {
      visitor.visit(times[i], contributions[i]);
    }
  }

  private int firstAfter(long time, int until) {
    int low = from;
    int high = until;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (times[middle] > time) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  private long weightBefore(int place) {
    return place == from ? settledWeight : weights[place - 1];
  }

  /** Valid until the series changes. */
  HitTimes hits() {
    return new HitTimes(times, from, to);
  }
}
