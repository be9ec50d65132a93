package io.ringfence.standing;

import io.ringfence.signal.Exemption;
import io.ringfence.signal.Origin;
import io.ringfence.signal.SignalTopic;

/**
 * One stretch during which a list held something on a subject.
 *
 * @param id of the listing signal that opened it
 * @param learnt when we learnt of it
 * @param from first moment at which it holds
 * @param until first moment at which it no longer does; {@link Long#MAX_VALUE} if open-ended
 * @param action of that signal: an add, an allow or an exempt
 * @param origin what it follows from, if nobody wrote it
 * @param exemption from what the subject is exempt, of an exempt
 */
public record ListingEntry(
    String id,
    String list,
    String reason,
    long learnt,
    long from,
    long until,
    SignalTopic action,
    Origin origin,
    Exemption exemption) {

  /** Whether it lists the subject. An exemption does not, and unlists nobody either. */
  public boolean lists() {
    return action == SignalTopic.LISTING_ADD;
  }

  /** Whether it clears the subject of all rules. */
  public boolean allow() {
    return action == SignalTopic.LISTING_ALLOW;
  }

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
        first.action,
        first.origin,
        first.exemption);
  }

  ListingEntry endingAt(long end) {
    return new ListingEntry(
        id, list, reason, learnt, from, Math.min(until, end), action, origin, exemption);
  }
}
