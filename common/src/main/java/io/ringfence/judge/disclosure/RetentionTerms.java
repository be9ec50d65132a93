package io.ringfence.judge.disclosure;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfence.judge.context.SubjectContext;
import io.ringfence.judge.delivery.AlertReadback;
import io.ringfence.judge.delivery.Observation;
import io.ringfence.judge.state.RuleEpisodes;
import io.ringfence.judge.state.SubjectLinks;
import io.ringfence.judge.state.SubjectState;
import io.ringfence.judge.timeline.SettledSignal;
import io.ringfence.judge.timeline.SettledSignals;
import io.ringfence.measure.Window;
import io.ringfence.signal.DataClass;
import io.ringfence.standing.ListingEntry;

/**
 * Until when each class of what is held of a subject is kept at the latest, if nothing is added.
 */
final class RetentionTerms {

  private final SubjectContext context;
  private final SubjectState state;
  private final boolean ofListings;

  /**
   * @param ofListings whether what lists say is told, too
   */
  RetentionTerms(SubjectContext context, boolean ofListings) {
    this.context = context;
    this.ofListings = ofListings;
    this.state = context.state();
  }

  void write(ObjectNode json) {
    write("firstSeen", firstSeen(), json);
    write("listings", ofListings ? listings() : Long.MIN_VALUE, json);
    write("links", links(), json);
    write("measures", measures(), json);
    write("alerts", alerts(), json);
    write("settled", settled(), json);
    write("pending", pending(), json);
  }

  /** Nothing where nothing is held; where something has no end, it is kept while it holds. */
  private static void write(String field, long until, ObjectNode json) {
    if (until == Long.MAX_VALUE) {
      json.put(field, "while it holds");
    } else if (until != Long.MIN_VALUE) {
      DisclosureJson.time(field, until, json);
    }
  }

  private long keep(DataClass dataClass) {
    return context.settings().retention().millis(dataClass);
  }

  private long firstSeen() {
    return state.settled() == Long.MIN_VALUE
        ? Long.MIN_VALUE
        : Math.min(
            state.settled() + Math.min(keep(DataClass.TRAFFIC), SettledSignals.KEPT_MILLIS),
            state.firstSeen() + keep(DataClass.TRAFFIC));
  }

  private long listings() {
    long last = Long.MIN_VALUE;
    for (ListingEntry each : state.standing().entries()) {
      long end = Math.max(each.until(), each.learnt());
      last = Math.max(last, end == Long.MAX_VALUE ? end : end + keep(DataClass.LISTING));
    }
    return last;
  }

  private long links() {
    long last = Long.MIN_VALUE;
    if (context.links().any()) {
      for (SubjectLinks.Other each : context.links().get().all()) {
        last = Math.max(last, each.last() + keep(DataClass.LINK));
      }
    }
    return last;
  }

  private long measures() {
    long last = Long.MIN_VALUE;
    for (Window each : state.windows()) {
      if (!each.isEmpty()) {
        last = Math.max(last, each.latest() + context.keepMillis(each));
      }
    }
    return last;
  }

  private long alerts() {
    long last = Long.MIN_VALUE;
    for (RuleEpisodes each : state.episodes()) {
      last = Math.max(last, each.lastHit());
    }
    for (AlertReadback each : state.readbacks()) {
      last = Math.max(last, each.last());
    }
    return last == Long.MIN_VALUE ? last : last + keep(DataClass.ALERT);
  }

  private long settled() {
    long last = Long.MIN_VALUE;
    for (SettledSignal each : state.settledSignals()) {
      long kept = Math.min(keep(each.observation()), SettledSignals.KEPT_MILLIS);
      last = Math.max(last, each.time() + kept);
    }
    return last;
  }

  private long pending() {
    long last = Long.MIN_VALUE;
    for (int i = 0; i < state.pending().size(); i++) {
      Observation each = state.pending().get(i).observation();
      last = Math.max(last, state.pending().get(i).time() + keep(each));
    }
    return last;
  }

  private long keep(Observation signal) {
    return context.keepMillis(signal.topic());
  }
}
