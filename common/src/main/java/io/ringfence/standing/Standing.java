package io.ringfence.standing;

import io.ringfence.signal.Listing;
import io.ringfence.signal.Topic;
import java.util.ArrayList;
import java.util.List;

/**
 * What the lists say and said of one subject. A function of the set of changes: the order in which
 * they arrive does not matter, a change that is repeated counts once.
 */
public final class Standing {

  /**
   * Changes kept per subject. A subject that is listed and removed daily fills this in a month;
   * then the oldest change is forgotten first. About 60 bytes each.
   */
  static final int MOST_NOTICES = 64;

  private final List<Notice> notices;
  private final int most;
  private List<Entry> entries;

  public Standing() {
    this(new ArrayList<>());
  }

  Standing(List<Notice> notices) {
    this(notices, MOST_NOTICES);
  }

  private Standing(List<Notice> notices, int most) {
    this.notices = notices;
    this.most = most;
  }

  /**
   * One that forgets nothing, for whoever asks about the past outside the job. A change costs a
   * look at each of the subject's others.
   */
  public static Standing whole() {
    return new Standing(new ArrayList<>(1), Integer.MAX_VALUE);
  }

  /** Whether the change was news. */
  public boolean accept(Listing listing) {
    Notice notice = Notice.of(listing);
    for (Notice known : notices) {
      if (known.id().equals(notice.id())) {
        return false;
      }
    }
    int place = notices.size();
    while (place > 0 && Notice.ORDER.compare(notices.get(place - 1), notice) > 0) {
      place--;
    }
    notices.add(place, notice);
    if (notices.size() > most) {
      notices.remove(0);
    }
    entries = null;
    return true;
  }

  /** What all lists have held, oldest first by when we learnt of it, without what was withdrawn. */
  public List<Entry> entries() {
    if (entries == null) {
      entries = replay(Long.MAX_VALUE);
    }
    return entries;
  }

  /**
   * The same, as we knew it at a moment: without what was learnt after it. An entry that was
   * withdrawn or ended since is there, as it was then.
   */
  public List<Entry> entries(long knownAt) {
    return notices.isEmpty() || notices.get(notices.size() - 1).time() <= knownAt
        ? entries()
        : replay(knownAt);
  }

  /** When we learnt of the last change by a list; {@link Long#MIN_VALUE} if there was none. */
  public long lastLearnt(String list) {
    for (int i = notices.size() - 1; i >= 0; i--) {
      if (notices.get(i).list().equals(list)) {
        return notices.get(i).time();
      }
    }
    return Long.MIN_VALUE;
  }

  private List<Entry> replay(long knownAt) {
    List<Entry> held = new ArrayList<>(notices.size());
    for (Notice notice : notices) {
      if (notice.time() > knownAt) {
        break; // they are in order of that time
      }
      if (notice.action() == Topic.LISTING_REMOVE) {
        remove(held, notice);
      } else {
        held.add(
            new Entry(
                notice.id(),
                notice.list(),
                notice.reason(),
                notice.time(),
                notice.from(),
                notice.until(),
                notice.action() == Topic.LISTING_ALLOW));
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

  /**
   * Forgets what is no longer to be kept: an entry {@code keepMillis} after its end, a removal once
   * nothing is left that it ends.
   */
  public void purge(long now, long keepMillis) {
    if (notices.isEmpty()) {
      return;
    }
    long oldest = now - keepMillis;
    List<Entry> held = entries();
    boolean changed =
        notices.removeIf(
            notice -> {
              if (notice.action() == Topic.LISTING_REMOVE) {
                return notice.time() < oldest && unneeded(notice);
              }
              return held.stream()
                  .filter(entry -> entry.id().equals(notice.id()))
                  .allMatch(entry -> entry.until() < oldest && entry.learnt() < oldest);
            });
    if (changed) {
      entries = null;
    }
  }

  /**
   * When {@link #purge} next has something to do; {@link Long#MAX_VALUE} while all that is held is
   * open-ended.
   */
  public long deadline(long keepMillis) {
    if (notices.isEmpty()) {
      return Long.MAX_VALUE;
    }
    long earliest = Long.MAX_VALUE;
    for (Entry entry : entries()) {
      if (entry.until() != Long.MAX_VALUE) {
        earliest = Math.min(earliest, Math.max(entry.until(), entry.learnt()) + keepMillis + 1);
      }
    }
    for (Notice notice : notices) {
      if (notice.action() == Topic.LISTING_REMOVE ? unneeded(notice) : voided(notice)) {
        earliest = Math.min(earliest, notice.time() + keepMillis + 1);
      }
    }
    return earliest;
  }

  private boolean unneeded(Notice removal) {
    return entries().stream().noneMatch(entry -> entry.list().equals(removal.list()));
  }

  private boolean voided(Notice notice) {
    return entries().stream().noneMatch(entry -> entry.id().equals(notice.id()));
  }

  public boolean isEmpty() {
    return notices.isEmpty();
  }

  public Standing copy() {
    return new Standing(new ArrayList<>(notices), most);
  }

  List<Notice> notices() {
    return notices;
  }
}
