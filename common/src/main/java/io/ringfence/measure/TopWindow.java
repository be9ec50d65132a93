package io.ringfence.measure;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How often the most frequent value came: a Long, 0 of an empty window. Exact up to {@link
 * Frequencies#EXACT} contributions, beyond that within the error that {@link Frequencies} says.
 *
 * <p>A reading tallies all entries: 32 to 64 bytes of garbage an entry.
 */
final class TopWindow extends SlidingWindow {

  private final Frequencies values;

  TopWindow(MeasureSpec spec) {
    this(spec, new Frequencies(spec));
  }

  private TopWindow(MeasureSpec spec, Frequencies values) {
    super(spec);
    this.values = values;
  }

  @Override
  void add(long time, Contribution contribution) {
    values.add(time, contribution.bits(), contribution.weight());
  }

  @Override
  void forget(long start) {
    values.forget(start);
    if (values.isEmpty()) {
      values.startAnew();
    }
  }

  @Override
  Reading readAfter(long start, Tail tail) {
    Counters counters = values.counters();
    int oldest = values.firstAfter(start);
    Tally tally = new Tally(start, counters.size() - oldest);
    for (int i = oldest; i < counters.size(); i++) {
      tally.add(counters.hash(i), counters.count(i));
    }
    tail.forEach(tally);
    return new Reading(tally.most(), values.exact() || latest() <= start);
  }

  @Override
  boolean spentAfter(long start) {
    return values.firstAfter(start) == values.counters().size();
  }

  @Override
  public boolean isEmpty() {
    return values.isEmpty();
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
  SlidingWindow duplicate() {
    return new TopWindow(spec(), values.copy());
  }

  @Override
  void write(DataOutput out) throws IOException {
    values.write(latest(), out);
  }

  static SlidingWindow read(MeasureSpec spec, long latest, boolean coarse, DataInput in)
      throws IOException {
    return new TopWindow(spec, Frequencies.read(spec, latest, coarse, in));
  }
}
