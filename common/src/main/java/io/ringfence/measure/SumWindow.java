package io.ringfence.measure;

import io.ringfence.measure.contribution.Contribution;
import io.ringfence.measure.contribution.PendingContributions;
import io.ringfence.measure.history.BoundedHistory;
import io.ringfence.measure.history.TimedValues;
import io.ringfence.measure.history.ValueEncoding;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The values added up: a Double, 0.0 of an empty window. Added afresh at each reading, oldest
 * first, so that no rounding error outlives its contributions and the result does not depend on how
 * much is settled. Exact up to {@link BoundedHistory#EXACT} contributions; then it includes at most
 * one bucket's worth from before the window, so for values that are not negative it is never too
 * low. Stored in 800 bytes at most, about 300 for prices.
 */
final class SumWindow extends HistoryWindow {

  SumWindow(MeasureSpec spec) {
    this(spec, new BoundedHistory(BoundedHistory.Joining.ADD_NUMBERS, spec.overMillis()));
  }

  private SumWindow(MeasureSpec spec, BoundedHistory trail) {
    super(spec, trail);
  }

  @Override
  void add(long time, Contribution contribution) {
    trail.add(time, contribution.bits());
  }

  @Override
  Reading readAfter(long start, PendingContributions tail) {
    TimedValues entries = trail.entries();
    Adder adder = new Adder(start);
    for (int i = entries.firstAfter(start); i < entries.size(); i++) {
      adder.sum += Double.longBitsToDouble(entries.value(i));
    }
    tail.forEachAfter(start, adder);
    return new Reading(adder.sum, trail.exactAfter(start));
  }

  @Override
  SlidingWindow duplicate() {
    return new SumWindow(spec(), trail.copy());
  }

  @Override
  void write(DataOutput out) throws IOException {
    trail.write(latest(), ValueEncoding.DECIMAL, out);
  }

  static SlidingWindow read(MeasureSpec spec, long latest, boolean coarse, DataInput in)
      throws IOException {
    return new SumWindow(
        spec,
        BoundedHistory.read(
            BoundedHistory.Joining.ADD_NUMBERS,
            spec.overMillis(),
            latest,
            ValueEncoding.DECIMAL,
            coarse,
            in));
  }

  private static final class Adder implements PendingContributions.Visitor {
    private final long start;
    private double sum;

    Adder(long start) {
      this.start = start;
    }

    @Override
    public void visit(long time, Contribution contribution) {
      if (time > start) {
        sum += contribution.number();
      }
    }
  }
}
