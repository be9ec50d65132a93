package io.ringfence.console.page;

import io.ringfence.signal.Listing;
import io.ringfence.signal.Topic;

/**
 * What a list said, with both times: when it holds, and when we learnt it.
 *
 * @param action listed, removed, withdrawn or allowed
 * @param from epoch milliseconds
 * @param until {@link Long#MAX_VALUE} if open-ended
 * @param state what became of it: holds, ended, to come, never held
 */
public record ListingLine(
    Sight.SubjectLink subject,
    String list,
    String reason,
    String action,
    String actor,
    long learnt,
    long from,
    long until,
    String state,
    String origin) {

  public static ListingLine of(Listing listing, Sight masking, long now) {
    return of(listing, listing.until(), false, masking, now);
  }

  /**
   * The same, with what became of it.
   *
   * @param until when it held no longer, by all that was said later
   */
  public static ListingLine of(
      Listing listing, long until, boolean neverHeld, Sight masking, long now) {
    boolean removal = listing.action() == Topic.LISTING_REMOVE;
    return new ListingLine(
        masking.link(listing.subject()),
        masking.text(listing.list()),
        masking.text(listing.reason()),
        removal
            ? listing.withdrawn() ? "withdrawn" : "removed"
            : listing.action() == Topic.LISTING_ALLOW ? "allowed" : "listed",
        masking.text(listing.actor()),
        listing.time(),
        listing.from(),
        until,
        removal ? "" : state(listing.from(), until, neverHeld, now),
        listing.origin().linked()
            ? listing.origin().hop()
                + (listing.origin().hop() == 1 ? " link" : " links")
                + " from a listed subject"
            : listing.origin().id().isEmpty() ? "" : "follows from an alert");
  }

  private static String state(long from, long until, boolean neverHeld, long now) {
    if (neverHeld) {
      return "never held";
    }
    return from > now ? "to come" : until <= now ? "ended" : "holds";
  }

  public boolean open() {
    return until == Long.MAX_VALUE;
  }
}
