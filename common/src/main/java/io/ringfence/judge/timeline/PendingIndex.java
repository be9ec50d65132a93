package io.ringfence.judge.timeline;

import io.ringfence.measure.contribution.Contribution;
import io.ringfence.measure.contribution.PendingContributions;
import io.ringfence.signal.encoding.HashSet64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A busy subject's pending signals by what every arrival needs: whether an identity is present,
 * which signals contribute to a measure, at which a rule held. {@link PendingSignals} keeps it in
 * step while the state is in memory; it is not stored.
 */
final class PendingIndex {

  /** With fewer pending signals it is quicker to look through them than to keep an index. */
  static final int WORTHWHILE = 32;

  private final Map<Integer, PendingSeries> byMeasure = new HashMap<>();
  private final Map<Integer, PendingSeries> byRule = new HashMap<>();

  /** Those of signals that have been settled stay until {@link #isOutgrown}. */
  private final HashSet64 identities;

  private int present;

  PendingIndex(List<PendingSignal> signals) {
    identities = new HashSet64(2 * signals.size());
    signals.forEach(this::add);
  }

  /** False only if no pending signal has the identity. */
  boolean mayContain(long identity) {
    return identities.contains(identity);
  }

  /** The contributions to one measure, up to and with those of a pending signal. */
  PendingContributions contributions(int measure, PendingSignal last) {
    PendingSeries series = byMeasure.get(measure);
    return series == null ? PendingContributions.EMPTY : series.upTo(last);
  }

  PendingSeries hits(int rule) {
    return byRule.getOrDefault(rule, PendingSeries.NONE);
  }

  void add(PendingSignal signal) {
    List<Contribution> all = signal.observation().contributions();
    for (int first = 0; first < all.size(); first = next(all, first)) {
      byMeasure
          .computeIfAbsent(all.get(first).slot(), slot -> new PendingSeries())
          .add(signal, all, first, next(all, first) - first);
    }
    for (int rule : signal.hits()) {
      addHit(rule, signal);
    }
    identities.add(signal.observation().identity());
    present++;
  }

  /** The first contribution to another measure; those to one measure follow each other. */
  private static int next(List<Contribution> all, int first) {
    int next = first + 1;
    while (next < all.size() && all.get(next).slot() == all.get(first).slot()) {
      next++;
    }
    return next;
  }

  private void addHit(int rule, PendingSignal signal) {
    byRule.computeIfAbsent(rule, slot -> new PendingSeries()).add(signal);
  }

  /** A signal's hits are about to be replaced. */
  void evaluated(PendingSignal signal, List<Integer> now) {
    for (int rule : signal.hits()) {
      if (!now.contains(rule)) {
        byRule.get(rule).remove(signal, 1);
      }
    }
    for (int rule : now) {
      if (!signal.isHit(rule)) {
        addHit(rule, signal);
      }
    }
  }

  /** The earliest signal has been settled. */
  void removeFirst(PendingSignal first) {
    List<Contribution> all = first.observation().contributions();
    for (int i = 0; i < all.size(); i = next(all, i)) {
      byMeasure.get(all.get(i).slot()).removeFirst(next(all, i) - i);
    }
    for (int rule : first.hits()) {
      byRule.get(rule).removeFirst(1);
    }
    present--;
  }

  /** A signal is gone, of which its identity is left. */
  void remove(PendingSignal signal) {
    List<Contribution> all = signal.observation().contributions();
    for (int first = 0; first < all.size(); first = next(all, first)) {
      byMeasure.get(all.get(first).slot()).remove(signal, next(all, first) - first);
    }
    for (int rule : signal.hits()) {
      byRule.get(rule).remove(signal, 1);
    }
    present--;
  }

  /** Whether so many identities are of settled signals that a new index is cheaper. */
  boolean isOutgrown() {
    return identities.size() > 4 * Math.max(WORTHWHILE, present);
  }
}
