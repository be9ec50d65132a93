package io.ringfence.judge.links;

import io.ringfence.judge.context.SubjectContext;
import io.ringfence.judge.state.SubjectLinks.Derived;
import io.ringfence.judge.state.SubjectLinks.Other;
import io.ringfence.signal.Origin;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import io.ringfence.signal.encoding.Hash;
import io.ringfence.standing.ListingEntry;
import io.ringfence.standing.Standing;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The listings of others that follow from a subject's own listings by its links. */
record LinkedListings(SubjectContext context) {

  private static final Set<SubjectKind> PERSONS =
      EnumSet.of(SubjectKind.NUMBER, SubjectKind.ACCOUNT);

  /** Listings of one subject that are passed on to others, the latest. */
  private static final int MOST_PASSED_ON = 4;

  /** The listings that follow, by id, without their versions. */
  Map<String, Derived> wanted(SharedUse use) {
    Map<String, Derived> wanted = new TreeMap<>();
    if (context.subject().kind() == SubjectKind.ADDRESS) {
      return wanted; // an address says where somebody is, not who: many use it within a day
    }
    int passed = 0;
    List<ListingEntry> entries = context.state().standing().entries();
    for (int i = entries.size() - 1; i >= 0 && passed < MOST_PASSED_ON; i--) {
      ListingEntry entry = entries.get(i);
      long until = effectiveUntil(entry);
      if (!entry.allow() && entry.origin().hop() < Origin.MOST_HOPS && until > entry.from()) {
        passed++;
        pass(entry, until, use.newHolderAfter(entry.from()), wanted);
      }
    }
    return wanted;
  }

  /** When an entry ends, or an allow begins that beats it; its beginning if it never holds. */
  private long effectiveUntil(ListingEntry entry) {
    long until = entry.until();
    for (Standing standing : context.standings()) {
      for (ListingEntry allow : standing.entries()) {
        if (allow.allow() && allow.until() > entry.from()) {
          until = Math.min(until, Math.max(allow.from(), entry.from()));
        }
      }
    }
    return until;
  }

  private void pass(ListingEntry entry, long until, long newHolder, Map<String, Derived> wanted) {
    boolean direct = !entry.origin().linked();
    String origin = direct ? entry.id() : entry.origin().id();
    String originKey = direct ? context.subject().key() : entry.origin().key();
    for (Other other : context.links().get().all()) {
      // From the next millisecond on: the signal that made the link is no consequence of it.
      long from = Math.max(entry.from(), other.first() + 1);
      boolean knownBefore = !direct && isUsedBy(other) && other.first() <= entry.from();
      if (other.key().equals(originKey)
          || from >= until
          || other.first() >= newHolder
          || knownBefore) {
        continue;
      }
      Origin next = new Origin(origin, originKey, entry.origin().hop() + 1);
      long time = Math.max(entry.learnt(), other.first());
      String id =
          "link-"
              + Long.toHexString(
                  Hash.of(origin + '\n' + context.subject().key() + '\n' + other.key()));
      Derived derived = new Derived(other.key(), next, time, from, until, 0, true);
      wanted.merge(id, derived, (one, two) -> one.origin().hop() <= two.origin().hop() ? one : two);
    }
  }

  /**
   * Whether the other is a user of this device. Through a device that a listed subject used only
   * newcomers become suspect: one who used it before is family or office, one who comes later may
   * be the listed person again.
   */
  private boolean isUsedBy(Other other) {
    return context.subject().kind() == SubjectKind.DEVICE
        && PERSONS.contains(Subject.ofKey(other.key()).kind());
  }
}
