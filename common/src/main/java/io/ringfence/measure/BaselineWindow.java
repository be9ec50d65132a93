package io.ringfence.measure;

import io.ringfence.measure.contribution.Contribution;
import io.ringfence.measure.contribution.PendingContributions;
import io.ringfence.measure.history.BoundedHistory;
import io.ringfence.measure.history.FirstSeen;
import io.ringfence.measure.history.TimedValues;
import io.ringfence.measure.history.ValueEncoding;
import io.ringfence.signal.Signal;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How many signals are usual in a length of time ({@code every}): a Double, the mean over the
 * window but for its last {@code every}, from the first known signal on. {@link Signal#ABSENT}
 * while less than a quarter of the window is known of that part.
 *
 * <p>Exact up to {@link BoundedHistory#EXACT} different times; then the signals counted are at most
 * those of one bucket's width before the window more, or those of one bucket's width before the
 * last {@code every} fewer. Stored in 3 bytes a signal, 400 at most.
 */
final class BaselineWindow extends Window {

  /** A mean over less is chance: of 28 days, a week has every day of the week once. */
  private static final int WARM_UP = 4;

  private final BoundedHistory trail;
  private final FirstSeen beginning;

  BaselineWindow(MeasureSpec spec) {
    super(spec);
    this.trail = new BoundedHistory(BoundedHistory.Joining.ADD_COUNTS, spec.overMillis());
    this.beginning = new FirstSeen(spec.overMillis());
  }

  @Override
  void add(long time, Contribution contribution) {
    trail.add(time, contribution.weight());
    beginning.add(time);
  }

  @Override
  void forget(long start) {
    trail.forget(start);
    beginning.forget(start);
  }

  @Override
  Reading readAfter(long start, PendingContributions tail) {
    long every = spec().everyMillis();
    long end = start + spec().overMillis() - every;
    long since = beginning.since(start, tail);
    if (since == FirstSeen.NEVER || (end - since) * WARM_UP < spec().overMillis()) {
      return new Reading((double) Signal.ABSENT, true);
    }
    TimedValues entries = trail.entries();
    long count = tail.weightAfter(start) - tail.weightAfter(end);
    for (int i = entries.firstAfter(start); i < entries.size() && entries.time(i) <= end; i++) {
      count += entries.value(i);
    }
    return new Reading(count * (double) every / (end - since), trail.exactAfter(start));
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
    return Math.min(trail.earliest(), beginning.earliest());
  }

  @Override
  public boolean exact() {
    return trail.exact();
  }

  @Override
  void write(DataOutput out) throws IOException {
    beginning.write(out);
    trail.write(latest(), ValueEncoding.UNSIGNED, out);
  }

  @Override
  void restore(long latest, boolean coarse, boolean second, DataInput in) throws IOException {
    beginning.restore(latest, in);
    trail.restore(latest, ValueEncoding.UNSIGNED, coarse, in);
  }
}
