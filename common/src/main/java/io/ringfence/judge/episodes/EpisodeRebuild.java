package io.ringfence.judge.episodes;

import io.ringfence.alert.Alert;
import io.ringfence.judge.context.SubjectContext;
import io.ringfence.judge.state.Episode;
import io.ringfence.judge.state.PublishedEpisode;
import io.ringfence.judge.state.RuleEpisodes;
import io.ringfence.judge.state.RuleHit;
import io.ringfence.rule.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Rebuilds one rule's settled episodes from the settled signals that are kept. An episode whose
 * hits are all kept becomes what they make of it now; one that began before holds as long as one of
 * its listings does, and can only grow.
 */
final class EpisodeRebuild {

  /**
   * A part of an episode.
   *
   * @param was ordinals of the episodes that its hits belonged to
   */
  private record Piece(Episode episode, TreeSet<Integer> was) {

    Piece joinedWith(Piece next) {
      TreeSet<Integer> both = new TreeSet<>(was);
      both.addAll(next.was);
      return new Piece(episode.joinedWith(next.episode), both);
    }
  }

  private final SubjectContext context;
  private final ListingEvidence listingEvidence;
  private final AlertPublisher publisher;
  private final Rule rule;
  private final List<ReEvaluation> reevaluated;
  private final Map<Integer, Episode> known = new HashMap<>();
  private RuleEpisodes episodes;

  EpisodeRebuild(
      SubjectContext context,
      ListingEvidence listingEvidence,
      AlertPublisher publisher,
      Rule rule,
      List<ReEvaluation> reevaluated) {
    this.context = context;
    this.listingEvidence = listingEvidence;
    this.publisher = publisher;
    this.rule = rule;
    this.reevaluated = reevaluated;
  }

  void rebuild() {
    RuleEpisodes stored = context.state().episodes().get(rule.slot());
    episodes = stored == null ? new RuleEpisodes(rule.slot()) : stored;
    for (PublishedEpisode last : episodes.concluded()) {
      if (!last.retracted()) {
        known.put(last.episode().ordinal(), last.episode());
      }
    }
    if (episodes.open() != null) {
      known.put(episodes.open().ordinal(), episodes.open());
    }
    List<Piece> pieces = joined(pieces());
    if (stored == null && !pieces.isEmpty()) {
      context.state().episodes().add(episodes);
    }
    Map<Integer, Episode> now = numbered(pieces);
    retractGone(now, pieces);
    now.values().stream().sorted(Comparator.comparingLong(Episode::first)).forEach(this::keep);
  }

  private List<Piece> pieces() {
    List<Piece> pieces = new ArrayList<>();
    List<ReEvaluation> left = new ArrayList<>(reevaluated);
    for (Episode each : known.values()) {
      List<ReEvaluation> within = within(each);
      if (within.stream().mapToInt(ReEvaluation::signals).sum() == each.hits()) {
        for (ReEvaluation again : within) {
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
    for (ReEvaluation again : left) {
      // A former hit belongs to an episode that is no longer kept, and stays with it.
      if (!again.wasHit(rule) && again.isHit(rule, List.of())) {
        pieces.add(piece(again, 0));
      }
    }
    return pieces;
  }

  /** The hits of an episode that are kept. */
  private List<ReEvaluation> within(Episode episode) {
    return reevaluated.stream()
        .filter(
            each ->
                each.wasHit(rule)
                    && each.time() >= episode.first()
                    && each.time() <= episode.last())
        .toList();
  }

  private Piece piece(ReEvaluation again, int was) {
    TreeSet<Integer> ordinals = new TreeSet<>();
    if (was > 0) {
      ordinals.add(was);
    }
    return new Piece(Episode.opening(0, again.hit(rule)), ordinals);
  }

  /** An episode whose hits are not all kept; null if it is to be retracted. */
  private Episode upheld(Episode episode, List<ReEvaluation> within) {
    Episode upheld = episode.restingOn(listingEvidence.holding(episode), episode.retro());
    for (ReEvaluation again : within) {
      if (again.isHit(rule, episode.listings())) {
        RuleHit hit = again.hit(rule);
        upheld = upheld.restingAlsoOn(hit.listings(), hit.retro());
      }
    }
    boolean cleared = context.clears(rule, episode.first());
    boolean bare = upheld.listings().isEmpty() && !episode.listings().isEmpty();
    return cleared || bare ? null : upheld;
  }

  /** Pieces no further apart than the rule's quiet time are one. */
  private List<Piece> joined(List<Piece> pieces) {
    pieces.sort(Comparator.comparingLong(each -> each.episode().first()));
    List<Piece> joined = new ArrayList<>();
    for (Piece each : pieces) {
      Piece last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
      if (last != null && each.episode().first() - last.episode().last() <= rule.quietMillis()) {
        joined.set(joined.size() - 1, last.joinedWith(each));
      } else {
        joined.add(each);
      }
    }
    return joined;
  }

  /**
   * Episodes by ordinal. Each keeps the lowest that its hits had, the one that may still go on that
   * of the open one; a new one takes the next.
   */
  private Map<Integer, Episode> numbered(List<Piece> pieces) {
    Map<Integer, Episode> numbered = new HashMap<>();
    int last = -1;
    if (episodes.open() != null) {
      for (int i = pieces.size() - 1; i >= 0 && last < 0; i--) {
        last = pieces.get(i).was().contains(episodes.open().ordinal()) ? i : last;
      }
      if (last >= 0) {
        numbered.put(episodes.open().ordinal(), pieces.get(last).episode());
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
      numbered.put(ordinal == 0 ? episodes.takeOrdinal() : ordinal, pieces.get(i).episode());
    }
    numbered.replaceAll((ordinal, episode) -> episode.withOrdinal(ordinal));
    return numbered;
  }

  /** Retracts episodes that are gone, or part of another one. */
  private void retractGone(Map<Integer, Episode> now, List<Piece> pieces) {
    for (Episode gone : known.values()) {
      if (now.containsKey(gone.ordinal())) {
        continue;
      }
      if (episodes.isOpen(gone.ordinal())) {
        episodes.conclude();
      }
      if (episodes.published(gone.ordinal()) != null) {
        publisher.retract(rule, episodes, gone, reason(gone, now, pieces));
      }
    }
  }

  private String reason(Episode gone, Map<Integer, Episode> now, List<Piece> pieces) {
    for (Piece each : pieces) {
      if (each.was().contains(gone.ordinal())) {
        for (Map.Entry<Integer, Episode> other : now.entrySet()) {
          if (other.getValue().first() == each.episode().first()) {
            return "one with alert " + context.alertId(rule, other.getKey());
          }
        }
      }
    }
    return listingEvidence.retraction(rule, gone);
  }

  /** Pending signals may go on with an episode that has been found, as long as it is not over. */
  private void keep(Episode found) {
    boolean open = episodes.isOpen(found.ordinal());
    if (known.containsKey(found.ordinal()) && found.reportsTheSameAs(known.get(found.ordinal()))) {
      return;
    }
    if (!open && !mayGoOn(found)) {
      publisher.publish(rule, episodes, Alert.State.CLOSED, found);
      return;
    }
    if (!open && episodes.open() != null) {
      publisher.conclude(rule, episodes); // quiet since before what was found
    }
    episodes.reopen(found);
  }

  /** Whether hits may come that go on with it, and not with the open one. */
  private boolean mayGoOn(Episode found) {
    Episode open = episodes.open();
    return context.frontier() <= found.last() + rule.quietMillis()
        && (open == null || open.last() < found.first());
  }
}
