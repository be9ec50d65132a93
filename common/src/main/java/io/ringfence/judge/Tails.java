package io.ringfence.judge;

import io.ringfence.measure.Contribution;
import io.ringfence.measure.Tail;
import io.ringfence.signal.HashSet64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A busy subject's pending signals by what is asked of them at every arrival: whether one is known,
 * which contribute to a measure, at which a rule held. Kept in step with them while the state is at
 * hand, and not stored.
 */
final class Tails {

  /** With fewer pending signals it is quicker to look through them than to keep this. */
  static final int WORTHWHILE = 32;

  private final Map<Integer, Lane> contributing = new HashMap<>();
  private final Map<Integer, Lane> hitting = new HashMap<>();

  /** Those of signals that have been settled stay until {@link #forgetful}. */
  private final HashSet64 identities;

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
  Tail of(int measure, Pending upTo) {
    Lane lane = contributing.get(measure);
    return lane == null ? Tail.EMPTY : lane.upTo(upTo);
  }

  Hits hits(int rule) {
    Lane lane = hitting.get(rule);
    return lane == null ? Hits.NONE : lane.hits();
  }

  void add(Pending arrived) {
    for (Contribution each : arrived.sighting().contributions()) {
      contributing.computeIfAbsent(each.slot(), slot -> new Lane()).add(arrived, each);
    }
    for (int rule : arrived.hits()) {
      hit(rule, arrived);
    }
    identities.add(arrived.sighting().identity());
    present++;
  }

  private void hit(int rule, Pending at) {
    hitting.computeIfAbsent(rule, slot -> new Lane()).add(at, null);
  }

  /** Another verdict takes the place of a pending signal's present one. */
  void judged(Pending at, List<Integer> verdict) {
    for (int rule : at.hits()) {
      if (!verdict.contains(rule)) {
        hitting.get(rule).remove(at);
      }
    }
    for (int rule : verdict) {
      if (!at.hit(rule)) {
        hit(rule, at);
      }
    }
  }

  /** The earliest signal has been settled. */
  void dropFirst(Pending first) {
    for (Contribution each : first.sighting().contributions()) {
      contributing.get(each.slot()).removeFirst();
    }
    for (int rule : first.hits()) {
      hitting.get(rule).removeFirst();
    }
    present--;
  }

  /** Whether so much is remembered that is gone that this had better be made anew. */
  boolean forgetful() {
    return identities.size() > 4 * Math.max(WORTHWHILE, present);
  }
}
