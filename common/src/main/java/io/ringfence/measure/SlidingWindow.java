package io.ringfence.measure;

import io.ringfence.measure.contribution.Contribution;
import io.ringfence.measure.contribution.PendingContributions;
import java.io.DataOutput;
import java.io.IOException;

/** What all windows share: the clock, which only moves forward, and the start of the window. */
abstract class SlidingWindow implements Window {

  private final MeasureSpec spec;
  private long latest = Long.MIN_VALUE;

  SlidingWindow(MeasureSpec spec) {
    this.spec = spec;
  }

  @Override
  public final MeasureSpec spec() {
    return spec;
  }

  @Override
  public final long latest() {
    return latest;
  }

  @Override
  public final void fold(long time, Contribution contribution) {
    latest = Math.max(time, latest);
    forget(latest - spec.overMillis());
    add(latest, contribution);
  }

  @Override
  public final Reading read(long at, PendingContributions tail) {
    return readAfter(Math.max(at, latest) - spec.overMillis(), tail);
  }

  @Override
  public final boolean spent(long at) {
    return spentAfter(Math.max(at, latest) - spec.overMillis());
  }

  @Override
  public long spentFrom() {
    return latest + spec.overMillis();
  }

  @Override
  public void evict(long upTo) {
    forget(upTo);
  }

  @Override
  public final Window copy() {
    return duplicate().at(latest);
  }

  /** Sets the clock of a window that was just made. */
  final SlidingWindow at(long time) {
    latest = time;
    return this;
  }

  /** Adds at {@link #latest}, after {@link #forget}. */
  abstract void add(long time, Contribution contribution);

  /** Drops what is at or before the given time and can no longer be read. */
  abstract void forget(long start);

  abstract Reading readAfter(long start, PendingContributions tail);

  abstract boolean spentAfter(long start);

  abstract SlidingWindow duplicate();

  /** First of the two bits that a function may use as it likes in the stored form. */
  boolean firstMark() {
    return !exact();
  }

  boolean secondMark() {
    return false;
  }

  abstract void write(DataOutput out) throws IOException;
}
