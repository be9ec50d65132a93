package io.ringfence.judge.timeline;

import io.ringfence.measure.contribution.Contribution;
import io.ringfence.measure.contribution.PendingContributions;
import io.ringfence.measure.contribution.RunningTotals;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Some of a subject's pending signals, in order: those that contribute to one measure, or those at
 * which one rule held. The arrays are in order of time, so that a place is found by halving.
 */
public final class PendingSeries {

  /** Nothing is ever added to it. */
  static final PendingSeries NONE = new PendingSeries();

  private static final int FIRST_CAPACITY = 32;

  /** Of a signal in the series of a rule. */
  private static final List<Contribution> NO_CONTRIBUTION = Collections.singletonList(null);

  /** With fewer contributions it is quicker to count them when somebody asks. */
  private static final int WORTH_TOTALS = 128;

  private long[] times = new long[FIRST_CAPACITY];
  private PendingSignal[] signals = new PendingSignal[FIRST_CAPACITY];

  /** What each adds to the measure; null in the series of a rule. */
  private Contribution[] contributions = new Contribution[FIRST_CAPACITY];

  /** How many signals stand for all up to and with each, those already settled included. */
  private long[] weights = new long[FIRST_CAPACITY];

  /** Of the contributions before {@link #counted}; null until somebody asks for them. */
  private RunningTotals totals;

  private int counted;

  private long settledWeight;
  private int from;
  private int to;

  /** Adds a signal of a rule, which is nearly always one of the latest. */
  void add(PendingSignal signal) {
    add(signal, NO_CONTRIBUTION, 0, 1);
  }

  /**
   * Adds what a signal contributes to a measure: several values, where it stands for several
   * signals.
   *
   * @param all contributions of the signal
   * @param first index of the first that is added, with so many
   */
  void add(PendingSignal signal, List<Contribution> all, int first, int count) {
    makeRoom(count);
    int place = after(signal);
    System.arraycopy(times, place, times, place + count, to - place);
    System.arraycopy(signals, place, signals, place + count, to - place);
    System.arraycopy(contributions, place, contributions, place + count, to - place);
    for (int i = 0; i < count; i++) {
      times[place + i] = signal.time();
      signals[place + i] = signal;
      contributions[place + i] = all.get(first + i);
    }
    to += count;
    if (totals != null && place < counted) {
      counted += count;
      for (int i = place; i < place + count; i++) {
        totals.add(contributions[i]);
      }
    }
    weigh(place);
  }

  private void weigh(int place) {
    long weight = weightBefore(place);
    for (int i = place; i < to; i++) {
      weight +=
          contributions[i] == null ? signals[i].observation().signals() : contributions[i].weight();
      weights[i] = weight;
    }
  }

  /** Takes out a signal that is here so many times, once for each contribution. */
  void remove(PendingSignal signal, int count) {
    int end = after(signal);
    int place = end - count;
    if (totals != null && place < counted) {
      counted -= count;
      for (int i = place; i < end; i++) {
        totals.remove(contributions[i]);
      }
    }
    System.arraycopy(times, end, times, place, to - end);
    System.arraycopy(signals, end, signals, place, to - end);
    System.arraycopy(contributions, end, contributions, place, to - end);
    Arrays.fill(signals, to - count, to, null);
    Arrays.fill(contributions, to - count, to, null);
    to -= count;
    weigh(place);
  }

  /** Takes out the earliest signal, which is here so many times. */
  void removeFirst(int count) {
    settledWeight = weights[from + count - 1];
    for (int i = from; i < from + count; i++) {
      if (totals != null && i < counted) {
        totals.remove(contributions[i]);
      }
      signals[i] = null;
      contributions[i] = null;
    }
    from += count;
    counted = Math.max(counted, from);
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

  private void makeRoom(int count) {
    if (to + count <= times.length) {
      return;
    }
    int size = to - from;
    int capacity = Math.max(times.length, (size + count) * 2);
    times = Arrays.copyOf(Arrays.copyOfRange(times, from, to), capacity);
    weights = Arrays.copyOf(Arrays.copyOfRange(weights, from, to), capacity);
    signals = Arrays.copyOf(Arrays.copyOfRange(signals, from, to), capacity);
    contributions = Arrays.copyOf(Arrays.copyOfRange(contributions, from, to), capacity);
    counted -= from;
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
        return until - from >= WORTH_TOTALS && times[from] > time ? totalsBefore(until) : null;
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

  /** Those asked for next are nearly always a few more, or a few fewer. */
  private RunningTotals totalsBefore(int until) {
    if (totals == null) {
      totals = new RunningTotals();
      counted = from;
    }
    while (counted < until) {
      totals.add(contributions[counted++]);
    }
    while (counted > until) {
      totals.remove(contributions[--counted]);
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

  /** Those of a subject's pending signals at which a rule held. */
  static PendingSeries of(int rule, List<PendingSignal> pending) {
    PendingSeries series = NONE;
    for (PendingSignal each : pending) {
      if (each.isHit(rule)) {
        series = series == NONE ? new PendingSeries() : series;
        series.add(each);
      }
    }
    return series;
  }

  public int size() {
    return to - from;
  }

  public long time(int i) {
    return times[from + i];
  }

  /** How many signals those from one index up to and without another stand for. */
  public int signals(int first, int end) {
    return (int) (weights[from + end - 1] - weightBefore(from + first));
  }

  /** The first index after one whose signal comes longer than this after the one before it. */
  public int endOfRun(int first, long quietMillis) {
    int end = first + 1;
    while (end < size() && time(end) - time(end - 1) <= quietMillis) {
      end = firstAfter(time(end - 1) + quietMillis, to) - from; // no gap before that
    }
    return end;
  }
}
