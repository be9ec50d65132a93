package io.ringfence.judge;

import io.ringfence.alert.Alert;
import io.ringfence.rule.Rule;
import io.ringfence.standing.Entry;
import io.ringfence.standing.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a change of standing says of signals that are settled already. Settled signals that are
 * still traced are judged again by rules that read no measure (a measure cannot be read as of an
 * earlier time); what was told and can no longer stand is retracted.
 */
final class Hindsight {

  private final Case the;
  private final Names names;
  private final Publisher publisher;

  Hindsight(Case the, Names names, Publisher publisher) {
    this.the = the;
    this.names = names;
    this.publisher = publisher;
  }

  void review() {
    raise();
    retract();
  }

  private void raise() {
    List<Traced> trace = new ArrayList<>(the.state().trace);
    the.state().trace.clear();
    for (Traced each : trace) {
      Pending pending = new Pending(each.sighting(), each.time());
      Judgement judgement = new Judgement(the, names, List.of(pending), 0);
      List<Integer> hits = new ArrayList<>(each.hits());
      for (int slot : judgement.verdict()) {
        Rule rule = the.pack().rule(slot);
        if (rule.readsStanding() && rule.reads().isEmpty() && !hits.contains(slot)) {
          hits.add(slot);
          amend(rule, judgement.hit(rule));
        }
      }
      the.state().trace.addLast(new Traced(each.sighting(), each.time(), hits));
    }
  }

  private void amend(Rule rule, Hit hit) {
    Track track = the.state().tracks.computeIfAbsent(rule.slot(), slot -> new Track());
    boolean goesOn = track.open != null && near(rule, track.open, hit);
    Episode found = goesOn ? track.open : null;
    for (Published told : track.over()) {
      if (told.retracted() || !near(rule, told.episode(), hit)) {
        continue;
      }
      if (found == null) {
        found = told.episode();
      } else { // the hit lies between two episodes: they are one
        publisher.tell(rule, track, Alert.State.RETRACTED, told.episode());
        found = found.joinedWith(told.episode());
      }
    }
    found = found == null ? Episode.opening(track.nextOrdinal++, hit) : found.amendedBy(hit);
    if (goesOn) {
      track.open = found;
    } else {
      keep(rule, track, found);
    }
  }

  /** Signals that are pending may go on with what has been found, as long as it is not over. */
  private void keep(Rule rule, Track track, Episode found) {
    if (track.open == null && the.frontier() <= found.last() + rule.quietMillis()) {
      track.open = found;
    } else {
      publisher.tell(rule, track, Alert.State.CLOSED, found);
    }
  }

  private static boolean near(Rule rule, Episode episode, Hit hit) {
    return hit.time() >= episode.first() - rule.quietMillis()
        && hit.time() <= episode.last() + rule.quietMillis();
  }

  private void retract() {
    for (Map.Entry<Integer, Track> each : the.state().tracks.entrySet()) {
      Rule rule = the.pack().rule(each.getKey());
      Track track = each.getValue();
      if (rule == null) {
        continue;
      }
      if (track.open != null && !stands(rule, track.open)) {
        Episode gone = track.open;
        track.open = null;
        if (track.published.containsKey(gone.ordinal())) {
          publisher.tell(rule, track, Alert.State.RETRACTED, gone);
        }
      }
      for (Published told : track.over()) {
        if (!told.retracted() && !stands(rule, told.episode())) {
          publisher.tell(rule, track, Alert.State.RETRACTED, told.episode());
        }
      }
    }
  }

  private boolean stands(Rule rule, Episode episode) {
    if (the.held(episode.first()).allowed()) {
      return false;
    }
    if (!rule.readsStanding() || episode.listings().isEmpty()) {
      return true;
    }
    List<Standing> all = new ArrayList<>(the.shared().over(the.subject()));
    all.add(the.state().standing);
    for (Standing standing : all) {
      for (Entry entry : standing.entries()) {
        if (episode.listings().contains(entry.id()) && overlaps(entry, episode)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean overlaps(Entry entry, Episode episode) {
    return entry.from() <= episode.last() && entry.until() > episode.first();
  }
}
