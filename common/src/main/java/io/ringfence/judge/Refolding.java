package io.ringfence.judge;

import io.ringfence.alert.Alert;
import io.ringfence.alert.AlertJson;
import io.ringfence.rule.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * One rule's settled episodes, made anew of the signals that are still traced. An episode all of
 * whose hits are traced is what they make of it now; one that began before stands as long as one of
 * its listings does, and can only grow.
 */
final class Refolding {

  /**
   * A stretch in the making.
   *
   * @param was ordinals of the episodes that its hits were of
   */
  private record Piece(Episode episode, TreeSet<Integer> was) {

    Piece joinedWith(Piece next) {
      TreeSet<Integer> both = new TreeSet<>(was);
      both.addAll(next.was);
      return new Piece(episode.joinedWith(next.episode), both);
    }
  }

  private final Case the;
  private final Grounds grounds;
  private final Publisher publisher;
  private final Rule rule;
  private final List<Retried> retried;
  private final Map<Integer, Episode> known = new HashMap<>();
  private Track track;

  Refolding(Case the, Grounds grounds, Publisher publisher, Rule rule, List<Retried> retried) {
    this.the = the;
    this.grounds = grounds;
    this.publisher = publisher;
    this.rule = rule;
    this.retried = retried;
  }

  void refold() {
    track = the.state().tracks.getOrDefault(rule.slot(), new Track());
    for (Published told : track.over()) {
      if (!told.retracted()) {
        known.put(told.episode().ordinal(), told.episode());
      }
    }
    if (track.open != null) {
      known.put(track.open.ordinal(), track.open);
    }
    List<Piece> pieces = folded(pieces());
    if (!pieces.isEmpty()) {
      the.state().tracks.putIfAbsent(rule.slot(), track);
    }
    Map<Integer, Episode> now = numbered(pieces);
    retire(now, pieces);
    now.values().stream().sorted(Comparator.comparingLong(Episode::first)).forEach(this::keep);
  }

  private List<Piece> pieces() {
    List<Piece> pieces = new ArrayList<>();
    List<Retried> left = new ArrayList<>(retried);
    for (Episode each : known.values()) {
      List<Retried> within = within(each);
      if (within.size() == each.hits()) {
        for (Retried again : within) {
          if (again.isHit(rule, each.listings())) {
            pieces.add(piece(again, each.ordinal()));
          }
        }
      } else {
        Episode upheld = upheld(each, within);
        if (upheld != null) {
          pieces.add(new Piece(upheld, new TreeSet<>(List.of(each.ordinal()))));
        }
      }
      left.removeAll(within);
    }
    for (Retried again : left) {
      // What was a hit before is of an episode that is no longer kept, and stays with it.
      if (!again.wasHit(rule) && again.isHit(rule, List.of())) {
        pieces.add(piece(again, 0));
      }
    }
    return pieces;
  }

  /** The traced hits of an episode. */
  private List<Retried> within(Episode episode) {
    return retried.stream()
        .filter(
            each ->
                each.wasHit(rule)
                    && each.time() >= episode.first()
                    && each.time() <= episode.last())
        .toList();
  }

  private Piece piece(Retried again, int was) {
    TreeSet<Integer> ordinals = new TreeSet<>();
    if (was > 0) {
      ordinals.add(was);
    }
    return new Piece(Episode.opening(0, again.hit(rule)), ordinals);
  }

  /** One whose hits are not all at hand any more; null if it does not stand. */
  private Episode upheld(Episode episode, List<Retried> within) {
    Episode upheld = episode.restingOn(grounds.standing(episode), episode.retro());
    for (Retried again : within) {
      if (again.isHit(rule, episode.listings())) {
        Hit hit = again.hit(rule);
        upheld = upheld.restingToo(hit.listings(), hit.retro());
      }
    }
    boolean cleared = the.held(episode.first()).allowed();
    boolean bare = upheld.listings().isEmpty() && !episode.listings().isEmpty();
    return cleared || bare ? null : upheld;
  }

  /** Those that lie no further apart than the rule's quiet are one. */
  private List<Piece> folded(List<Piece> pieces) {
    pieces.sort(Comparator.comparingLong(each -> each.episode().first()));
    List<Piece> folded = new ArrayList<>();
    for (Piece each : pieces) {
      Piece last = folded.isEmpty() ? null : folded.get(folded.size() - 1);
      if (last != null && each.episode().first() - last.episode().last() <= rule.quietMillis()) {
        folded.set(folded.size() - 1, last.joinedWith(each));
      } else {
        folded.add(each);
      }
    }
    return folded;
  }

  /**
   * By ordinal: each keeps the lowest that its hits had, what may still go on that of the open one;
   * what is found new takes the next.
   */
  private Map<Integer, Episode> numbered(List<Piece> pieces) {
    Map<Integer, Episode> numbered = new HashMap<>();
    int last = -1;
    if (track.open != null) {
      for (int i = pieces.size() - 1; i >= 0 && last < 0; i--) {
        last = pieces.get(i).was().contains(track.open.ordinal()) ? i : last;
      }
      if (last >= 0) {
        numbered.put(track.open.ordinal(), pieces.get(last).episode());
      }
    }
    for (int i = 0; i < pieces.size(); i++) {
      if (i == last) {
        continue;
      }
      int ordinal = 0;
      for (int was : pieces.get(i).was()) {
        ordinal = ordinal == 0 && !numbered.containsKey(was) ? was : ordinal;
      }
      numbered.put(ordinal == 0 ? track.nextOrdinal++ : ordinal, pieces.get(i).episode());
    }
    numbered.replaceAll((ordinal, episode) -> episode.as(ordinal));
    return numbered;
  }

  /** Retracts what is no more, or is part of another one. */
  private void retire(Map<Integer, Episode> now, List<Piece> pieces) {
    for (Episode gone : known.values()) {
      if (now.containsKey(gone.ordinal())) {
        continue;
      }
      if (track.open != null && track.open.ordinal() == gone.ordinal()) {
        track.open = null;
      }
      if (track.published.containsKey(gone.ordinal())) {
        publisher.retract(rule, track, gone, reason(gone, now, pieces));
      }
    }
  }

  private String reason(Episode gone, Map<Integer, Episode> now, List<Piece> pieces) {
    for (Piece each : pieces) {
      if (each.was().contains(gone.ordinal())) {
        for (Map.Entry<Integer, Episode> other : now.entrySet()) {
          if (other.getValue().first() == each.episode().first()) {
            return "one with alert " + AlertJson.id(rule, the.subject(), other.getKey());
          }
        }
      }
    }
    return grounds.gone(rule, gone);
  }

  /** Signals that are pending may go on with what has been found, as long as it is not over. */
  private void keep(Episode found) {
    boolean open = track.open != null && track.open.ordinal() == found.ordinal();
    if (known.containsKey(found.ordinal()) && found.tellsTheSameAs(known.get(found.ordinal()))) {
      return;
    }
    if (open || (track.open == null && the.frontier() <= found.last() + rule.quietMillis())) {
      track.open = found;
    } else {
      publisher.tell(rule, track, Alert.State.CLOSED, found);
    }
  }
}
