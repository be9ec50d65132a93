package io.ringfence.console.page;

import io.ringfence.signal.Listing;
import io.ringfence.signal.SignalTopic;

/**
 * What a list said, with both times: when it holds, and when we learnt it.
 *
 * @param until when it held no longer, by all that was said later; {@link Long#MAX_VALUE} if it is
 *     open-ended
 * @param correctable whether whoever looks can say that it was wrong
 */
public record ListingRow(Listing listing, long until, boolean neverHeld, boolean correctable) {

  public boolean removal() {
    return listing.action() == SignalTopic.LISTING_REMOVE;
  }

  /** Listed, removed, withdrawn or allowed. */
  public String action() {
    if (removal()) {
      return listing.withdrawn() ? "withdrawn" : "removed";
    }
    return listing.action() == SignalTopic.LISTING_ALLOW ? "allowed" : "listed";
  }

  /** What became of it: holds, ended, to come, never held; empty of a removal. */
  public String state(long now) {
    if (removal() || neverHeld) {
      return removal() ? "" : "never held";
    }
    return listing.from() > now ? "to come" : until <= now ? "ended" : "holds";
  }

  /** What it follows from; empty of one that somebody has made. */
  public String origin() {
    if (listing.origin().linked()) {
      int hop = listing.origin().hop();
      return hop + (hop == 1 ? " link" : " links") + " from a listed subject";
    }
    return listing.origin().id().isEmpty() ? "" : "follows from an alert";
  }
}
