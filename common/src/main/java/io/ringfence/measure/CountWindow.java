package io.ringfence.measure;

import io.ringfence.measure.contribution.Contribution;
import io.ringfence.measure.contribution.PendingContributions;
import io.ringfence.measure.history.BoundedHistory;
import io.ringfence.measure.history.TimedValues;
import io.ringfence.measure.history.ValueEncoding;

/**
 * How many signals: a Long, 0 of an empty window. Exact up to {@link BoundedHistory#EXACT}
 * different times, then never too low and too high by at most what one bucket holds. Stored in 3
 * bytes a signal (5 minutes), 330 bytes at most for windows of a day.
 */
final class CountWindow extends HistoryWindow {

  CountWindow(MeasureSpec spec) {
    super(spec, BoundedHistory.Joining.ADD_COUNTS);
  }

  @Override
  void add(long time, Contribution contribution) {
    trail.add(time, contribution.weight());
  }

  @Override
  Reading readAfter(long start, PendingContributions tail) {
    TimedValues entries = trail.entries();
    long count = tail.weightAfter(start);
    for (int i = entries.firstAfter(start); i < entries.size(); i++) {
      count += entries.value(i);
    }
    return new Reading(count, trail.exactAfter(start));
  }

  /** Marks that some entry stands for more than one signal. */
  @Override
  boolean secondMark() {
    TimedValues entries = trail.entries();
    for (int i = 0; i < entries.size(); i++) {
      if (entries.value(i) != 1) {
        return true;
      }
    }
    return false;
  }

  @Override
  ValueEncoding encoding(boolean weighted) {
    return weighted ? ValueEncoding.UNSIGNED : ValueEncoding.ONE;
  }
}
