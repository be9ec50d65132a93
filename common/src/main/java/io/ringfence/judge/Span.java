package io.ringfence.judge;

import io.ringfence.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The outline of an episode: what is settled of it, and the pending hits that continue it.
 *
 * @param base the settled part, or null
 * @param hitsAt indexes of its hits among the pending signals, in order
 */
record Span(int ordinal, Episode base, List<Integer> hitsAt, long first, long last) {

  /** All of a rule's episodes that are not settled and over; ordinals by rank. */
  static List<Span> of(Rule rule, Track track, List<Pending> pending) {
    List<Span> spans = new ArrayList<>(2);
    int ordinal = track.nextOrdinal;
    Span current =
        track.open == null
            ? null
            : new Span(
                track.open.ordinal(),
                track.open,
                new ArrayList<>(),
                track.open.first(),
                track.open.last());
    for (int i = 0; i < pending.size(); i++) {
      Pending each = pending.get(i);
      if (!each.hits().contains(rule.slot())) {
        continue;
      }
      if (current != null && each.time() - current.last > rule.quietMillis()) {
        spans.add(current);
        current = null;
      }
      if (current == null) {
        current = new Span(ordinal++, null, new ArrayList<>(), each.time(), each.time());
      }
      current.hitsAt.add(i);
      current = new Span(current.ordinal, current.base, current.hitsAt, current.first, each.time());
    }
    if (current != null) {
      spans.add(current);
    }
    return spans;
  }

  int hits() {
    return hitsAt.size() + (base == null ? 0 : base.hits());
  }

  boolean retro() {
    return base != null && base.retro();
  }

  /**
   * The whole episode. Only its first and its last hit are measured: the others add their signals
   * and who is behind them.
   */
  Episode episode(Case the, Names names, Rule rule) {
    Episode episode = base;
    List<Pending> pending = the.state().pending;
    for (int k = 0; k < hitsAt.size(); k++) {
      int i = hitsAt.get(k);
      Hit hit;
      if (episode == null || k == hitsAt.size() - 1) {
        hit = new Judgement(the, names, pending, i).hit(rule);
      } else {
        Sighting sighting = pending.get(i).sighting();
        hit =
            new Hit(
                pending.get(i).time(),
                Map.of(),
                List.of(sighting.id()),
                List.of(),
                sighting.behind(),
                false,
                "");
      }
      episode = episode == null ? Episode.opening(ordinal, hit) : episode.and(hit);
    }
    return episode;
  }
}
