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
import io.ringfence.judge.timeline.SettledSignals;
import io.ringfence.measure.Window;
import io.ringfence.rule.Rule;
import io.ringfence.signal.DataClass;
import io.ringfence.signal.SubjectKind;

/** Removes what of a subject may no longer be kept, and says when something is due again. */
record RetentionPurge(SubjectContext context, LinkPropagation propagation) {

  /**
   * How long a window outlives what it can still tell, in milliseconds of event time and beyond
   * twice the largest lateness, where nothing else settles or drops it: most feeds that are out of
   * step still find it.
   */
  private static final long SPENT_MILLIS = 24 * 3_600_000L;

  /** How often spent windows are looked for where event time stays behind the retention clock. */
  private static final long LOOK_MILLIS = 6 * 3_600_000L;

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
      return purgeDeadline(state.hold().deadline());
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
    state.pending().removeIf(each -> expired(each.time(), keepMillis(each.observation())));
    state.settledSignals().removeIf(each -> expired(each.time(), traceMillis(each.observation())));
    state.readbacks().removeIf(each -> expired(each.last(), keep(DataClass.ALERT)));
    state.windows().purge(now, context::keepMillis);
    state.windows().dropSpent(context.clock().behind(unseenMillis()));
    state.standing().purge(now, keep(DataClass.LISTING));
    if (state.standing().isEmpty()) {
      state.episodes().unpin();
    }
    state.episodes().purge(now, keep(DataClass.ALERT));
    propagation.purge();
    context.links().store(keep(DataClass.LINK));
    if (state.settled() != Long.MIN_VALUE && expired(state.settled(), settledMillis())) {
      state.forgetSettled();
    } else if (state.settled() != Long.MIN_VALUE
        && expired(state.firstSeen(), keep(DataClass.TRAFFIC))) {
      forgetFirstSeen(state);
    }
    state.purgeTenancy(now, context.settings().retention().longest());
  }

  /** Who has been there for longer than may be told has been there since the last signal. */
  private static void forgetFirstSeen(SubjectState state) {
    long last = state.settled();
    state.forgetSettled();
    state.settle(last);
  }

  /** Signals so far behind the watermark are no longer expected of any source. */
  private long unseenMillis() {
    return 2 * context.settings().latenessMillis() + SPENT_MILLIS;
  }

  private long traceMillis(Observation observation) {
    return Math.min(keepMillis(observation), SettledSignals.KEPT_MILLIS);
  }

  private long settledMillis() {
    return Math.min(keep(DataClass.TRAFFIC), SettledSignals.KEPT_MILLIS);
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
    return next;
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
    if (!pending.isEmpty()) {
      next = Math.min(next, settling(pending.last()));
    }
    if (exact) {
      for (int i = 0; i < pending.size(); i++) {
        PendingSignal each = pending.get(i);
        next = Math.min(next, each.time() + keepMillis(each.observation()) + 1);
      }
    } else if (!pending.isEmpty()) {
      next = Math.min(next, pending.get(0).time() + leastKept() + 1);
    }
    for (SettledSignal each : state.settledSignals()) {
      next = Math.min(next, each.time() + traceMillis(each.observation()) + 1);
    }
    for (Window each : state.windows()) {
      next = Math.min(next, deadline(each));
    }
    next = Math.min(next, state.episodes().purgeDeadline(keep(DataClass.ALERT)));
    long readback = state.readbacks().earliest();
    if (readback != Long.MAX_VALUE) {
      next = Math.min(next, readback + keep(DataClass.ALERT) + 1);
    }
    if (state.settled() != Long.MIN_VALUE) {
      next = Math.min(next, state.settled() + settledMillis() + 1);
      next = Math.min(next, state.firstSeen() + keep(DataClass.TRAFFIC) + 1);
    }
    return Math.min(next, state.tenancyDeadline(context.settings().retention().longest()));
  }

  /**
   * When pending signals are settled at the latest: of a subject that nothing more is heard of,
   * nothing else settles them. No window can be dropped before, so the timer need not move.
   */
  private long settling(PendingSignal last) {
    return eventually(last.time() + SPENT_MILLIS);
  }

  /** A time by the retention clock; if event time is still behind it, some time later. */
  private long eventually(long time) {
    long now = context.clock().retention();
    return time <= now && time > context.clock().watermark() ? now + LOOK_MILLIS : time;
  }

  /** When a window is past its retention, or can be dropped because it tells nothing any more. */
  private long deadline(Window window) {
    long kept = window.earliest() + context.keepMillis(window) + 1;
    long spent = window.spentFrom();
    if (spent == Long.MAX_VALUE) {
      return kept;
    }
    return Math.min(kept, eventually(spent + unseenMillis()));
  }

  /** For how long this subject keeps a signal of any topic at least. */
  private long leastKept() {
    return context.subject().kind() == SubjectKind.CONTENT
        ? keep(DataClass.CONTENT)
        : Math.min(keep(DataClass.TRAFFIC), context.settings().retention().placed());
  }
}
