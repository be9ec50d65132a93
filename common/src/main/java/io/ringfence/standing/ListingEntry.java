package io.ringfence.standing;

import io.ringfence.signal.Origin;

/**
 * One stretch during which a list held something on a subject.
 *
 * @param id of the listing signal that opened it
 * @param learnt when we learnt of it
 * @param from first moment at which it holds
 * @param until first moment at which it no longer does; {@link Long#MAX_VALUE} if open-ended
 * @param allow whether it clears the subject rather than lists it
 * @param origin what it follows from, if nobody wrote it
 */
public record ListingEntry(
    String id,
    String list,
    String reason,
    long learnt,
    long from,
    long until,
    boolean allow,
    Origin origin) {

  public boolean holds(long time) {
    return from <= time && time < until;
  }

  /** Whether it follows from an alert or from another listing, so that nobody wrote it. */
  public boolean follows() {
    return !origin.equals(Origin.NONE);
  }

  /** This one and another that follows from the same listing by another way. */
  ListingEntry mergedWith(ListingEntry other) {
    boolean shorter = origin.hop() <= other.origin.hop();
    ListingEntry first = shorter ? this : other;
    return new ListingEntry(
        first.id,
        first.list,
        first.reason,
        Math.min(learnt, other.learnt),
        Math.min(from, other.from),
        Math.max(until, other.until),
        first.allow,
        first.origin);
  }

  ListingEntry endingAt(long end) {
    return new ListingEntry(id, list, reason, learnt, from, Math.min(until, end), allow, origin);
  }
}
