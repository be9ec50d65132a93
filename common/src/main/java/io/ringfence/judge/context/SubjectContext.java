package io.ringfence.judge.context;

import io.ringfence.alert.AlertIds;
import io.ringfence.judge.delivery.Observation;
import io.ringfence.judge.state.LazyLinks;
import io.ringfence.judge.state.RuleEpisodes;
import io.ringfence.judge.state.SubjectState;
import io.ringfence.measure.Window;
import io.ringfence.rule.Measure;
import io.ringfence.rule.Pack;
import io.ringfence.rule.Rule;
import io.ringfence.signal.Retention;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import io.ringfence.standing.ActiveListings;
import io.ringfence.standing.SharedStanding;
import io.ringfence.standing.Standing;
import java.util.ArrayList;
import java.util.List;

/** What one decision about a subject is made from, and the outcome that it fills. */
public record SubjectContext(
    Pack pack,
    JudgeSettings settings,
    SubjectState state,
    Subject subject,
    Clock clock,
    SharedStanding shared,
    LazyLinks links,
    Outcome outcome) {

  /** What the lists held on the subject at a moment. */
  public ActiveListings held(long time) {
    return held(time, List.of());
  }

  /** The same at a signal with these parties. */
  public ActiveListings held(long time, List<String> parties) {
    List<Standing> all = standings();
    return all.isEmpty() ? ActiveListings.NOTHING : ActiveListings.at(time, all, parties);
  }

  /**
   * All that the lists say of the subject: its own standing, and those of the ranges and networks
   * that it lies in. A listing of the subject itself may reach it both as a delivery and by the
   * shared standing, at different times; of the shared one only what its own lacks counts.
   */
  public List<Standing> standings() {
    List<Standing> over = shared.over(subject);
    if (over.isEmpty()) {
      return state.standing().isEmpty() ? List.of() : List.of(state.standing());
    }
    Standing broadcast = shared.get(subject.key());
    List<Standing> all = new ArrayList<>(over.size() + 1);
    all.add(state.standing());
    for (Standing each : over) {
      all.add(each.equals(broadcast) ? each.without(state.standing()) : each);
    }
    return all;
  }

  /** Keys of the parties to one of the subject's signals, the subject's own written out. */
  public List<String> parties(Observation observation) {
    int own = observation.parties().indexOf(Observation.SELF);
    if (own < 0) {
      return observation.parties();
    }
    List<String> parties = new ArrayList<>(observation.parties());
    parties.set(own, subject.key());
    return parties;
  }

  /** The id of the alert of an episode. One that was begun before there was a key keeps its id. */
  public String alertId(Rule rule, int ordinal) {
    return alertId(rule.id(), state.episodes().get(rule.slot()), ordinal);
  }

  /**
   * The same of a rule that there may be no longer.
   *
   * @param episodes the rule's, or null
   */
  public String alertId(String rule, RuleEpisodes episodes, int ordinal) {
    return episodes != null && ordinal <= episodes.lastUnkeyed()
        ? AlertIds.unkeyed(rule, subject, ordinal)
        : settings.ids().of(rule, subject, ordinal);
  }

  /** A signal names the subject: whose it is matters once there are tenants. */
  public void named(String tenant, long time) {
    if (!settings.tenants().isEmpty() || !state.tenancy().isNone()) {
      state.namedBy(tenant, time);
    }
  }

  /** All signals up to this time have arrived, and their order is final. */
  public long frontier() {
    return clock.behind(settleMillis());
  }

  /** All signals that the subject's sources reported up to this time have arrived. */
  public long reported() {
    return clock.behind(lateness() + delay());
  }

  /**
   * How far behind the watermark order is settled. Twice the lateness: a phase derived from a
   * call's record may lie one lateness before it, and the record itself may be one lateness late.
   */
  private long settleMillis() {
    return 2 * lateness() + delay();
  }

  /** How far behind event time the subject's own feeds are. */
  private long delay() {
    return state.delay().at(clock.watermark());
  }

  /** The largest of the sources that have named the subject; of all, where that is not known. */
  private long lateness() {
    return state.lateness() < 0 ? settings.latenessMillis() : state.lateness();
  }

  /** When the watermark will have settled what happened at a time. */
  public long whenSettled(long time) {
    return time == Long.MAX_VALUE ? time : time + settleMillis();
  }

  /** When, by the watermark, all that happened up to a time will have been reported. */
  public long whenReported(long time) {
    return time + lateness() + delay();
  }

  /** For how long a signal of this subject is kept: a security event may say where it was. */
  public long keepMillis(SignalTopic topic) {
    Retention retention = settings.retention();
    if (subject.kind() == SubjectKind.CONTENT) {
      return retention.content();
    }
    return topic.security() ? retention.placed() : retention.traffic();
  }

  /** For how long a window is kept; as the pack has its measure, if it still does. */
  public long keepMillis(Window window) {
    Measure measure = pack.measure(window.spec().slot());
    boolean known = measure != null && window.fits(measure.spec());
    return settings.retention().millis((known ? measure.spec() : window.spec()).dataClass());
  }
}
