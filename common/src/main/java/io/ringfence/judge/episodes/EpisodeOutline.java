package io.ringfence.judge.episodes;

import io.ringfence.judge.context.SubjectContext;
import io.ringfence.judge.delivery.Observation;
import io.ringfence.judge.evaluation.RuleEvaluation;
import io.ringfence.judge.evaluation.RuleNames;
import io.ringfence.judge.state.Episode;
import io.ringfence.judge.state.RuleEpisodes;
import io.ringfence.judge.state.RuleHit;
import io.ringfence.judge.timeline.PendingSeries;
import io.ringfence.judge.timeline.PendingSignal;
import io.ringfence.judge.timeline.PendingSignals;
import io.ringfence.rule.Rule;
import io.ringfence.rule.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The outline of an episode: its settled part, and the pending hits that continue it.
 *
 * @param base the settled part, or null
 * @param from time of its first hit among the pending signals
 * @param pending at how many pending signals it has one
 * @param pendingHits how many those are: more, of a crowd
 */
public record EpisodeOutline(
    int ordinal, Episode base, long from, int pending, int pendingHits, long first, long last) {

  /** Outlines of a rule's episodes that are not concluded; new ones get ordinals by their order. */
  public static List<EpisodeOutline> of(Rule rule, RuleEpisodes episodes, PendingSeries pending) {
    List<EpisodeOutline> outlines = new ArrayList<>(2);
    int next = episodes.nextOrdinal();
    Episode base = episodes.open();
    if (base == null && pending.size() > 0) {
      base = episodes.resumedBy(pending.time(0), rule.quietMillis());
    }
    boolean any = base != null;
    int ordinal = any ? base.ordinal() : 0;
    long first = any ? base.first() : 0;
    long last = any ? base.last() : 0;
    long from = 0;
    int signals = 0;
    int hits = 0;
    for (int i = 0, end; i < pending.size(); i = end) {
      long time = pending.time(i);
      end = pending.endOfRun(i, rule.quietMillis());
      if (!any || time - last > rule.quietMillis()) {
        if (any) {
          outlines.add(new EpisodeOutline(ordinal, base, from, signals, hits, first, last));
        }
        any = true;
        ordinal = next++;
        base = null;
        first = time;
        signals = 0;
        hits = 0;
      }
      from = signals == 0 ? time : from;
      last = pending.time(end - 1);
      signals += end - i;
      hits += pending.signals(i, end);
    }
    if (any) {
      outlines.add(new EpisodeOutline(ordinal, base, from, signals, hits, first, last));
    }
    return outlines;
  }

  public int hits() {
    return pendingHits + (base == null ? 0 : base.hits());
  }

  boolean retro() {
    return base != null && base.retro();
  }

  /**
   * The whole episode. Measures are read at its first and its last hit only: the others add their
   * signals and their parties.
   */
  Episode episode(SubjectContext context, RuleNames names, Rule rule) {
    Episode episode = base;
    PendingSignals all = context.state().pending();
    int left = pending;
    for (int i = 0; left > 0; i++) {
      PendingSignal each = all.get(i);
      if (each.time() < from || !each.isHit(rule.slot())) {
        continue;
      }
      left--;
      RuleHit hit;
      if (episode == null || left == 0) {
        hit = RuleEvaluation.ofPending(context, names, i).hit(rule);
      } else {
        Observation observation = each.observation();
        hit =
            new RuleHit(
                each.time(),
                observation.signals(),
                Map.of(),
                List.of(observation.id()),
                List.of(),
                context.parties(observation),
                false,
                Sentence.NONE);
      }
      episode = episode == null ? Episode.opening(ordinal, hit) : episode.and(hit);
    }
    return episode;
  }
}
