package io.ringfence.measure;

import io.ringfence.measure.contribution.Contribution;
import io.ringfence.measure.contribution.PendingContributions;

/**
 * The settled part of one measure of one subject: what lies before the frontier, folded strictly in
 * order. Mutable, bounded in bytes for ever, exact while small.
 */
public interface Window {

  /** The measure that this window belongs to. */
  MeasureSpec spec();

  /**
   * Adds a contribution whose time is not before any folded one (if it is, it counts as at {@link
   * #latest}), and forgets what has left the window at that time.
   */
  void fold(long time, Contribution contribution);

  /**
   * The measure over (at - over, at]: the settled part of that window and all of the tail that lies
   * in it. A time before {@link #latest} is read as that. Changes nothing in the window.
   */
  Reading read(long at, PendingContributions tail);

  /**
   * For retention: forgets what is at or before the given time, also what could still be read. What
   * has left the window {@link #fold} forgets by itself.
   */
  void evict(long upTo);

  /** Whether nothing is left to remember. */
  boolean isEmpty();

  /**
   * Whether a fresh window would read the same at the given time and ever after: then this one can
   * be dropped. Unlike {@link #evict}, asking loses nothing (a call that outlasts the window still
   * stands in a PEAK).
   */
  boolean spent(long at);

  /**
   * A time from which on it is {@link #spent} for certain, if nothing more is folded; {@link
   * Long#MAX_VALUE} if there is none.
   */
  long spentFrom();

  /** Whether {@link #read} is exact, given an empty tail. */
  boolean exact();

  /** The time of the latest folded contribution, or {@link Long#MIN_VALUE}. */
  long latest();

  /**
   * The time that {@link #evict} has to be given to forget something; {@link Long#MAX_VALUE} if
   * nothing is remembered.
   */
  long earliest();

  /** An independent copy. */
  Window copy();
}
