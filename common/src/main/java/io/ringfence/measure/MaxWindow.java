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
 * The greatest value: a Double, {@link #ABSENT} of an empty window. What a later contribution
 * reaches or exceeds is dropped, so that entries fall strictly; exact up to {@link
 * BoundedHistory#EXACT} of these, then a value may be read up to one bucket's width after it has
 * left: never too low. Stored in 20 to 60 bytes as a rule, 800 at most.
 */
final class MaxWindow extends HistoryWindow {

  /** The house's value of an absent quantity. */
  static final double ABSENT = -1;

  MaxWindow(MeasureSpec spec) {
    this(spec, new BoundedHistory(BoundedHistory.Joining.GREATEST_NUMBER, spec.overMillis()));
  }

  private MaxWindow(MeasureSpec spec, BoundedHistory trail) {
    super(spec, trail);
  }

  @Override
  void add(long time, Contribution contribution) {
    trail.add(time, contribution.bits());
  }

  @Override
  Reading readAfter(long start, PendingContributions tail) {
    TimedValues entries = trail.entries();
    Greatest greatest = new Greatest(start);
    int oldest = entries.firstAfter(start);
    if (oldest < entries.size()) {
      greatest.offer(Double.longBitsToDouble(entries.value(oldest)));
    }
    tail.forEachAfter(start, greatest);
    return new Reading(greatest.found ? greatest.value : ABSENT, trail.exactAfter(start));
  }

  @Override
  SlidingWindow duplicate() {
    return new MaxWindow(spec(), trail.copy());
  }

  @Override
  void write(DataOutput out) throws IOException {
    trail.write(latest(), ValueEncoding.DECIMAL, out);
  }

  static SlidingWindow read(MeasureSpec spec, long latest, boolean coarse, DataInput in)
      throws IOException {
    return new MaxWindow(
        spec,
        BoundedHistory.read(
            BoundedHistory.Joining.GREATEST_NUMBER,
            spec.overMillis(),
            latest,
            ValueEncoding.DECIMAL,
            coarse,
            in));
  }

  private static final class Greatest implements PendingContributions.Visitor {
    private final long start;
    private boolean found;
    private double value;

    Greatest(long start) {
      this.start = start;
    }

    void offer(double candidate) {
      value = found ? Math.max(value, candidate) : candidate;
      found = true;
    }

    @Override
    public void visit(long time, Contribution contribution) {
      if (time > start) {
        offer(contribution.number());
      }
    }
  }
}
