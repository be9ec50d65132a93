package io.ringfence.judge;

import io.ringfence.measure.Window;
import io.ringfence.rule.Rule;
import io.ringfence.signal.DataClass;
import io.ringfence.signal.SubjectKind;
import java.util.Map;

/** What of a subject may no longer be kept, and when to look again. */
final class Expiry {

  /**
   * Retention deadlines are met to the hour, so that one timer serves all of a subject's pieces.
   */
  private static final long HOUR = 3_600_000;

  private final Case the;
  private final Association association;

  Expiry(Case the, Association association) {
    this.the = the;
    this.association = association;
  }

  private long keep(DataClass dataClass) {
    return the.settings().retention().millis(dataClass);
  }

  /**
   * Removes what is older than its class's retention by the retention clock.
   *
   * @return when the next piece is due by that clock
   */
  long purge() {
    SubjectState state = the.state();
    long now = the.clock().retention();
    if (state.erased != Long.MIN_VALUE && now > state.erased + keep(DataClass.CONTENT)) {
      state.erased = Long.MIN_VALUE;
    }
    if (state.held) {
      return purgeDeadline(Long.MAX_VALUE);
    }
    long due = retention(false);
    if (now < due) {
      // Nothing is due, as nearly always; what has become empty by itself goes all the same.
      if (!state.tracks.isEmpty()) {
        state.tracks.values().removeIf(Expiry::emptied);
      }
      return purgeDeadline(due);
    }
    state.rearranged();
    state.pending.removeIf(each -> expired(each.time(), the.keepMillis(each.sighting().topic())));
    state.trace.removeIf(each -> expired(each.time(), the.keepMillis(each.sighting().topic())));
    state.echoes.removeIf(each -> expired(each.last(), keep(DataClass.ALERT)));
    state
        .windows
        .values()
        .removeIf(
            window -> {
              window.evict(now - keep(window.spec().dataClass()));
              return window.isEmpty();
            });
    state
        .tracks
        .values()
        .removeIf(
            track -> {
              track
                  .published
                  .values()
                  .removeIf(each -> expired(each.episode().last(), keep(DataClass.ALERT)));
              if (track.open != null && expired(track.open.last(), keep(DataClass.ALERT))) {
                track.open = null;
              }
              return emptied(track);
            });
    state.standing.purge(now, keep(DataClass.LISTING));
    association.purge();
    the.links().store(keep(DataClass.LINK));
    if (state.settled != Long.MIN_VALUE && expired(state.settled, keep(DataClass.TRAFFIC))) {
      state.settled = Long.MIN_VALUE;
      state.firstSeen = Long.MAX_VALUE;
    }
    return purgeDeadline(retention(true));
  }

  private static boolean emptied(Track track) {
    return track.open == null && track.published.isEmpty();
  }

  private boolean expired(long time, long keepMillis) {
    return time + keepMillis < the.clock().retention();
  }

  /**
   * When the watermark makes something due: a verdict to settle, an episode to close or to tell
   * anew.
   */
  long deadline() {
    SubjectState state = the.state();
    long unjudged = state.earliestUnjudged();
    long next = unjudged == Long.MAX_VALUE ? unjudged : unjudged + the.settings().settleMillis();
    next = Math.min(next, new Encounters(the).deadline());
    for (Echo echo : state.echoes) {
      next = Math.min(next, echo.last() + the.settings().settleMillis() + 1);
    }
    for (Map.Entry<Integer, Track> each : state.tracks.entrySet()) {
      Rule rule = the.pack().rule(each.getKey());
      if (rule != null) {
        next = Math.min(next, deadline(rule, each.getValue()));
      }
    }
    return next;
  }

  private long deadline(Rule rule, Track track) {
    long next = Long.MAX_VALUE;
    for (Span span : Span.of(rule, track, the.state().hits(rule.slot()))) {
      Published told = track.published.get(span.ordinal());
      if (told != null && told.live()) {
        long closes = span.last() + rule.quietMillis() + the.settings().latenessMillis();
        boolean stale = told.episode().hits() != span.hits();
        next = Math.min(next, stale ? told.episode().last() + Publisher.STALE_MILLIS : closes);
      }
    }
    return next;
  }

  private long purgeDeadline(long due) {
    SubjectState state = the.state();
    long next = due;
    if (state.erased != Long.MIN_VALUE) {
      next = Math.min(next, state.erased + keep(DataClass.CONTENT) + 1);
    }
    return upToTheHour(next);
  }

  /**
   * When the next piece is past its retention.
   *
   * @param exact false for a time that may lie earlier, but is told without a look at every pending
   *     signal: they will have been settled by then
   */
  private long retention(boolean exact) {
    SubjectState state = the.state();
    long next = Math.min(state.linksDue, state.standing.deadline(keep(DataClass.LISTING)));
    if (exact) {
      for (Pending each : state.pending) {
        next = Math.min(next, each.time() + the.keepMillis(each.sighting().topic()) + 1);
      }
    } else if (!state.pending.isEmpty()) {
      next = Math.min(next, state.pending.get(0).time() + leastKept() + 1);
    }
    for (Traced each : state.trace) {
      next = Math.min(next, each.time() + the.keepMillis(each.sighting().topic()) + 1);
    }
    for (Window window : state.windows.values()) {
      next = Math.min(next, window.earliest() + keep(window.spec().dataClass()) + 1);
    }
    for (Track track : state.tracks.values()) {
      if (track.open != null) {
        next = Math.min(next, track.open.last() + keep(DataClass.ALERT) + 1);
      }
      for (Published each : track.published.values()) {
        next = Math.min(next, each.episode().last() + keep(DataClass.ALERT) + 1);
      }
    }
    for (Echo echo : state.echoes) {
      next = Math.min(next, echo.last() + keep(DataClass.ALERT) + 1);
    }
    if (state.settled != Long.MIN_VALUE) {
      next = Math.min(next, state.settled + keep(DataClass.TRAFFIC) + 1);
    }
    return next;
  }

  /** What a signal of any topic is kept at least, by this subject. */
  private long leastKept() {
    return the.subject().kind() == SubjectKind.CONTENT
        ? keep(DataClass.CONTENT)
        : Math.min(keep(DataClass.TRAFFIC), keep(DataClass.SECURITY));
  }

  private static long upToTheHour(long time) {
    return time > Long.MAX_VALUE - HOUR ? time : Math.floorDiv(time + HOUR - 1, HOUR) * HOUR;
  }
}
