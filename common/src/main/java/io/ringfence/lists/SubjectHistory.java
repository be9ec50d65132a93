package io.ringfence.lists;

import io.ringfence.signal.Listing;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import io.ringfence.signal.Topic;
import io.ringfence.standing.Entry;
import io.ringfence.standing.Held;
import io.ringfence.standing.Standing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that lists ever said of one subject, and of the ranges or networks that it lies in. Of
 * what is said of others it keeps nothing.
 */
public final class SubjectHistory {

  /**
   * One change, with what became of it.
   *
   * @param until when it held no longer, {@link Long#MAX_VALUE} if open-ended; of a removal nothing
   * @param neverHeld whether it was withdrawn, or otherwise never held
   */
  public record Line(Listing listing, long until, boolean neverHeld) {}

  /** What was known at one moment, the earliest learnt first, and what held at another. */
  public record Answer(List<Line> lines, Held held) {}

  private final Subject subject;
  private final Optional<Cidr> cidr;
  private final Map<String, Listing> told = new HashMap<>();
  private final Map<Subject, Standing> standings = new HashMap<>();

  public SubjectHistory(Subject subject) {
    this.subject = subject;
    boolean addresses =
        subject.kind() == SubjectKind.ADDRESS || subject.kind() == SubjectKind.NETWORK;
    this.cidr = addresses ? Optional.of(Cidr.of(subject)) : Optional.empty();
  }

  /** Takes one change, in any order, of anybody. */
  public void accept(Listing listing) {
    if (concerns(listing.subject())
        && standings
            .computeIfAbsent(listing.subject(), unknown -> Standing.whole())
            .accept(listing)) {
      told.put(listing.id(), listing);
    }
  }

  private boolean concerns(Subject listed) {
    return switch (listed.kind()) {
      case RANGE ->
          (subject.kind() == SubjectKind.NUMBER || subject.kind() == SubjectKind.RANGE)
              && subject.value().startsWith(listed.value());
      case NETWORK -> cidr.isPresent() && Cidr.of(listed).contains(cidr.get());
      default -> listed.equals(subject);
    };
  }

  /** What held at a moment, by what we had learnt until another. */
  public Answer ask(long at, long knownAt) {
    Map<String, Entry> entries = new HashMap<>();
    for (Standing standing : standings.values()) {
      standing.entries(knownAt).forEach(entry -> entries.put(entry.id(), entry));
    }
    List<Line> lines = new ArrayList<>();
    told.values().stream()
        .filter(each -> each.time() <= knownAt)
        .sorted(Comparator.comparingLong(Listing::time).thenComparing(Listing::id))
        .forEach(each -> lines.add(line(each, entries.get(each.id()))));
    return new Answer(lines, Held.at(at, knownAt, List.copyOf(standings.values())));
  }

  private static Line line(Listing listing, Entry entry) {
    if (listing.action() == Topic.LISTING_REMOVE) {
      return new Line(listing, Long.MAX_VALUE, false);
    }
    return entry == null
        ? new Line(listing, listing.from(), true)
        : new Line(listing, entry.until(), false);
  }
}
