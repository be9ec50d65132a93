package io.ringfence.measure;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How many signals: a Long, 0 of an empty window. Exact up to {@link Trail#EXACT} different times,
 * then never too low and too high by at most what one bucket holds. Stored in 3 bytes a signal (5
 * minutes), 330 bytes at most for windows of a day.
 */
final class CountWindow extends TrailWindow {

  CountWindow(MeasureSpec spec) {
    this(spec, new Trail(Trail.Joining.ADD_COUNTS, spec.overMillis()));
  }

  private CountWindow(MeasureSpec spec, Trail trail) {
    super(spec, trail);
  }

  @Override
  void add(long time, Contribution contribution) {
    trail.add(time, contribution.weight());
  }

  @Override
  Reading readAfter(long start, Tail tail) {
    Entries entries = trail.entries();
    long count = tail.weightAfter(start);
    for (int i = entries.firstAfter(start); i < entries.size(); i++) {
      count += entries.value(i);
    }
    return new Reading(count, trail.exactAfter(start));
  }

  @Override
  SlidingWindow duplicate() {
    return new CountWindow(spec(), trail.copy());
  }

  /** Marks that some entry stands for more than one signal. */
  @Override
  boolean secondMark() {
    Entries entries = trail.entries();
    for (int i = 0; i < entries.size(); i++) {
      if (entries.value(i) != 1) {
        return true;
      }
    }
    return false;
  }

  @Override
  void write(DataOutput out) throws IOException {
    trail.write(latest(), secondMark() ? ValueForm.UNSIGNED : ValueForm.ONE, out);
  }

  static SlidingWindow read(
      MeasureSpec spec, long latest, boolean coarse, boolean weighted, DataInput in)
      throws IOException {
    ValueForm form = weighted ? ValueForm.UNSIGNED : ValueForm.ONE;
    return new CountWindow(
        spec, Trail.read(Trail.Joining.ADD_COUNTS, spec.overMillis(), latest, form, coarse, in));
  }
}
