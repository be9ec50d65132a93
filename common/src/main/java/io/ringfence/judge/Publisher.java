package io.ringfence.judge;

import io.ringfence.alert.Alert;
import io.ringfence.alert.AlertJson;
import io.ringfence.alert.Charge;
import io.ringfence.rule.Rule;
import io.ringfence.signal.Subject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Tells what has changed of a subject's episodes: settled ones, continued by pending verdicts. A
 * function of the state and the clock: telling twice tells nothing new.
 */
final class Publisher {

  /**
   * An episode that goes on is told again at latest this long after what was last told, in event
   * time.
   */
  static final long STALE_MILLIS = 60_000;

  private final Case the;
  private final Names names;
  private final Feedback feedback;

  Publisher(Case the, Names names) {
    this.the = the;
    this.names = names;
    this.feedback = new Feedback(the);
  }

  /** What follows for the lists. */
  Feedback feedback() {
    return feedback;
  }

  /**
   * Tells every episode that has opened, closed, gone or changed in a way that matters.
   *
   * @param all also those that have merely gone on, or whose figures are others by what came late
   */
  void publish(boolean all) {
    for (Map.Entry<Integer, Track> each : the.state().tracks.entrySet()) {
      Rule rule = the.pack().rule(each.getKey());
      if (rule != null) {
        publish(rule, each.getValue(), all);
      }
    }
  }

  private void publish(Rule rule, Track track, boolean all) {
    Set<Integer> present = new HashSet<>();
    for (Span span : Span.of(rule, track, the.state().hits(rule.slot()))) {
      present.add(span.ordinal());
      Published told = track.published.get(span.ordinal());
      Alert.State state = stateOf(rule, span);
      boolean due =
          told == null
              || told.state() != state
              || matters(told.episode(), span, all || state == Alert.State.CLOSED);
      if (due || (all && !told.retracted())) {
        Episode episode = span.episode(the, names, rule);
        if (due || !episode.tellsTheSameAs(told.episode())) {
          tell(rule, track, state, episode);
        }
      }
    }
    for (Published told : List.copyOf(track.published.tailMap(track.nextOrdinal).values())) {
      if (!told.retracted() && !present.contains(told.episode().ordinal())) {
        retract(rule, track, told.episode(), new Grounds(the).gone(rule, told.episode()));
      }
    }
  }

  private Alert.State stateOf(Rule rule, Span span) {
    if (the.reported() >= span.last() + rule.quietMillis()) {
      return Alert.State.CLOSED;
    }
    return span.hits() == 1 ? Alert.State.OPEN : Alert.State.UPDATED;
  }

  private static boolean matters(Episode told, Span span, boolean all) {
    if (told.first() == span.first()
        && told.last() == span.last()
        && told.hits() == span.hits()
        && (told.retro() || !span.retro())) {
      return false;
    }
    return all
        || told.first() != span.first()
        || span.hits() < told.hits()
        || span.last() < told.last()
        || span.last() - told.last() >= STALE_MILLIS
        || Integer.highestOneBit(span.hits()) != Integer.highestOneBit(told.hits());
  }

  /** Tells that the settled episode is over, if that is still to be told. */
  void conclude(Rule rule, Track track) {
    Published told = track.published.get(track.open.ordinal());
    if (told == null
        || told.state() != Alert.State.CLOSED
        || told.episode().hits() != track.open.hits()) {
      tell(rule, track, Alert.State.CLOSED, track.open);
    }
  }

  void tell(Rule rule, Track track, Alert.State state, Episode episode) {
    tell(rule, track, state, episode, "");
  }

  void retract(Rule rule, Track track, Episode episode, String reason) {
    tell(rule, track, Alert.State.RETRACTED, episode, reason);
  }

  private void tell(Rule rule, Track track, Alert.State state, Episode episode, String reason) {
    Published told = track.published.get(episode.ordinal());
    int version = told == null ? heard(rule, episode.ordinal()) : told.version();
    publish(rule, track, new Published(version + 1, state, episode), reason);
  }

  /**
   * The version of an alert that was read back before this state knew of its episode; 0 if none
   * was.
   */
  private int heard(Rule rule, int ordinal) {
    int version = 0;
    for (int i = the.state().echoes.size() - 1; i >= 0; i--) {
      Echo echo = the.state().echoes.get(i);
      if (echo.ruleSlot() == rule.slot() && echo.ordinal() == ordinal) {
        version = Math.max(version, echo.version());
        the.state().echoes.remove(i);
      }
    }
    return version;
  }

  /** Repeats what was told, above a version that another life of the job has told. */
  void repeat(Rule rule, Track track, Published now) {
    String reason = now.retracted() ? new Grounds(the).gone(rule, now.episode()) : "";
    publish(rule, track, now, reason);
  }

  private void publish(Rule rule, Track track, Published now, String reason) {
    Published before = track.published.put(now.episode().ordinal(), now);
    OptionalLong listed =
        rule.list().isPresent()
            ? OptionalLong.of(feedback.until(rule, now.episode()))
            : OptionalLong.empty();
    Alert alert = alert(rule, now, listed, reason);
    the.outcome()
        .publications()
        .add(
            new Publication(
                alert.id(),
                AlertJson.write(alert),
                Charge.of(rule),
                now.state(),
                now.version() == 1,
                news(before, now)));
    listed.ifPresent(until -> feedback.follow(rule, before, now, until));
  }

  private static int news(Published before, Published now) {
    int told = before == null ? 0 : before.episode().hits();
    return now.retracted() ? 0 : Math.max(0, now.episode().hits() - told);
  }

  private Alert alert(Rule rule, Published now, OptionalLong listedUntil, String reason) {
    Episode episode = now.episode();
    return new Alert(
        AlertJson.id(rule, the.subject(), episode.ordinal()),
        now.version(),
        now.state(),
        rule,
        the.subject(),
        rule.alone() ? List.of() : accused(episode),
        episode.first(),
        episode.last(),
        episode.hits(),
        episode.first() - rule.longestOverMillis(),
        episode.measures(),
        episode.signals(),
        episode.listings(),
        episode.listings().isEmpty() ? List.of() : new Grounds(the).cited(episode),
        episode.retro(),
        listedUntil,
        episode.summary(),
        reason);
  }

  /** Without whom a list clears, as far as is known now. */
  private List<Subject> accused(Episode episode) {
    List<Subject> accused = new ArrayList<>();
    for (String key : episode.behind()) {
      Subject subject = Subject.ofKey(key);
      if (!subject.equals(the.subject())
          && !the.shared().allowed(subject, episode.first())
          && !the.shared().allowed(subject, episode.last())) {
        accused.add(subject);
      }
    }
    return accused;
  }
}
