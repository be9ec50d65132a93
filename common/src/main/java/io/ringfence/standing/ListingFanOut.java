package io.ringfence.standing;

import io.ringfence.signal.Listing;
import io.ringfence.signal.Origin;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.Subject;
import java.util.ArrayList;
import java.util.List;

/**
 * What of an exact subject's listings every judge has to hear of: its allows, which clear it also
 * where another subject's alert would accuse it, and of its removals only those that an allow falls
 * to. A list of a million numbers that is renewed and changed daily is no matter of theirs.
 */
public final class ListingFanOut {

  private ListingFanOut() {}

  /** Whether a change of an exact subject bears on what every judge has to hear of. */
  static boolean concerns(Listing listing) {
    return listing.action() == SignalTopic.LISTING_ALLOW
        || (listing.action() == SignalTopic.LISTING_REMOVE && listing.version() == 0);
  }

  /**
   * Takes a change into the allows and removals of its subject.
   *
   * @param history of the subject, of changes that concern every judge
   * @return what every judge has to hear now: the change, and with an allow the removals of its
   *     list that came before it
   */
  public static List<Listing> accept(Standing history, Listing change) {
    boolean known = history.said(change.id()) != null;
    if (!history.accept(change)) {
      return List.of();
    }
    if (change.version() == Listing.CORRECTED) {
      return known ? List.of(change) : List.of();
    }
    if (change.action() == SignalTopic.LISTING_REMOVE) {
      // Of so many changes the oldest are forgotten, and with them an allow that still holds.
      boolean full = history.notices().size() >= Standing.MOST_NOTICES;
      return full || allows(history, change.list()) ? List.of(change) : List.of();
    }
    List<Listing> heard = new ArrayList<>(1);
    heard.add(change);
    for (ListingChange each : history.notices()) {
      if (each.action() == SignalTopic.LISTING_REMOVE && each.list().equals(change.list())) {
        heard.add(listing(change.subject(), each));
      }
    }
    return heard;
  }

  private static boolean allows(Standing history, String list) {
    return history.notices().stream()
        .anyMatch(each -> each.action() == SignalTopic.LISTING_ALLOW && each.list().equals(list));
  }

  private static Listing listing(Subject subject, ListingChange removal) {
    return new Listing(
        removal.id(),
        removal.time(),
        "",
        removal.action(),
        subject,
        removal.list(),
        removal.reason(),
        removal.from(),
        removal.until(),
        removal.withdrawn(),
        "",
        0,
        Origin.NONE);
  }
}
