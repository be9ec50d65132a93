package io.ringfence.judge;

import io.ringfence.measure.Contribution;
import io.ringfence.measure.Tail;
import io.ringfence.signal.HashSet64;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A busy subject's pending signals by what is asked of them at every arrival: whether one is known,
 * and which contribute to a measure. Kept in step with them while the state is at hand, and not
 * stored.
 */
final class Tails {

  /** With fewer pending signals it is quicker to look through them than to keep this. */
  static final int WORTHWHILE = 32;

  private final Map<Integer, Lane> lanes = new HashMap<>();

  /** Those of signals that have been settled or withdrawn stay until {@link #forgetful}. */
  private HashSet64 identities;

  private int present;

  Tails(List<Pending> pending) {
    identities = new HashSet64(2 * pending.size());
    pending.forEach(this::add);
  }

  /** False only if no pending signal has the identity. */
  boolean mayKnow(long identity) {
    return identities.contains(identity);
  }

  /** The contributions to one measure, up to and with those of a pending signal. */
  Tail of(int slot, Pending upTo) {
    Lane lane = lanes.get(slot);
    return lane == null ? Tail.EMPTY : lane.upTo(upTo);
  }

  void add(Pending arrived) {
    for (Contribution each : arrived.sighting().contributions()) {
      lanes.computeIfAbsent(each.slot(), slot -> new Lane()).add(arrived, each);
    }
    identities.add(arrived.sighting().identity());
    present++;
  }

  /** The earliest signal has been settled. */
  void dropFirst(Pending first) {
    for (Contribution each : first.sighting().contributions()) {
      lanes.get(each.slot()).from++;
    }
    present--;
  }

  /** Whether so much is remembered that is gone that this had better be made anew. */
  boolean forgetful() {
    return identities.size() > 4 * Math.max(WORTHWHILE, present);
  }

  /** One measure's contributions, in the order of the signals that make them. */
  private static final class Lane {
    private Pending[] signals = new Pending[WORTHWHILE];
    private Contribution[] contributions = new Contribution[WORTHWHILE];
    private int from;
    private int to;

    /** One that is not the latest is among the latest. */
    void add(Pending signal, Contribution contribution) {
      if (to == signals.length) {
        makeRoom();
      }
      int place = to;
      while (place > from && Pending.ORDER.compare(signals[place - 1], signal) > 0) {
        signals[place] = signals[place - 1];
        contributions[place] = contributions[place - 1];
        place--;
      }
      signals[place] = signal;
      contributions[place] = contribution;
      to++;
    }

    private void makeRoom() {
      int size = to - from;
      int capacity = Math.max(signals.length, size * 2);
      signals = Arrays.copyOf(Arrays.copyOfRange(signals, from, to), capacity);
      contributions = Arrays.copyOf(Arrays.copyOfRange(contributions, from, to), capacity);
      from = 0;
      to = size;
    }

    Tail upTo(Pending last) {
      int end = to;
      while (end > from && Pending.ORDER.compare(signals[end - 1], last) > 0) {
        end--;
      }
      int until = end;
      return visitor -> {
        for (int i = from; i < until; i++) {
          visitor.visit(signals[i].time(), contributions[i]);
        }
      };
    }
  }
}
