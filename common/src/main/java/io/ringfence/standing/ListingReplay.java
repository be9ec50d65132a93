package io.ringfence.standing;

import io.ringfence.signal.SignalTopic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What lists have held, by the changes that were written. */
final class ListingReplay {

  private ListingReplay() {}

  /**
   * What was not withdrawn, in the order in which we learnt of it.
   *
   * @param notices by {@link ListingChange#ORDER}
   * @param knownAt what was learnt after it is left out
   */
  static List<ListingEntry> of(List<ListingChange> notices, long knownAt) {
    List<ListingEntry> held = new ArrayList<>(notices.size());
    for (ListingChange notice : notices) {
      if (notice.time() > knownAt) {
        break; // they are in order of that time
      }
      if (notice.action() == SignalTopic.LISTING_REMOVE) {
        if (notice.version() == 0) { // else it took the place of what it takes back
          remove(held, notice);
        }
      } else {
        held.add(entry(notice));
      }
    }
    return held;
  }

  /** What a change says that lists, allows or exempts. */
  static ListingEntry entry(ListingChange notice) {
    return new ListingEntry(
        notice.id(),
        notice.list(),
        notice.reason(),
        notice.time(),
        notice.from(),
        notice.until(),
        notice.action(),
        notice.origin(),
        notice.exemption());
  }

  /** The last removal that bore on what the change at {@code index} said, or null. */
  static ListingRemoval removal(List<ListingChange> notices, int index) {
    ListingChange said = notices.get(index);
    if (said.action() == SignalTopic.LISTING_REMOVE) {
      return new ListingRemoval(said.withdrawn(), said.reason());
    }
    List<ListingEntry> held = new ArrayList<>(List.of(entry(said)));
    ListingRemoval last = null;
    for (ListingChange notice : notices.subList(index + 1, notices.size())) {
      if (notice.action() != SignalTopic.LISTING_REMOVE || notice.version() > 0) {
        continue;
      }
      List<ListingEntry> before = List.copyOf(held);
      remove(held, notice);
      if (!held.equals(before)) {
        last = new ListingRemoval(notice.withdrawn(), notice.reason());
      }
    }
    return last;
  }

  /** Of all ways that lead from one listing to the subject the shortest stands for them all. */
  static List<ListingEntry> merged(List<ListingEntry> held) {
    for (int i = 0; i < held.size(); i++) {
      for (int j = held.size() - 1; j > i && held.get(i).origin().linked(); j--) {
        if (held.get(j).origin().linked()
            && held.get(j).origin().id().equals(held.get(i).origin().id())) {
          held.set(i, held.get(i).mergedWith(held.remove(j)));
        }
      }
    }
    return held;
  }

  private static void remove(List<ListingEntry> held, ListingChange notice) {
    for (int i = held.size() - 1; i >= 0; i--) {
      ListingEntry entry = held.get(i);
      if (!entry.list().equals(notice.list())) {
        continue;
      }
      boolean wrong = notice.withdrawn() && entry.until() > notice.time();
      ListingEntry ended = entry.endingAt(notice.from());
      if (wrong || ended.until() <= ended.from()) {
        held.remove(i);
      } else if (!notice.withdrawn()) {
        held.set(i, ended);
      }
    }
  }

  /** As {@link Standing#stretchesOver}. */
  static int stretchesOver(List<ListingEntry> entries, String list, long moment) {
    List<ListingEntry> before = new ArrayList<>();
    for (ListingEntry entry : entries) {
      if (entry.lists() && entry.list().equals(list) && entry.from() <= moment) {
        before.add(entry);
      }
    }
    before.sort(Comparator.comparingLong(ListingEntry::from));
    int stretches = 0;
    long end = Long.MIN_VALUE;
    for (ListingEntry entry : before) {
      stretches += entry.from() > end ? 1 : 0;
      end = Math.max(end, entry.until());
    }
    return end > moment ? stretches - 1 : stretches;
  }
}
