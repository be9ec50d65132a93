package io.ringfence.measure;

import io.ringfence.measure.contribution.Contribution;
import io.ringfence.measure.contribution.PendingContributions;
import io.ringfence.signal.DataClass;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The settled part of one measure of one subject: what lies before the frontier, folded strictly in
 * order. Mutable, bounded in bytes for ever, exact while small. Its clock only moves forward.
 */
public abstract class Window {

  private final MeasureSpec spec;
  private long latest = Long.MIN_VALUE;

  Window(MeasureSpec spec) {
    this.spec = spec;
  }

  /** An empty window. */
  public static Window open(MeasureSpec spec) {
    if (spec.overMillis() < 1) {
      throw new IllegalArgumentException("a window is at least 1 ms long");
    }
    return spec.function().open(spec);
  }

  /**
   * Whether a stored window, whose name is unknown, can go on as this measure's. If not, the
   * measure was changed and starts anew.
   */
  public final boolean fits(MeasureSpec other) {
    return spec.slot() == other.slot()
        && spec.function() == other.function()
        && spec.overMillis() == other.overMillis()
        && spec.everyMillis() == other.everyMillis()
        && (spec.dataClass() == other.dataClass() || placed(spec) || placed(other))
        && spec.effectiveCap() == other.effectiveCap();
  }

  /** A policy may have what reads places kept like other measures. */
  private static boolean placed(MeasureSpec spec) {
    return spec.dataClass() == DataClass.LOCATION;
  }

  /** The measure that this window belongs to. */
  public final MeasureSpec spec() {
    return spec;
  }

  /** The time of the latest folded contribution, or {@link Long#MIN_VALUE}. */
  public final long latest() {
    return latest;
  }

  /**
   * Adds a contribution whose time is not before any folded one (if it is, it counts as at {@link
   * #latest}), and forgets what has left the window at that time.
   */
  public final void fold(long time, Contribution contribution) {
    latest = Math.max(time, latest);
    forget(latest - spec.overMillis());
    add(latest, contribution);
  }

  /**
   * The measure over (at - over, at]: the settled part of that window and all of the tail that lies
   * in it. A time before {@link #latest} is read as that. Changes nothing in the window.
   */
  public final Reading read(long at, PendingContributions tail) {
    return readAfter(Math.max(at, latest) - spec.overMillis(), tail);
  }

  /**
   * Whether a fresh window would read the same at the given time and ever after: then this one can
   * be dropped. Unlike {@link #evict}, asking loses nothing (a call that outlasts the window still
   * stands in a PEAK).
   */
  public final boolean spent(long at) {
    return spentAfter(Math.max(at, latest) - spec.overMillis());
  }

  /**
   * A time from which on it is {@link #spent} for certain, if nothing more is folded; {@link
   * Long#MAX_VALUE} if there is none.
   */
  public long spentFrom() {
    return latest + spec.overMillis();
  }

  /**
   * For retention: forgets what is at or before the given time, also what could still be read. What
   * has left the window {@link #fold} forgets by itself.
   */
  public void evict(long upTo) {
    forget(upTo);
  }

  /** Sets the clock of a window that was just made. */
  final Window at(long time) {
    latest = time;
    return this;
  }

  /** Whether nothing is left to remember. */
  public abstract boolean isEmpty();

  /** Whether {@link #read} is exact, given an empty tail. */
  public abstract boolean exact();

  /**
   * The time that {@link #evict} has to be given to forget something; {@link Long#MAX_VALUE} if
   * nothing is remembered.
   */
  public abstract long earliest();

  /** Adds at {@link #latest}, after {@link #forget}. */
  abstract void add(long time, Contribution contribution);

  /** Drops what is at or before the given time and can no longer be read. */
  abstract void forget(long start);

  abstract Reading readAfter(long start, PendingContributions tail);

  abstract boolean spentAfter(long start);

  /** First of the two bits that a function may use as it likes in the stored form. */
  boolean firstMark() {
    return !exact();
  }

  boolean secondMark() {
    return false;
  }

  abstract void write(DataOutput out) throws IOException;

  /**
   * Takes in what was written, but for the latest time.
   *
   * @param latest time of the latest signal, to which stored times are relative
   * @param first {@link #firstMark} as it was when the window was written
   * @param second {@link #secondMark} as it was
   */
  abstract void restore(long latest, boolean first, boolean second, DataInput in)
      throws IOException;
}
