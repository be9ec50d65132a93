package io.ringfence.judge.crowd;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which signals have come of slices that are no crowd's: so many are let through, and those that
 * follow make it one. Two generations, in memory only. Of a slice that is not known any more, or is
 * of before a restart, no crowd is made: which of its signals were let through is not known.
 */
public final class SliceCounts {

  /** A generation is as long, in milliseconds of event time. */
  static final long GENERATION_MILLIS = 600_000;

  /** Slices of a generation; with more of them it is shorter. Some 200 bytes each. */
  static final int MOST_SLICES = 100_000;

  private final int most;
  private Map<String, List<Long>> young = new HashMap<>();
  private Map<String, List<Long>> old = new HashMap<>();
  private long youngUntil = Long.MIN_VALUE;
  private long oldUntil = Long.MIN_VALUE;
  private long turned = Long.MIN_VALUE;

  /** Up to this time a slice that is not known may have been. */
  private long forgotten;

  /**
   * Nothing is known.
   *
   * @param most signals of a slice that are let through
   * @param forgotten up to this time signals may have come before
   */
  public SliceCounts(int most, long forgotten) {
    this.most = most;
    this.forgotten = forgotten;
  }

  /**
   * Takes note of a signal.
   *
   * @param mergeable whether it can be part of a crowd at all; else it is let through
   * @return null if it is let through; else the identities of those that were
   */
  public List<Long> count(String slice, long identity, long time, boolean mergeable) {
    turn(time);
    List<Long> seen = young.get(slice);
    if (seen == null) {
      seen = old.remove(slice);
      if (seen == null && time <= forgotten) {
        return null;
      }
      seen = seen == null ? new ArrayList<>(1) : seen;
      young.put(slice, seen);
    }
    youngUntil = Math.max(youngUntil, time);
    if (seen.contains(identity)) {
      return null;
    }
    if (seen.size() < most) {
      seen.add(identity);
      return null;
    }
    if (!mergeable) {
      return null;
    }
    young.remove(slice);
    return seen;
  }

  private void turn(long time) {
    if (turned == Long.MIN_VALUE) {
      turned = time;
    }
    if (time - turned > GENERATION_MILLIS || young.size() >= MOST_SLICES) {
      turned = time;
      forgotten = Math.max(forgotten, oldUntil);
      old = young;
      oldUntil = youngUntil;
      young = new HashMap<>();
    }
  }

  /** Up to this time signals have come, or may have. */
  public long until() {
    return Math.max(forgotten, Math.max(oldUntil, youngUntil));
  }

  /** Whether a slice of this time may be known from before. */
  public boolean mayHaveForgotten(long time) {
    return time <= forgotten;
  }
}
