package io.ringfence.measure;

import io.ringfence.measure.history.BoundedHistory;
import io.ringfence.measure.history.ValueEncoding;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** What windows share that keep a {@link BoundedHistory} and nothing else. */
abstract class HistoryWindow extends Window {

  final BoundedHistory trail;

  HistoryWindow(MeasureSpec spec, BoundedHistory.Joining joining) {
    super(spec);
    this.trail = new BoundedHistory(joining, spec.overMillis());
  }

  /**
   * How its values are stored.
   *
   * @param marked {@link #secondMark}
   */
  abstract ValueEncoding encoding(boolean marked);

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

  @Override
  final void write(DataOutput out) throws IOException {
    trail.write(latest(), encoding(secondMark()), out);
  }

  @Override
  final void restore(long latest, boolean coarse, boolean marked, DataInput in) throws IOException {
    trail.restore(latest, encoding(marked), coarse, in);
  }
}
