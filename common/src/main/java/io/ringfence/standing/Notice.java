package io.ringfence.standing;

import io.ringfence.signal.Listing;
import io.ringfence.signal.Origin;
import io.ringfence.signal.Topic;
import java.util.Comparator;

/** One change of a subject's standing, without the subject: what is stored. */
record Notice(
    Topic action,
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
  static final Comparator<Notice> ORDER =
      Comparator.comparingLong(Notice::time).thenComparing(Notice::id);

  static Notice of(Listing listing) {
    return new Notice(
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

  Notice with(SharedNames names) {
    return new Notice(
        action,
        id,
        names.of(list),
        names.of(reason),
        time,
        from,
        until,
        withdrawn,
        version,
        origin);
  }
}
