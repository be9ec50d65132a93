package io.ringfence.judge;

import io.ringfence.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The outline of an episode: what is settled of it, and the pending hits that continue it.
 *
 * @param base the settled part, or null
 * @param from time of its first hit among the pending signals
 * @param pendingHits how many it has there
 */
record Span(int ordinal, Episode base, long from, int pendingHits, long first, long last) {

  /** All of a rule's episodes that are not settled and over; ordinals by rank. */
  static List<Span> of(Rule rule, Track track, Hits pending) {
    List<Span> spans = new ArrayList<>(2);
    int next = track.nextOrdinal;
    Episode base = track.open;
    if (base == null && pending.size() > 0) {
      base = track.resumedBy(pending.time(0), rule.quietMillis());
    }
    boolean any = base != null;
    int ordinal = any ? base.ordinal() : 0;
    long first = any ? base.first() : 0;
    long last = any ? base.last() : 0;
    long from = 0;
    int hits = 0;
    for (int i = 0; i < pending.size(); i++) {
      long time = pending.time(i);
      if (!any || time - last > rule.quietMillis()) {
        if (any) {
          spans.add(new Span(ordinal, base, from, hits, first, last));
        }
        any = true;
        ordinal = next++;
        base = null;
        first = time;
        hits = 0;
      }
      from = hits == 0 ? time : from;
      last = time;
      hits++;
    }
    if (any) {
      spans.add(new Span(ordinal, base, from, hits, first, last));
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
    int left = pendingHits;
    for (int i = 0; left > 0; i++) {
      Pending each = pending.get(i);
      if (each.time() < from || !each.hit(rule.slot())) {
        continue;
      }
      left--;
      Hit hit;
      if (episode == null || left == 0) {
        hit = new Judgement(the, names, pending, i).hit(rule);
      } else {
        Sighting sighting = each.sighting();
        hit =
            new Hit(
                each.time(),
                Map.of(),
                List.of(sighting.id()),
                List.of(),
                the.behind(sighting),
                false,
                "");
      }
      episode = episode == null ? Episode.opening(ordinal, hit) : episode.and(hit);
    }
    return episode;
  }
}
