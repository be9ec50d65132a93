package io.ringfence.jobs.detection.lists;

import io.ringfence.signal.Listing;
import io.ringfence.signal.Subject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whose signals a listing of a range or network can still reach: of sources of usual lateness for
 * the time in which their signals settle, and apart from them those of sources that may be later.
 */
public final class RecentSubjects {

  private final RecentKeys usual;
  private final RecentKeys later;

  /** Time of the newest signal. */
  private long newest = Long.MIN_VALUE;

  /**
   * Nothing seen yet.
   *
   * @param complete whether nothing can have been seen before, because nothing was restored
   */
  public RecentSubjects(long usualMillis, long largestMillis, boolean complete) {
    usual = new RecentKeys(usualMillis, complete);
    later = new RecentKeys(largestMillis, complete);
  }

  /**
   * A subject has a signal.
   *
   * @param behind how far its feed is behind event time: the signal settles so much later
   * @param mayBeLater whether its source may be later than is usual
   */
  public void saw(String key, long time, long behind, boolean mayBeLater) {
    (mayBeLater ? later : usual).saw(key, time + 2 * behind);
    newest = Math.max(newest, time);
  }

  public void advance(long watermark) {
    usual.advance(watermark);
    later.advance(watermark);
  }

  /** Whether every subject with a signal of the last stretch is known. */
  public boolean complete() {
    return usual.complete() && later.complete();
  }

  /**
   * Takes up all subjects that had been seen before a restart, and when the newest signal was.
   * Which sources they are of is not known: they are kept for the longer time.
   */
  public void restore(Set<String> before, long newestBefore) {
    newest = Math.max(newest, newestBefore);
    usual.restore(Set.of(), newest);
    later.restore(before, newest);
  }

  /**
   * Whether a listing concerns signals that have come. The listings of an exact subject come to its
   * own key, on the other input. How far signals had come before a restart is not known.
   */
  public boolean reachesBack(Listing listing) {
    return !listing.subject().kind().exact()
        && (listing.withdrawn() || listing.from() <= newest || !complete());
  }

  /** Those that a range or network covers. */
  public Set<String> under(Subject changed) {
    List<String> first = usual.under(changed);
    Set<String> under = new HashSet<>(first);
    under.addAll(later.under(changed));
    return under;
  }
}
