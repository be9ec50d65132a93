package io.ringfence.judge.links;

import io.ringfence.judge.context.SubjectContext;
import io.ringfence.judge.delivery.Observation;
import io.ringfence.judge.state.LinkSummary;
import io.ringfence.judge.state.SubjectLinks;
import io.ringfence.judge.timeline.PendingSignals;
import io.ringfence.judge.timeline.SettledSignal;
import io.ringfence.signal.Origin;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import io.ringfence.standing.ListingEntry;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Takes from settled signals which subjects were seen together. */
record CoOccurrence(SubjectContext context) {

  /** Kinds that identify a person or a thing of theirs. A shared text or trunk does not. */
  private static final Set<SubjectKind> PARTIES =
      EnumSet.of(SubjectKind.NUMBER, SubjectKind.ACCOUNT, SubjectKind.DEVICE, SubjectKind.ADDRESS);

  /**
   * A signal is being settled: its parties were seen together.
   *
   * @return whether the subject's links have changed by it
   */
  boolean settle(Observation observation, long time) {
    List<String> parties = observation.parties();
    if (parties.size() < 2
        || !PARTIES.contains(context.subject().kind())
        || !(parties.contains(Observation.SELF) || parties.contains(context.subject().key()))
        || isKnown(parties, time)) {
      return false;
    }
    boolean changed = false;
    SubjectLinks links = context.links().get();
    for (String key : parties) {
      if (isOther(key) && links.saw(key, time)) {
        context.links().changed();
        changed = true;
      }
    }
    LinkSummary summary = context.state().links();
    long day = SubjectLinks.day(time);
    summary.startDay(day);
    for (String key : parties) {
      if (isOther(key) && links.full(Subject.ofKey(key).kind(), day)) {
        summary.markFull(Subject.ofKey(key).kind());
      }
    }
    return changed;
  }

  private boolean isOther(String key) {
    if (key.equals(Observation.SELF)) {
      return false;
    }
    SubjectKind kind = Subject.ofKey(key).kind();
    return kind != context.subject().kind() && PARTIES.contains(kind);
  }

  /**
   * Whether the signal cannot change the links, found without reading them: nearly all signals are
   * like one that was settled on the same day.
   */
  private boolean isKnown(List<String> parties, long time) {
    long day = SubjectLinks.day(time);
    for (SettledSignal each : context.state().settledSignals()) {
      if (SubjectLinks.day(each.time()) == day
          && each.observation().parties().containsAll(parties)) {
        return true;
      }
    }
    for (String key : parties) {
      if (isOther(key) && !context.state().links().isFull(Subject.ofKey(key).kind(), day)) {
        return false;
      }
    }
    return true;
  }

  /**
   * When pending signals have to be settled because the subject is listed, and others become
   * suspect by being seen with it.
   */
  long deadline() {
    PendingSignals pending = context.state().pending();
    if (pending.isEmpty()
        || context.state().standing().isEmpty()
        || !PARTIES.contains(context.subject().kind())) {
      return Long.MAX_VALUE;
    }
    for (ListingEntry entry : context.state().standing().entries()) {
      if (!entry.allow() && entry.origin().hop() < Origin.MOST_HOPS) {
        return context.whenSettled(pending.last().time());
      }
    }
    return Long.MAX_VALUE;
  }
}
