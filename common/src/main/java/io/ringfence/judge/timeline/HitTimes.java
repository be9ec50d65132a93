package io.ringfence.judge.timeline;

import java.util.List;

/** The times of the pending signals at which a rule held, in order. */
public final class HitTimes {

  static final HitTimes NONE = new HitTimes(new long[0], 0, 0);

  private final long[] times;
  private final int from;
  private final int to;

  /** The times from one index up to and without another; the array is not copied. */
  HitTimes(long[] times, int from, int to) {
    this.times = times;
    this.from = from;
    this.to = to;
  }

  static HitTimes of(int rule, List<PendingSignal> pending) {
    long[] times = new long[pending.size()];
    int size = 0;
    for (PendingSignal each : pending) {
      if (each.isHit(rule)) {
        times[size++] = each.time();
      }
    }
    return size == 0 ? NONE : new HitTimes(times, 0, size);
  }

  public int size() {
    return to - from;
  }

  public long time(int i) {
    return times[from + i];
  }
}
