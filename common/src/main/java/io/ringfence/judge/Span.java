package io.ringfence.judge;

import io.ringfence.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The outline of an episode: what is settled of it, and the pending hits that continue it.
 *
 * @param base the settled part, or null
 * @param from index of its first hit among the pending signals
 * @param to index of its last hit among them; -1 if it has none there
 * @param pendingHits how many it has there
 */
record Span(int ordinal, Episode base, int from, int to, int pendingHits, long first, long last) {

  /** All of a rule's episodes that are not settled and over; ordinals by rank. */
  static List<Span> of(Rule rule, Track track, List<Pending> pending) {
    List<Span> spans = new ArrayList<>(2);
    int next = track.nextOrdinal;
    Episode base = track.open;
    boolean any = base != null;
    int ordinal = any ? base.ordinal() : 0;
    long first = any ? base.first() : 0;
    long last = any ? base.last() : 0;
    int from = 0;
    int to = -1;
    int hits = 0;
    for (int i = 0; i < pending.size(); i++) {
      Pending each = pending.get(i);
      if (!each.hit(rule.slot())) {
        continue;
      }
      if (!any) {
        base = track.resumedBy(each.time(), rule.quietMillis());
        any = base != null;
        ordinal = any ? base.ordinal() : 0;
        first = any ? base.first() : 0;
        last = any ? base.last() : 0;
      }
      if (!any || each.time() - last > rule.quietMillis()) {
        if (any) {
          spans.add(new Span(ordinal, base, from, to, hits, first, last));
        }
        any = true;
        ordinal = next++;
        base = null;
        first = each.time();
        hits = 0;
      }
      from = hits == 0 ? i : from;
      to = i;
      last = each.time();
      hits++;
    }
    if (any) {
      spans.add(new Span(ordinal, base, from, to, hits, first, last));
    }
    return spans;
  }

  int hits() {
    return pendingHits + (base == null ? 0 : base.hits());
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
    for (int i = from; i <= to; i++) {
      if (!pending.get(i).hit(rule.slot())) {
        continue;
      }
      Hit hit;
      if (episode == null || i == to) {
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
