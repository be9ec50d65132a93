package io.ringfence.judge.episodes;

import io.ringfence.judge.context.Publication;
import io.ringfence.judge.context.SubjectContext;
import io.ringfence.judge.state.Episode;
import io.ringfence.judge.state.PublishedEpisode;
import io.ringfence.judge.state.RuleEpisodes;
import io.ringfence.rule.Rule;
import io.ringfence.signal.Listing;
import io.ringfence.signal.Origin;
import io.ringfence.standing.Standing;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Listings that follow from alerts and have had another beginning or end since the update began.
 * The last version of an alert that cites one says what it says in the end, whatever the order of
 * arrival.
 */
public final class MovedListings {

  private final SubjectContext context;

  /** By id, how many publications the update had made by then. */
  private final Map<String, Integer> moved = new HashMap<>(0);

  MovedListings(SubjectContext context) {
    this.context = context;
  }

  /** Whether a listing of the subject was news; one that follows from an alert may have moved. */
  public boolean accept(Listing listing) {
    Standing standing = context.state().standing();
    boolean known = !listing.origin().equals(Origin.NONE) && standing.said(listing.id()) != null;
    if (!standing.accept(listing)) {
      return false;
    }
    if (known) {
      add(listing.id());
    }
    return true;
  }

  public void add(String id) {
    moved.put(id, context.outcome().publications().size());
  }

  /** Publishes again what cites one as it was before. */
  public void publish(AlertPublisher publisher) {
    if (moved.isEmpty()) {
      return;
    }
    for (RuleEpisodes episodes : context.state().episodes()) {
      Rule rule = context.pack().rule(episodes.ruleSlot());
      if (rule == null) {
        continue;
      }
      for (PublishedEpisode last : List.copyOf(episodes.published())) {
        String id = context.alertId(rule, last.episode().ordinal());
        if (!last.retracted() && citesAsBefore(last.episode(), id)) {
          publisher.publish(rule, episodes, last.state(), last.episode());
        }
      }
    }
    moved.clear();
  }

  private boolean citesAsBefore(Episode episode, String alertId) {
    for (String id : episode.listings()) {
      Integer since = moved.get(id);
      if (since != null && !isPublishedSince(alertId, since)) {
        return true;
      }
    }
    return false;
  }

  private boolean isPublishedSince(String alertId, int since) {
    List<Publication> all = context.outcome().publications();
    return all.subList(since, all.size()).stream().anyMatch(each -> each.id().equals(alertId));
  }
}
