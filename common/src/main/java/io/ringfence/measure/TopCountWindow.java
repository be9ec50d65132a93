package io.ringfence.measure;

import io.ringfence.measure.contribution.Contribution;
import io.ringfence.measure.contribution.PendingContributions;
import io.ringfence.measure.contribution.RunningTotals;
import io.ringfence.measure.history.TimedCounts;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * How often the most frequent value came: a Long, 0 of an empty window. Exact up to {@link
 * FrequencySketch#EXACT} contributions, beyond that within the error that {@link FrequencySketch}
 * says.
 *
 * <p>A reading adds up all entries: some 100 bytes of garbage an entry.
 */
final class TopCountWindow extends Window {

  private final FrequencySketch values;

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
    Map<Long, Long> totals = new HashMap<>();
    for (int i = oldest; i < counters.size(); i++) {
      totals.merge(counters.hash(i), counters.count(i), Long::sum);
    }
    RunningTotals running = tail.totalsAfter(start);
    long most = 0;
    if (running == null) {
      tail.forEachAfter(
          start,
          (time, each) -> {
            if (time > start) {
              totals.merge(each.bits(), (long) each.weight(), Long::sum);
            }
          });
    } else {
      totals.replaceAll((hash, count) -> count + running.count(hash));
      most = running.most();
    }
    for (long count : totals.values()) {
      most = Math.max(most, count);
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
  void write(DataOutput out) throws IOException {
    values.write(latest(), out);
  }

  @Override
  void restore(long latest, boolean coarse, boolean second, DataInput in) throws IOException {
    values.restore(latest, coarse, in);
  }
}
