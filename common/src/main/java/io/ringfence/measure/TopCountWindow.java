package io.ringfence.measure;

import io.ringfence.measure.contribution.Contribution;
import io.ringfence.measure.contribution.PendingContributions;
import io.ringfence.measure.contribution.RunningTotals;
import io.ringfence.measure.history.HashTotals;
import io.ringfence.measure.history.TimedCounts;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How often the most frequent value came: a Long, 0 of an empty window. Exact up to {@link
 * FrequencySketch#EXACT} contributions, beyond that within the error that {@link FrequencySketch}
 * says.
 *
 * <p>A reading adds up all entries: 32 to 64 bytes of garbage an entry.
 */
final class TopCountWindow extends Window {

  private FrequencySketch values;

  TopCountWindow(MeasureSpec spec) {
    super(spec);
    this.values = new FrequencySketch(spec);
  }

  @Override
  void add(long time, Contribution contribution) {
    values.add(time, contribution.bits(), contribution.weight());
  }

  @Override
  void forget(long start) {
    values.forget(start);
    if (values.leftBy(start)) {
      values.startAnew();
    }
  }

  @Override
  Reading readAfter(long start, PendingContributions tail) {
    TimedCounts counters = values.counters();
    int oldest = values.firstAfter(start);
    HashTotals totals = new HashTotals(start, counters.size() - oldest);
    for (int i = oldest; i < counters.size(); i++) {
      totals.add(counters.hash(i), counters.count(i));
    }
    RunningTotals running = tail.totalsAfter(start);
    long most;
    if (running == null) {
      tail.forEachAfter(start, totals);
      most = totals.most();
    } else {
      totals.addToEach(running);
      most = Math.max(totals.most(), running.most());
    }
    return new Reading(most, values.exact() || latest() <= start);
  }

  @Override
  boolean spentAfter(long start) {
    return values.leftBy(start);
  }

  @Override
  public boolean isEmpty() {
    return values.knowsNothing();
  }

  @Override
  public long earliest() {
    return values.earliest();
  }

  @Override
  public boolean exact() {
    return values.exact();
  }

  @Override
  Window duplicate() {
    TopCountWindow copy = new TopCountWindow(spec());
    copy.values = values.copy();
    return copy;
  }

  @Override
  void write(DataOutput out) throws IOException {
    values.write(latest(), out);
  }

  @Override
  void restore(long latest, boolean coarse, boolean second, DataInput in) throws IOException {
    values.restore(latest, coarse, in);
  }
}
