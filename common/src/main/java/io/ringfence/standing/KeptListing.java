package io.ringfence.standing;

import io.ringfence.signal.SignalTopic;
import java.util.ArrayList;
import java.util.List;

/**
 * One change of a subject's standing, as it is kept.
 *
 * @param since when its retention begins; {@link Long#MAX_VALUE} while it holds, or is needed
 */
public record KeptListing(ListingChange change, long since) {

  /** Every change of a standing, in the order in which we learnt of them. */
  public static List<KeptListing> of(Standing standing) {
    List<KeptListing> kept = new ArrayList<>();
    for (ListingChange change : standing.notices()) {
      kept.add(new KeptListing(change, since(change, standing)));
    }
    return kept;
  }

  /** From when on the retention of a change runs, as {@link Standing#purge} has it. */
  private static long since(ListingChange change, Standing standing) {
    if (standing.unneeded(change)) {
      return change.time();
    }
    // A removal that is needed is kept for as long as an entry that it ends.
    long since = change.action() == SignalTopic.LISTING_REMOVE ? Long.MAX_VALUE : Long.MIN_VALUE;
    for (ListingEntry entry : standing.entries()) {
      if (entry.id().equals(change.id())) {
        since = Math.max(since, Math.max(entry.until(), entry.learnt()));
      }
    }
    return since;
  }
}
