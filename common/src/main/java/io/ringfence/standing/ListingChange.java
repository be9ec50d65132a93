package io.ringfence.standing;

import io.ringfence.signal.Listing;
import io.ringfence.signal.Origin;
import io.ringfence.signal.SignalTopic;
import java.util.Comparator;

/**
 * One change of a subject's standing, without the subject: what is stored. Names of lists and
 * reasons come by the million and are few: one text for each is kept.
 */
public record ListingChange(
    SignalTopic action,
    String id,
    String list,
    String reason,
    long time,
    long from,
    long until,
    boolean withdrawn,
    long version,
    Origin origin) {

  /** Changes count in the order in which we learnt of them, whatever the order of arrival. */
  static final Comparator<ListingChange> ORDER =
      Comparator.comparingLong(ListingChange::time).thenComparing(ListingChange::id);

  public ListingChange {
    list = list.intern();
    reason = reason.intern();
  }

  static ListingChange of(Listing listing) {
    return new ListingChange(
        listing.action(),
        listing.id(),
        listing.list(),
        listing.reason(),
        listing.time(),
        listing.from(),
        listing.until(),
        listing.withdrawn(),
        listing.version(),
        listing.origin());
  }

  /** Whether somebody has said that what has this id was wrong. */
  boolean corrects() {
    return version == Listing.CORRECTED;
  }

  /** Whether it follows from an alert or from another listing, so that nobody wrote it. */
  boolean follows() {
    return !origin.equals(Origin.NONE);
  }

  /**
   * Whether it takes the place of one with the same id. After a crash a version may come twice,
   * with other content: the later one counts.
   */
  boolean isNewsAfter(ListingChange known) {
    if (known.corrects()) {
      return follows();
    }
    if (corrects()) {
      return !known.follows();
    }
    return version > 0 && version >= known.version && !equals(known);
  }

  /** Without what somebody has written about the subject. */
  ListingChange withoutWords() {
    return new ListingChange(action, id, list, "", time, from, until, withdrawn, version, origin);
  }
}
