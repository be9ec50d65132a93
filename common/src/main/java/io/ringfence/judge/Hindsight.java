package io.ringfence.judge;

import io.ringfence.alert.Alert;
import io.ringfence.rule.Mode;
import io.ringfence.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a change of standing says of signals that are settled already. Settled signals that are
 * still traced are judged again by rules that read no measure (a measure cannot be read as of an
 * earlier time); what was told and can no longer stand is retracted, and what stands by other
 * listings is told again.
 */
final class Hindsight {

  private final Case the;
  private final Names names;
  private final Publisher publisher;
  private final Grounds grounds;

  Hindsight(Case the, Names names, Publisher publisher) {
    this.the = the;
    this.names = names;
    this.publisher = publisher;
    this.grounds = new Grounds(the);
  }

  void review() {
    List<Retried> retried = new ArrayList<>();
    Set<Integer> slots = new TreeSet<>(the.state().tracks.keySet());
    for (Traced each : the.state().trace) {
      Retried again = new Retried(the, names, each);
      retried.add(again);
      slots.addAll(again.verdict());
    }
    for (int slot : slots) {
      Rule rule = the.pack().rule(slot);
      if (rule != null && judgesAgain(rule)) {
        new Refolding(the, grounds, publisher, rule, retried).refold();
      } else if (rule != null && the.state().tracks.containsKey(slot)) {
        uphold(rule, the.state().tracks.get(slot));
      }
    }
    the.state().trace.clear();
    for (Retried each : retried) {
      the.state().trace.addLast(each.traced(slot -> judgesAgain(the.pack().rule(slot))));
    }
  }

  private static boolean judgesAgain(Rule rule) {
    return rule != null
        && rule.readsStanding()
        && rule.reads().isEmpty()
        && rule.mode() != Mode.OFF;
  }

  /** What rests on measures is not judged again: it stands as long as one of its listings does. */
  private void uphold(Rule rule, Track track) {
    if (track.open != null) {
      Episode upheld = upheld(rule, track.open);
      if (upheld == null) {
        Episode gone = track.open;
        track.open = null;
        if (track.published.containsKey(gone.ordinal())) {
          publisher.retract(rule, track, gone, grounds.gone(rule, gone));
        }
      } else {
        track.open = upheld;
      }
    }
    for (Published told : track.over()) {
      if (told.retracted()) {
        continue;
      }
      Episode upheld = upheld(rule, told.episode());
      if (upheld == null) {
        publisher.retract(rule, track, told.episode(), grounds.gone(rule, told.episode()));
      } else if (!upheld.equals(told.episode())) {
        publisher.tell(rule, track, Alert.State.CLOSED, upheld);
      }
    }
  }

  /** Null if it does not stand any more. */
  private Episode upheld(Rule rule, Episode episode) {
    if (the.held(episode.first()).allowed()) {
      return null;
    }
    if (!rule.readsStanding() || episode.listings().isEmpty()) {
      return episode;
    }
    List<String> standing = grounds.standing(episode);
    if (standing.equals(episode.listings())) {
      return episode;
    }
    Episode other = episode.restingOn(standing, episode.retro());
    for (long time : List.of(episode.first(), episode.last())) {
      other = other.restingToo(the.held(time).ids(), the.held(time).learntLater());
    }
    return other.listings().isEmpty() ? null : other;
  }
}
