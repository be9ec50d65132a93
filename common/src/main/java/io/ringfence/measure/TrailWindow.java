package io.ringfence.measure;

/** What windows share that keep a {@link Trail} and nothing else. */
abstract class TrailWindow extends SlidingWindow {

  final Trail trail;

  TrailWindow(MeasureSpec spec, Trail trail) {
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
