package io.ringfence.measure;

import io.ringfence.measure.contribution.Contribution;
import io.ringfence.measure.contribution.PendingContributions;
import io.ringfence.measure.history.FirstSeen;
import io.ringfence.signal.Signal;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * For how long signals have come without a pause as long as the window: a Long, in full seconds, at
 * most the window's length, {@link Signal#ABSENT} of an empty window. Exact as long as nothing of
 * the window has been evicted; what was since then reads as a whole window. Stored in 1 to 6 bytes.
 */
final class AgeWindow extends Window {

  private static final long MILLIS_PER_SECOND = 1_000;

  private final FirstSeen beginning;

  AgeWindow(MeasureSpec spec) {
    super(spec);
    this.beginning = new FirstSeen(spec.overMillis());
  }

  @Override
  void add(long time, Contribution contribution) {
    beginning.add(time);
  }

  @Override
  void forget(long start) {
    beginning.forget(start);
  }

  @Override
  Reading readAfter(long start, PendingContributions tail) {
    long since = beginning.since(start, tail);
    long at = start + spec().overMillis();
    return new Reading(
        since == FirstSeen.NEVER ? Signal.ABSENT : (at - since) / MILLIS_PER_SECOND, true);
  }

  @Override
  boolean spentAfter(long start) {
    return beginning.leftBy(start);
  }

  @Override
  public boolean isEmpty() {
    return !beginning.isKnown();
  }

  @Override
  public long earliest() {
    return beginning.earliest();
  }

  @Override
  public boolean exact() {
    return true;
  }

  @Override
  void write(DataOutput out) throws IOException {
    beginning.write(out);
  }

  @Override
  void restore(long latest, boolean first, boolean second, DataInput in) throws IOException {
    beginning.restore(latest, in);
  }
}
