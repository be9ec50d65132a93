package io.ringfence.judge;

import io.ringfence.judge.context.SubjectContext;
import io.ringfence.judge.delivery.Observation;
import io.ringfence.judge.episodes.AlertPublisher;
import io.ringfence.judge.episodes.EpisodeOutline;
import io.ringfence.judge.links.LinkPropagation;
import io.ringfence.judge.state.PublishedEpisode;
import io.ringfence.judge.state.RuleEpisodes;
import io.ringfence.judge.state.SubjectState;
import io.ringfence.judge.timeline.PendingSignal;
import io.ringfence.judge.timeline.PendingSignals;
import io.ringfence.judge.timeline.SettledSignal;
import io.ringfence.rule.Rule;
import io.ringfence.signal.DataClass;
import io.ringfence.signal.Retention;
import io.ringfence.signal.SubjectKind;

/** Removes what of a subject may no longer be kept, and says when something is due again. */
final class RetentionPurge {

  /**
   * Retention deadlines are met to the hour, so that one timer serves all of a subject's pieces.
   */
  private static final long HOUR = 3_600_000;

  private final SubjectContext context;
  private final LinkPropagation propagation;

  RetentionPurge(SubjectContext context, LinkPropagation propagation) {
    this.context = context;
    this.propagation = propagation;
  }

  private long keep(DataClass dataClass) {
    return context.settings().retention().millis(dataClass);
  }

  /**
   * Removes what is older than its class's retention by the retention clock.
   *
   * @return when the next piece is due by that clock
   */
  long purge() {
    SubjectState state = context.state();
    long now = context.clock().retention();
    if (state.erased() != Long.MIN_VALUE && now > state.erased() + keep(DataClass.CONTENT)) {
      state.forgetErasure();
    }
    if (state.isHeld()) {
      return purgeDeadline(Long.MAX_VALUE);
    }
    long due = retention(false);
    if (now < due) {
      // Nothing is due, as nearly always; episodes that have become empty go all the same.
      state.episodes().removeEmpty();
      return purgeDeadline(due);
    }
    purge(state, now);
    return purgeDeadline(retention(true));
  }

  private void purge(SubjectState state, long now) {
    Retention retention = context.settings().retention();
    state.pending().removeIf(each -> expired(each.time(), keepMillis(each.observation())));
    state.settledSignals().removeIf(each -> expired(each.time(), keepMillis(each.observation())));
    state.readbacks().removeIf(each -> expired(each.last(), keep(DataClass.ALERT)));
    state.windows().purge(now, retention);
    state.episodes().purge(now, keep(DataClass.ALERT));
    state.standing().purge(now, keep(DataClass.LISTING));
    propagation.purge();
    context.links().store(keep(DataClass.LINK));
    if (state.settled() != Long.MIN_VALUE && expired(state.settled(), keep(DataClass.TRAFFIC))) {
      state.forgetSettled();
    }
  }

  private long keepMillis(Observation observation) {
    return context.keepMillis(observation.topic());
  }

  private boolean expired(long time, long keepMillis) {
    return time + keepMillis < context.clock().retention();
  }

  /**
   * When the watermark makes something due: a signal to settle, an episode to close or to publish
   * anew.
   */
  long deadline() {
    SubjectState state = context.state();
    long next = context.whenSettled(state.pending().earliestUnevaluated());
    next = Math.min(next, propagation.deadline());
    long readback = context.whenSettled(state.readbacks().earliest());
    next = readback == Long.MAX_VALUE ? next : Math.min(next, readback + 1);
    for (RuleEpisodes each : state.episodes()) {
      Rule rule = context.pack().rule(each.ruleSlot());
      if (rule != null) {
        next = Math.min(next, deadline(rule, each));
      }
    }
    return next;
  }

  private long deadline(Rule rule, RuleEpisodes episodes) {
    long next = Long.MAX_VALUE;
    for (EpisodeOutline outline :
        EpisodeOutline.of(rule, episodes, context.state().pending().hits(rule.slot()))) {
      PublishedEpisode last = episodes.published(outline.ordinal());
      if (last != null && last.live()) {
        long closes = context.whenReported(outline.last() + rule.quietMillis());
        boolean stale = last.episode().hits() != outline.hits();
        next = Math.min(next, stale ? last.episode().last() + AlertPublisher.STALE_MILLIS : closes);
      }
    }
    return next;
  }

  private long purgeDeadline(long due) {
    SubjectState state = context.state();
    long next = due;
    if (state.erased() != Long.MIN_VALUE) {
      next = Math.min(next, state.erased() + keep(DataClass.CONTENT) + 1);
    }
    return upToTheHour(next);
  }

  /**
   * When the next piece is past its retention.
   *
   * @param exact false for a time that may be too early, but is found without a look at every
   *     pending signal: they will have been settled by then
   */
  private long retention(boolean exact) {
    SubjectState state = context.state();
    PendingSignals pending = state.pending();
    long next =
        Math.min(state.links().purgeDeadline(), state.standing().deadline(keep(DataClass.LISTING)));
    if (exact) {
      for (int i = 0; i < pending.size(); i++) {
        PendingSignal each = pending.get(i);
        next = Math.min(next, each.time() + keepMillis(each.observation()) + 1);
      }
    } else if (!pending.isEmpty()) {
      next = Math.min(next, pending.get(0).time() + leastKept() + 1);
    }
    for (SettledSignal each : state.settledSignals()) {
      next = Math.min(next, each.time() + keepMillis(each.observation()) + 1);
    }
    next = Math.min(next, state.windows().purgeDeadline(context.settings().retention()));
    next = Math.min(next, state.episodes().purgeDeadline(keep(DataClass.ALERT)));
    long readback = state.readbacks().earliest();
    if (readback != Long.MAX_VALUE) {
      next = Math.min(next, readback + keep(DataClass.ALERT) + 1);
    }
    if (state.settled() != Long.MIN_VALUE) {
      next = Math.min(next, state.settled() + keep(DataClass.TRAFFIC) + 1);
    }
    return next;
  }

  /** For how long this subject keeps a signal of any topic at least. */
  private long leastKept() {
    return context.subject().kind() == SubjectKind.CONTENT
        ? keep(DataClass.CONTENT)
        : Math.min(keep(DataClass.TRAFFIC), keep(DataClass.SECURITY));
  }

  private static long upToTheHour(long time) {
    return time > Long.MAX_VALUE - HOUR ? time : Math.floorDiv(time + HOUR - 1, HOUR) * HOUR;
  }
}
