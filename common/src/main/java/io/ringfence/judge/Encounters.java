package io.ringfence.judge;

import io.ringfence.signal.Origin;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import io.ringfence.standing.Entry;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Takes from signals whose order is final who was seen together with whom. */
final class Encounters {

  /** Who is who. What a text or a trunk has in common says nothing about a person. */
  static final Set<SubjectKind> PARTIES =
      EnumSet.of(SubjectKind.NUMBER, SubjectKind.ACCOUNT, SubjectKind.DEVICE, SubjectKind.ADDRESS);

  private final Case the;

  Encounters(Case the) {
    this.the = the;
  }

  /**
   * A signal has been settled: those behind it were seen together.
   *
   * @return whether the subject's links have changed by it
   */
  boolean take(Sighting sighting, long time) {
    SubjectState state = the.state();
    List<String> behind = sighting.behind();
    if (behind.size() < 2
        || !PARTIES.contains(the.subject().kind())
        || !(behind.contains(Sighting.SELF) || behind.contains(the.subject().key()))
        || sawToday(behind, time)) {
      return false;
    }
    boolean changed = false;
    Links links = the.links().get();
    for (String key : behind) {
      if (isOther(key) && links.saw(key, time)) {
        the.links().changed();
        changed = true;
      }
    }
    long day = Links.day(time);
    if (state.fullOn != day) {
      state.fullOn = day;
      state.fullOf = EnumSet.noneOf(SubjectKind.class);
    }
    for (String key : behind) {
      if (isOther(key) && links.full(Subject.ofKey(key).kind(), day)) {
        state.fullOf.add(Subject.ofKey(key).kind());
      }
    }
    return changed;
  }

  private boolean isOther(String key) {
    if (key.equals(Sighting.SELF)) {
      return false;
    }
    SubjectKind kind = Subject.ofKey(key).kind();
    return kind != the.subject().kind() && PARTIES.contains(kind);
  }

  /** Told without reading the links: nearly all signals are like one that was settled before. */
  private boolean sawToday(List<String> behind, long time) {
    for (Traced each : the.state().trace) {
      if (Links.day(each.time()) == Links.day(time)
          && each.sighting().behind().containsAll(behind)) {
        return true;
      }
    }
    if (the.state().fullOn != Links.day(time)) {
      return false;
    }
    for (String key : behind) {
      if (isOther(key) && !the.state().fullOf.contains(Subject.ofKey(key).kind())) {
        return false;
      }
    }
    return true;
  }

  /** When pending signals have to be settled, because others are suspect by who is behind them. */
  long deadline() {
    List<Pending> pending = the.state().pending;
    if (pending.isEmpty()
        || the.state().standing.isEmpty()
        || !PARTIES.contains(the.subject().kind())) {
      return Long.MAX_VALUE;
    }
    for (Entry entry : the.state().standing.entries()) {
      if (!entry.allow() && entry.origin().hop() < Origin.MOST_HOPS) {
        return pending.get(pending.size() - 1).time() + the.settings().settleMillis();
      }
    }
    return Long.MAX_VALUE;
  }
}
