package io.ringfence.lists.history;

import io.ringfence.ip.IpNetwork;
import io.ringfence.signal.Listing;
import io.ringfence.signal.Privacy;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import io.ringfence.standing.ActiveListings;
import io.ringfence.standing.ListingEntry;
import io.ringfence.standing.Standing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that lists ever said of one subject, and of the ranges or networks that it lies in,
 * and who became suspect by its listings. Of what else is said of others it keeps nothing.
 */
public final class SubjectHistory {

  /**
   * One change, with what became of it.
   *
   * @param until when it held no longer, {@link Long#MAX_VALUE} if open-ended; of a removal nothing
   * @param neverHeld whether it was withdrawn, or otherwise never held
   */
  public record Line(Listing listing, long until, boolean neverHeld) {}

  /**
   * What a link made of a listing.
   *
   * @param towards whether the other became suspect by this subject's listing, else this one by its
   * @param other whose listing, or who
   * @param listing what was learnt last of the one who became suspect; it says by how many links
   * @param until when it held no longer, {@link Long#MAX_VALUE} if open-ended
   * @param stands false if it was taken back
   */
  public record Link(boolean towards, Subject other, Listing listing, long until, boolean stands) {}

  /**
   * What was known at one moment, the earliest learnt first, what held at another, and by which
   * links it did.
   */
  public record Answer(List<Line> lines, ActiveListings held, List<Link> links) {}

  private final Subject subject;
  private final Optional<IpNetwork> cidr;
  private final Map<String, Listing> changes = new HashMap<>();
  private final Map<Subject, Standing> standings = new HashMap<>();
  private final Map<String, Listing> followed = new HashMap<>();
  private final Map<Subject, Standing> followers = new HashMap<>();

  public SubjectHistory(Subject subject) {
    this.subject = subject;
    boolean addresses =
        subject.kind() == SubjectKind.ADDRESS || subject.kind() == SubjectKind.NETWORK;
    this.cidr = addresses ? Optional.of(IpNetwork.of(subject)) : Optional.empty();
  }

  /** Takes one change, in any order, of anybody. */
  public void accept(Listing listing) {
    if (concerns(listing.subject())) {
      accept(listing, standings, changes);
    } else if (listing.origin().linked() && listing.origin().key().equals(subject.key())) {
      accept(listing, followers, followed);
    }
  }

  /**
   * Takes a correction, after the changes that it may bear on: the line of a wrong listing says
   * that it never held.
   */
  public void correct(Privacy request) {
    Standing standing = standings.get(request.subject());
    if (standing != null && !request.correct().listing().isEmpty()) {
      standing.accept(Listing.correction(request));
    }
  }

  private static void accept(
      Listing listing, Map<Subject, Standing> standings, Map<String, Listing> changes) {
    if (standings.computeIfAbsent(listing.subject(), unknown -> Standing.whole()).accept(listing)) {
      changes.put(listing.id(), listing);
    }
  }

  private boolean concerns(Subject listed) {
    return switch (listed.kind()) {
      case RANGE ->
          (subject.kind() == SubjectKind.NUMBER || subject.kind() == SubjectKind.RANGE)
              && subject.value().startsWith(listed.value());
      case NETWORK -> cidr.isPresent() && IpNetwork.of(listed).contains(cidr.get());
      default -> listed.equals(subject);
    };
  }

  /** What held at a moment, by what we had learnt until another. */
  public Answer ask(long at, long knownAt) {
    Map<String, ListingEntry> entries = new HashMap<>();
    for (Standing standing : standings.values()) {
      standing.entries(knownAt).forEach(entry -> entries.put(entry.id(), entry));
    }
    // Of several ways from one listing the shortest stands for all: each is shown as it was learnt.
    entries.putAll(linked(standings, knownAt));
    List<Line> lines = new ArrayList<>();
    changes.values().stream()
        .filter(each -> each.time() <= knownAt)
        .sorted(Comparator.comparingLong(Listing::time).thenComparing(Listing::id))
        .forEach(each -> lines.add(line(each, entries.get(each.id()))));
    List<Link> links = new ArrayList<>(links(false, changes, entries, knownAt));
    links.addAll(links(true, followed, linked(followers, knownAt), knownAt));
    return new Answer(
        lines, ActiveListings.at(at, knownAt, List.copyOf(standings.values())), links);
  }

  private static Map<String, ListingEntry> linked(Map<Subject, Standing> standings, long knownAt) {
    Map<String, ListingEntry> linked = new HashMap<>();
    for (Standing standing : standings.values()) {
      standing.linked(knownAt).forEach(entry -> linked.put(entry.id(), entry));
    }
    return linked;
  }

  private static List<Link> links(
      boolean towards,
      Map<String, Listing> changes,
      Map<String, ListingEntry> entries,
      long knownAt) {
    List<Link> links = new ArrayList<>();
    for (Listing each : changes.values()) {
      if (each.origin().linked() && each.time() <= knownAt) {
        ListingEntry entry = entries.get(each.id());
        Subject other = towards ? each.subject() : Subject.ofKey(each.origin().key());
        links.add(
            new Link(
                towards, other, each, entry == null ? each.from() : entry.until(), entry != null));
      }
    }
    links.sort(
        Comparator.comparingInt((Link each) -> each.listing().origin().hop())
            .thenComparing(each -> each.listing().time())
            .thenComparing(each -> each.listing().id()));
    return links;
  }

  private static Line line(Listing listing, ListingEntry entry) {
    if (listing.action() == SignalTopic.LISTING_REMOVE) {
      return new Line(listing, Long.MAX_VALUE, false);
    }
    return entry == null
        ? new Line(listing, listing.from(), true)
        : new Line(listing, entry.until(), false);
  }
}
