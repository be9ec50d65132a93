package io.ringfence.judge;

import java.util.List;

/** The times of the pending signals at which a rule held, in order. */
final class Hits {

  static final Hits NONE = new Hits(new long[0], 0, 0);

  private final long[] times;
  private final int from;
  private final int to;

  /** The times from one index up to and without another; the array is not copied. */
  Hits(long[] times, int from, int to) {
    this.times = times;
    this.from = from;
    this.to = to;
  }

  static Hits of(int rule, List<Pending> pending) {
    long[] times = new long[pending.size()];
    int size = 0;
    for (Pending each : pending) {
      if (each.isHit(rule)) {
        times[size++] = each.time();
      }
    }
    return size == 0 ? NONE : new Hits(times, 0, size);
  }

  int size() {
    return to - from;
  }

  long time(int i) {
    return times[from + i];
  }
}
