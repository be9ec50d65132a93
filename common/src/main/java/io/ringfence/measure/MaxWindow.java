package io.ringfence.measure;

import io.ringfence.measure.contribution.Contribution;
import io.ringfence.measure.contribution.PendingContributions;
import io.ringfence.measure.history.BoundedHistory;
import io.ringfence.measure.history.TimedValues;
import io.ringfence.measure.history.ValueEncoding;

/**
 * The greatest value: a Double, {@link #ABSENT} of an empty window. What a later contribution
 * reaches or exceeds is dropped, so that entries fall strictly; exact up to {@link
 * BoundedHistory#EXACT} of these, then a value may be read up to one bucket's width after it has
 * left: never too low. Stored in 20 to 60 bytes as a rule, 800 at most.
 */
final class MaxWindow extends HistoryWindow {

  /** The house's value of an absent quantity. */
  static final double ABSENT = -1;

  MaxWindow(MeasureSpec spec) {
    super(spec, BoundedHistory.Joining.GREATEST_NUMBER);
  }

  @Override
  void add(long time, Contribution contribution) {
    trail.add(time, contribution.bits());
  }

  @Override
  Reading readAfter(long start, PendingContributions tail) {
    TimedValues entries = trail.entries();
    int oldest = entries.firstAfter(start);
    boolean[] found = {oldest < entries.size()};
    double[] greatest = {found[0] ? Double.longBitsToDouble(entries.value(oldest)) : ABSENT};
    tail.forEachAfter(
        start,
        (time, each) -> {
          if (time > start) {
            greatest[0] = found[0] ? Math.max(greatest[0], each.number()) : each.number();
            found[0] = true;
          }
        });
    return new Reading(greatest[0], trail.exactAfter(start));
  }

  @Override
  ValueEncoding encoding(boolean marked) {
    return ValueEncoding.DECIMAL;
  }
}
