package io.ringfence.measure;

/**
 * The settled part of one measure of one subject: what lies before the frontier, folded strictly in
 * order. Mutable, bounded in bytes for ever, exact while small.
 */
public interface Window {

  /** The measure that this window belongs to. */
  MeasureSpec spec();

  /**
   * Adds a contribution whose time is not before any folded one, and forgets what has left the
   * window at that time.
   */
  void fold(long time, Contribution contribution);

  /**
   * The measure over (at - over, at]: the settled part of that window and all of the tail that lies
   * in it.
   */
  Reading read(long at, Tail tail);

  /** Forgets what is at or before the given time. */
  void evict(long upTo);

  /** Whether nothing is left to remember. */
  boolean isEmpty();

  /** Whether {@link #read} is exact, given an empty tail. */
  boolean exact();

  /** The time of the latest folded contribution, or {@link Long#MIN_VALUE}. */
  long latest();

  /** An independent copy. */
  Window copy();
}
