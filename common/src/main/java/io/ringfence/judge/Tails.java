package io.ringfence.judge;

import io.ringfence.measure.Contribution;
import io.ringfence.measure.Tail;
import io.ringfence.signal.HashSet64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A busy subject's pending signals by what every arrival needs: whether an identity is present,
 * which signals contribute to a measure, at which a rule held. {@link PendingSignals} keeps it in
 * step while the state is in memory; it is not stored.
 */
final class Tails {

  /** With fewer pending signals it is quicker to look through them than to keep an index. */
  static final int WORTHWHILE = 32;

  private final Map<Integer, Lane> byMeasure = new HashMap<>();
  private final Map<Integer, Lane> byRule = new HashMap<>();

  /** Those of signals that have been settled stay until {@link #isOutgrown}. */
  private final HashSet64 identities;

  private int present;

  Tails(List<Pending> signals) {
    identities = new HashSet64(2 * signals.size());
    signals.forEach(this::add);
  }

  /** False only if no pending signal has the identity. */
  boolean mayContain(long identity) {
    return identities.contains(identity);
  }

  /** The contributions to one measure, up to and with those of a pending signal. */
  Tail contributions(int measure, Pending last) {
    Lane series = byMeasure.get(measure);
    return series == null ? Tail.EMPTY : series.upTo(last);
  }

  Hits hits(int rule) {
    Lane series = byRule.get(rule);
    return series == null ? Hits.NONE : series.hits();
  }

  void add(Pending signal) {
    for (Contribution each : signal.observation().contributions()) {
      byMeasure.computeIfAbsent(each.slot(), slot -> new Lane()).add(signal, each);
    }
    for (int rule : signal.hits()) {
      addHit(rule, signal);
    }
    identities.add(signal.observation().identity());
    present++;
  }

  private void addHit(int rule, Pending signal) {
    byRule.computeIfAbsent(rule, slot -> new Lane()).add(signal, null);
  }

  /** A signal's hits are about to be replaced. */
  void evaluated(Pending signal, List<Integer> now) {
    for (int rule : signal.hits()) {
      if (!now.contains(rule)) {
        byRule.get(rule).remove(signal);
      }
    }
    for (int rule : now) {
      if (!signal.isHit(rule)) {
        addHit(rule, signal);
      }
    }
  }

  /** The earliest signal has been settled. */
  void removeFirst(Pending first) {
    for (Contribution each : first.observation().contributions()) {
      byMeasure.get(each.slot()).removeFirst();
    }
    for (int rule : first.hits()) {
      byRule.get(rule).removeFirst();
    }
    present--;
  }

  /** Whether so many identities are of settled signals that a new index is cheaper. */
  boolean isOutgrown() {
    return identities.size() > 4 * Math.max(WORTHWHILE, present);
  }
}
