package io.ringfence.standing;

import io.ringfence.signal.Listing;
import io.ringfence.signal.SignalTopic;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the lists say and said of one subject: a function of the set of changes, whatever their
 * order, and however often each comes. Of changes with one id the highest version counts; a removal
 * among them takes back what had that id, and nothing else. A correction stands for what somebody
 * wrote under its id, before it or after; it says nothing of what follows from something else.
 */
public final class Standing {

  /**
   * Changes kept per subject. A subject that is listed and removed daily fills this in a month;
   * then the oldest change is forgotten first. About 60 bytes each.
   */
  static final int MOST_NOTICES = 64;

  /** Of those, how many may be linked, so that they do not push out the subject's own. */
  static final int MOST_LINKED = 16;

  private final List<ListingChange> notices;
  private final int most;
  private List<ListingEntry> entries;

  /** Most subjects are on one list. */
  public Standing() {
    this(new ArrayList<>(1));
  }

  Standing(List<ListingChange> notices) {
    this(notices, MOST_NOTICES);
  }

  private Standing(List<ListingChange> notices, int most) {
    this.notices = notices;
    this.most = most;
  }

  /**
   * One that forgets nothing, for questions about the past. A change costs a look at all others.
   */
  public static Standing whole() {
    return new Standing(new ArrayList<>(1), Integer.MAX_VALUE);
  }

  /** Whether the change was news. */
  public boolean accept(Listing listing) {
    ListingChange notice = ListingChange.of(listing);
    int at = indexOf(notice.id());
    if (at >= 0) {
      ListingChange known = notices.get(at);
      if (!notice.isNewsAfter(known)) {
        return false;
      }
      notices.remove(at);
    }
    int place = notices.size();
    while (place > 0 && ListingChange.ORDER.compare(notices.get(place - 1), notice) > 0) {
      place--;
    }
    notices.add(place, notice);
    if (notice.origin().linked()
        && notices.stream().filter(each -> each.origin().linked()).count() > MOST_LINKED) {
      notices.remove(oldestLinked());
    }
    if (notices.size() > most) {
      notices.remove(0);
    }
    entries = null;
    return true;
  }

  private int indexOf(String id) {
    for (int i = 0; i < notices.size(); i++) {
      if (notices.get(i).id().equals(id)) {
        return i;
      }
    }
    return -1;
  }

  private int oldestLinked() {
    int oldest = 0;
    while (!notices.get(oldest).origin().linked()) {
      oldest++;
    }
    return oldest;
  }

  /** Null if nothing of that id holds or has held. */
  public ListingEntry entry(String id) {
    for (ListingEntry entry : entries()) {
      if (entry.id().equals(id)) {
        return entry;
      }
    }
    return null;
  }

  /**
   * What a listing says, or said if it does not stand any more; null if it is not known. One that
   * another one of the same origin stands for says what that one does.
   */
  public ListingEntry said(String id) {
    int known = indexOf(id);
    if (known < 0) {
      return null;
    }
    ListingChange notice = notices.get(known);
    ListingEntry entry = entry(id);
    if (entry == null && notice.origin().linked()) {
      entry = sameOrigin(notice);
    }
    return entry == null ? ListingReplay.entry(notice) : entry;
  }

  private ListingEntry sameOrigin(ListingChange notice) {
    for (ListingEntry entry : entries()) {
      if (entry.origin().linked() && entry.origin().id().equals(notice.origin().id())) {
        return entry;
      }
    }
    return null;
  }

  /** The removal that a listing fell to; null if it is not known to have fallen to any. */
  public ListingRemoval removal(String id) {
    int known = indexOf(id);
    return known < 0 ? null : ListingReplay.removal(notices, known);
  }

  /** Of the latest record with that id; 0 if it has none, or is not known. */
  public long version(String id) {
    int known = indexOf(id);
    return known < 0 ? 0 : notices.get(known).version();
  }

