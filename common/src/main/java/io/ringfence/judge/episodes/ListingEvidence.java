package io.ringfence.judge.episodes;

import io.ringfence.alert.CitedListing;
import io.ringfence.judge.context.SubjectContext;
import io.ringfence.judge.state.Episode;
import io.ringfence.rule.Rule;
import io.ringfence.standing.ListingEntry;
import io.ringfence.standing.ListingRemoval;
import io.ringfence.standing.Standing;
import java.util.ArrayList;
import java.util.List;

/** The listings that are evidence for an episode, and whether they still hold. */
final class ListingEvidence {

  private final List<Standing> standings;

  /** Listings that ended before it may be forgotten, which alerts outlive that rest on them. */
  private final long forgotten;

  ListingEvidence(SubjectContext context) {
    standings = context.standings();
    forgotten = context.clock().kept(context.settings().retention().listing());
  }

  /** What the listings of an episode say, as far as they are still known. */
  List<CitedListing> cited(Episode episode) {
    List<CitedListing> cited = new ArrayList<>(episode.listings().size());
    for (String id : episode.listings()) {
      ListingEntry entry = entry(id);
      if (entry != null) {
        cited.add(
            new CitedListing(
                id, entry.list(), entry.reason(), entry.learnt(), entry.from(), entry.until()));
      }
    }
    return cited;
  }

  /** Those listings of an episode that still hold somewhere within it. */
  List<String> holding(Episode episode) {
    return episode.listings().stream().filter(id -> holds(id, episode)).toList();
  }

  private boolean holds(String id, Episode episode) {
    boolean known = false;
    for (Standing standing : standings) {
      ListingEntry said = standing.said(id);
      known |= said != null;
      if (said != null
          && standing.entries().contains(said)
          && said.from() <= episode.last()
          && said.until() > episode.first()) {
        return true;
      }
    }
    return !known && episode.first() < forgotten;
  }

  private ListingEntry entry(String id) {
    for (Standing standing : standings) {
      ListingEntry said = standing.said(id);
      if (said != null) {
        return isCorrected(said) ? null : said;
      }
    }
    return null;
  }

  /** Whether nothing is left of what it said: only a correction is on no list. */
  private static boolean isCorrected(ListingEntry said) {
    return said.list().isEmpty();
  }

  /** In a sentence, why an episode is retracted. */
  String retraction(Rule rule, Episode episode) {
    for (Standing standing : standings) {
      for (ListingEntry entry : standing.entries()) {
        if (entry.allow() && entry.holds(episode.first())) {
          return "cleared by the list " + entry.list() + ": " + entry.reason();
        }
      }
    }
    if (rule.readsStanding()) {
      for (String id : episode.listings()) {
        if (!holds(id, episode)) {
          return lapse(id);
        }
      }
    }
    return "no longer so by signals that came later";
  }

  private String lapse(String id) {
    for (Standing standing : standings) {
      ListingEntry said = standing.said(id);
      ListingRemoval removal = standing.removal(id);
      if (removal != null && isCorrected(said)) {
        return "listing " + id + " was wrong, and has been corrected";
      }
      if (removal != null) {
        String how = removal.withdrawn() ? "was withdrawn" : "did not hold then";
        return "listing %s of the list %s %s: %s".formatted(id, said.list(), how, removal.reason());
      }
    }
    return "listing " + id + " does not hold any more";
  }
}
