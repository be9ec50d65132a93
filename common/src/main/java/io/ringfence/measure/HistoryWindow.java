package io.ringfence.measure;

import io.ringfence.measure.history.BoundedHistory;

/** What windows share that keep a {@link BoundedHistory} and nothing else. */
abstract class HistoryWindow extends SlidingWindow {

  final BoundedHistory trail;

  HistoryWindow(MeasureSpec spec, BoundedHistory trail) {
    super(spec);
    this.trail = trail;
  }

  @Override
  final void forget(long start) {
    trail.forget(start);
  }

  @Override
  final boolean spentAfter(long start) {
    return trail.isEmptyAfter(start);
  }

  @Override
  public final boolean isEmpty() {
    return trail.entries().isEmpty();
  }

  @Override
  public final long earliest() {
    return trail.earliest();
  }

  @Override
  public final boolean exact() {
    return trail.exact();
  }
}
