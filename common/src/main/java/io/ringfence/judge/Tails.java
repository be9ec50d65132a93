package io.ringfence.judge;

import io.ringfence.measure.Contribution;
import io.ringfence.measure.Tail;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A busy subject's pending contributions by measure, in order: reading a measure at the newest
 * signal then looks at its own contributions only. Made from the pending signals when first asked
 * for, and not stored.
 */
final class Tails {

  /** With fewer pending signals it is quicker to look through them than to keep this. */
  static final int WORTHWHILE = 32;

  private final Map<Integer, Lane> lanes = new HashMap<>();

  Tails(List<Pending> pending) {
    pending.forEach(this::append);
  }

  /** The contributions to one measure. */
  Tail of(int slot) {
    Lane lane = lanes.get(slot);
    return lane == null ? Tail.EMPTY : lane;
  }

  /** A signal that is later than all others. */
  void append(Pending last) {
    for (Contribution each : last.sighting().contributions()) {
      lanes.computeIfAbsent(each.slot(), slot -> new Lane()).add(last.time(), each);
    }
  }

  /** The earliest signal has been settled. */
  void dropFirst(Pending first) {
    for (Contribution each : first.sighting().contributions()) {
      lanes.get(each.slot()).from++;
    }
  }

  private static final class Lane implements Tail {
    private long[] times = new long[Tails.WORTHWHILE];
    private Contribution[] contributions = new Contribution[Tails.WORTHWHILE];
    private int from;
    private int to;

    void add(long time, Contribution contribution) {
      if (to == times.length) {
        makeRoom();
      }
      times[to] = time;
      contributions[to] = contribution;
      to++;
    }

    private void makeRoom() {
      int size = to - from;
      int capacity = Math.max(times.length, size * 2);
      times = Arrays.copyOfRange(times, from, from + capacity);
      contributions = Arrays.copyOfRange(contributions, from, from + capacity);
      Arrays.fill(contributions, size, capacity, null);
      from = 0;
      to = size;
    }

    @Override
    public void forEach(Visitor visitor) {
      for (int i = from; i < to; i++) {
        visitor.visit(times[i], contributions[i]);
      }
    }
  }
}
