package io.ringfence.judge.timeline;

import java.util.List;

/** The pending signals at which a rule held, in order: when, and how many signals each is. */
public final class HitTimes {

  static final HitTimes NONE = new HitTimes(new long[0], new PendingSignal[0], 0, 0);

  private final long[] times;
  private final PendingSignal[] signals;
  private final int from;
  private final int to;

  /** Those from one index up to and without another; the arrays are not copied. */
  HitTimes(long[] times, PendingSignal[] signals, int from, int to) {
    this.times = times;
    this.signals = signals;
    this.from = from;
    this.to = to;
  }

  static HitTimes of(int rule, List<PendingSignal> pending) {
    long[] times = new long[pending.size()];
    PendingSignal[] signals = new PendingSignal[pending.size()];
    int size = 0;
    for (PendingSignal each : pending) {
      if (each.isHit(rule)) {
        signals[size] = each;
        times[size++] = each.time();
      }
    }
    return size == 0 ? NONE : new HitTimes(times, signals, 0, size);
  }

  public int size() {
    return to - from;
  }

  public long time(int i) {
    return times[from + i];
  }

  /** How many signals the one at an index stands for: 1, but of a crowd. */
  public int signals(int i) {
    return signals[from + i].observation().signals();
  }
}
