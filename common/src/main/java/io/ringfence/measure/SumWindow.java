package io.ringfence.measure;

import io.ringfence.measure.contribution.Contribution;
import io.ringfence.measure.contribution.PendingContributions;
import io.ringfence.measure.history.BoundedHistory;
import io.ringfence.measure.history.TimedValues;
import io.ringfence.measure.history.ValueEncoding;

/**
 * The values added up: a Double, 0.0 of an empty window. Added afresh at each reading, oldest
 * first, so that no rounding error outlives its contributions and the result does not depend on how
 * much is settled. Exact up to {@link BoundedHistory#EXACT} contributions; then it includes at most
 * one bucket's worth from before the window, so for values that are not negative it is never too
 * low. Stored in 800 bytes at most, about 300 for prices.
 */
final class SumWindow extends HistoryWindow {

  SumWindow(MeasureSpec spec) {
    super(spec, BoundedHistory.Joining.ADD_NUMBERS);
  }

  @Override
  void add(long time, Contribution contribution) {
    trail.add(time, contribution.bits());
  }

  @Override
  Reading readAfter(long start, PendingContributions tail) {
    TimedValues entries = trail.entries();
    double[] sum = {0};
    for (int i = entries.firstAfter(start); i < entries.size(); i++) {
      sum[0] += Double.longBitsToDouble(entries.value(i));
    }
    tail.forEachAfter(start, (time, each) -> sum[0] += time > start ? each.number() : 0);
    return new Reading(sum[0], trail.exactAfter(start));
  }

  @Override
  ValueEncoding encoding(boolean marked) {
    return ValueEncoding.DECIMAL;
  }
}
