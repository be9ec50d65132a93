package io.ringfence.standing;

import io.ringfence.signal.Topic;
import java.util.ArrayList;
import java.util.List;

/** What lists have held, by the changes that were told. */
final class Replay {

  private Replay() {}

  /**
   * What was not withdrawn, in the order in which we learnt of it.
   *
   * @param notices by {@link Notice#ORDER}
   * @param knownAt what was learnt after it is left out
   */
  static List<Entry> of(List<Notice> notices, long knownAt) {
    List<Entry> held = new ArrayList<>(notices.size());
    for (Notice notice : notices) {
      if (notice.time() > knownAt) {
        break; // they are in order of that time
      }
      if (notice.action() == Topic.LISTING_REMOVE) {
        if (notice.version() == 0) { // else it took the place of what it takes back
          remove(held, notice);
        }
      } else {
        held.add(entry(notice));
      }
    }
    return held;
  }

  /** What a change says that lists or allows. */
  static Entry entry(Notice notice) {
    return new Entry(
        notice.id(),
        notice.list(),
        notice.reason(),
        notice.time(),
        notice.from(),
        notice.until(),
        notice.action() == Topic.LISTING_ALLOW,
        notice.origin());
  }

  /** The last removal that bore on what the change at {@code index} said, or null. */
  static Removal removal(List<Notice> notices, int index) {
    Notice said = notices.get(index);
    if (said.action() == Topic.LISTING_REMOVE) {
      return new Removal(said.withdrawn(), said.reason());
    }
    List<Entry> held = new ArrayList<>(List.of(entry(said)));
    Removal last = null;
    for (Notice notice : notices.subList(index + 1, notices.size())) {
      if (notice.action() != Topic.LISTING_REMOVE || notice.version() > 0) {
        continue;
      }
      List<Entry> before = List.copyOf(held);
      remove(held, notice);
      if (!held.equals(before)) {
        last = new Removal(notice.withdrawn(), notice.reason());
      }
    }
    return last;
  }

  /** Of all ways that lead from one listing to the subject the shortest stands for them all. */
  static List<Entry> merged(List<Entry> held) {
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

  private static void remove(List<Entry> held, Notice notice) {
    for (int i = held.size() - 1; i >= 0; i--) {
      Entry entry = held.get(i);
      if (!entry.list().equals(notice.list())) {
        continue;
      }
      boolean wrong = notice.withdrawn() && entry.until() > notice.time();
      Entry ended = entry.endingAt(notice.from());
      if (wrong || ended.until() <= ended.from()) {
        held.remove(i);
      } else if (!notice.withdrawn()) {
        held.set(i, ended);
      }
    }
  }
}
