package io.ringfence.console.page;

import io.ringfence.signal.Listing;
import io.ringfence.signal.SignalTopic;

/**
 * What a list said, with both times: when it holds, and when we learnt it.
 *
 * @param action listed, removed, withdrawn, allowed or exempt
 * @param from epoch milliseconds
 * @param until {@link Long#MAX_VALUE} if open-ended
 * @param state what became of it: holds, ended, to come, never held
 * @param origin what it follows from; of an exemption what the subject is exempt from
 * @param correctable its id where whoever looks can say that it was wrong; else empty
 */
public record ListingRow(
    Masking.SubjectLink subject,
    String list,
    String reason,
    String action,
    String actor,
    long learnt,
    long from,
    long until,
    String state,
    String origin,
    String correctable) {

  public static ListingRow of(Listing listing, Masking masking, long now) {
    return of(listing, listing.until(), false, masking, now);
  }

  /**
   * The same, with what became of it.
   *
   * @param until when it held no longer, by all that was said later
   */
  public static ListingRow of(
      Listing listing, long until, boolean neverHeld, Masking masking, long now) {
    boolean removal = listing.action() == SignalTopic.LISTING_REMOVE;
    return new ListingRow(
        masking.link(listing.subject()),
        masking.text(listing.list()),
        masking.note(listing.reason()),
        action(listing),
        masking.text(listing.actor()),
        listing.time(),
        listing.from(),
        until,
        removal ? "" : state(listing.from(), until, neverHeld, now),
        origin(listing, masking),
        "");
  }

  private static String origin(Listing listing, Masking masking) {
    if (!listing.exemption().isNone()) {
      return "from " + masking.text(listing.exemption().inWords());
    }
    if (listing.origin().linked()) {
      int hop = listing.origin().hop();
      return hop + (hop == 1 ? " link" : " links") + " from a listed subject";
    }
    return listing.origin().id().isEmpty() ? "" : "follows from an alert";
  }

  private static String action(Listing listing) {
    return switch (listing.action()) {
      case LISTING_REMOVE -> listing.withdrawn() ? "withdrawn" : "removed";
      case LISTING_ALLOW -> "allowed";
      case LISTING_EXEMPT -> "exempt";
      default -> "listed";
    };
  }

  /** The same where whoever looks can say that it was wrong. */
  ListingRow correctable(String id) {
    return new ListingRow(
        subject, list, reason, action, actor, learnt, from, until, state, origin, id);
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