  /** Keys of those whose listings this subject's own follow or followed from. */
  public Set<String> linkedTo() {
    Set<String> keys = new HashSet<>();
    for (ListingChange notice : notices) {
      if (notice.origin().linked()) {
        keys.add(notice.origin().key());
      }
    }
    return keys;
  }

  /**
   * How many stretches a list had held the subject for, and no longer did, at a moment. Entries
   * that overlap or touch are one stretch: several rules that find the same abuse are no
   * repetition.
   */
  public int stretchesOver(String list, long moment) {
    return ListingReplay.stretchesOver(entries(), list, moment);
  }

  /** The same without the changes that another one knows. */
  public Standing without(Standing other) {
    List<ListingChange> left = new ArrayList<>(0);
    for (ListingChange notice : notices) {
      if (other.indexOf(notice.id()) < 0) {
        left.add(notice);
      }
    }
    return new Standing(left, most);
  }

  /** What all lists have held, oldest first by when we learnt of it, without what was withdrawn. */
  public List<ListingEntry> entries() {
    if (entries == null) {
      entries = ListingReplay.merged(ListingReplay.of(notices, Long.MAX_VALUE));
    }
    return entries;
  }

  /**
   * The same, as we knew it at a moment: without what was learnt after it. An entry that was
   * withdrawn or ended since is there, as it was then; of an entry with versions only the last
   * counts, from when that was learnt.
   */
  public List<ListingEntry> entries(long knownAt) {
    return notices.isEmpty() || notices.get(notices.size() - 1).time() <= knownAt
        ? entries()
        : ListingReplay.merged(ListingReplay.of(notices, knownAt));
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

  /** What follows from others' listings, each way by which it does on its own. */
  public List<ListingEntry> linked() {
    return linked(Long.MAX_VALUE);
  }

  /** The same, as we knew it at a moment. */
  public List<ListingEntry> linked(long knownAt) {
    return ListingReplay.of(notices, knownAt).stream()
        .filter(entry -> entry.origin().linked())
        .toList();
  }

  /**
   * Keeps the least that does the work of a list when the subject is to be forgotten: that it is
   * listed or allowed, by which list, since when and until when. What follows from others' listings
   * goes.
   */
  public void lessen() {
    notices.removeIf(notice -> notice.origin().linked());
    notices.replaceAll(ListingChange::withoutWords);
    entries = null;
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
    List<ListingEntry> held = entries();
    boolean changed =
        notices.removeIf(
            notice -> {
              if (notice.action() == SignalTopic.LISTING_REMOVE) {
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

  /** When {@link #purge} next has something to do; {@link Long#MAX_VALUE} if never. */
  public long deadline(long keepMillis) {
    if (notices.isEmpty()) {
      return Long.MAX_VALUE;
    }
    long earliest = Long.MAX_VALUE;
    for (ListingEntry entry : entries()) {
      if (entry.until() != Long.MAX_VALUE) {
        earliest = Math.min(earliest, Math.max(entry.until(), entry.learnt()) + keepMillis + 1);
      }
    }
    for (ListingChange notice : notices) {
      if (unneeded(notice)) {
        earliest = Math.min(earliest, notice.time() + keepMillis + 1);
      }
    }
    return earliest;
  }

  /** Whether a change says nothing any more: it holds nothing, or ends nothing that is kept. */
  boolean unneeded(ListingChange change) {
    boolean removes = change.action() == SignalTopic.LISTING_REMOVE;
    if (removes && change.version() > 0) {
      return true;
    }
    return entries().stream()
        .noneMatch(removes ? e -> e.list().equals(change.list()) : e -> e.id().equals(change.id()));
  }

  public boolean isEmpty() {
    return notices.isEmpty();
  }

  public Standing copy() {
    return new Standing(new ArrayList<>(notices), most);
  }

  List<ListingChange> notices() {
    return notices;
  }
}
