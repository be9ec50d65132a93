package io.ringfence.measure;

import io.ringfence.measure.contribution.Contribution;
import io.ringfence.measure.contribution.PendingContributions;
import io.ringfence.measure.history.BoundedHistory;
import io.ringfence.measure.history.TimedValues;
import io.ringfence.measure.history.ValueEncoding;
import io.ringfence.signal.encoding.Wire;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The highest number at once: a Long. Contributions raise or lower the level, one after the other
 * also at equal times; it never falls below 0 (an end whose start is unknown changes nothing). The
 * reading includes the level that stood when the window began, however long ago it was reached.
 *
 * <p>Kept are the level and, for each fall, the level fallen from and when, unless a later one was
 * as high: all that a later reading can need. Exact up to {@link BoundedHistory#EXACT} of these,
 * then a level may be read up to one bucket's width after it has left: never too low. Stored in 20
 * to 40 bytes as a rule, 450 at most.
 */
final class PeakWindow extends Window {

  private final BoundedHistory falls;
  private long level;

  PeakWindow(MeasureSpec spec) {
    super(spec);
    this.falls = new BoundedHistory(BoundedHistory.Joining.GREATEST_COUNT, spec.overMillis());
  }

  @Override
  void add(long time, Contribution contribution) {
    long next = after(level, contribution);
    if (next < level) {
      falls.add(time, level);
    }
    level = next;
  }

  private static long after(long level, Contribution contribution) {
    return Math.max(0, level + contribution.bits() * contribution.weight());
  }

  @Override
  void forget(long start) {
    falls.forget(start);
  }

  /**
   * A level that has not changed since is forgotten, too: its calls are as old as their records.
   */
  @Override
  public void evict(long upTo) {
    forget(upTo);
    if (latest() <= upTo) {
      level = 0;
    }
  }

  @Override
  Reading readAfter(long start, PendingContributions tail) {
    TimedValues entries = falls.entries();
    Climber climber = new Climber(start, level);
    int oldest = entries.firstAfter(start);
    if (oldest < entries.size()) {
      climber.peak = entries.value(oldest);
    }
    tail.forEach(climber);
    return new Reading(Math.max(climber.peak, climber.level), falls.exactAfter(start));
  }

  @Override
  boolean spentAfter(long start) {
    return level == 0 && falls.isEmptyAfter(start);
  }

  @Override
  public long spentFrom() {
    return level == 0 ? super.spentFrom() : Long.MAX_VALUE;
  }

  @Override
  public boolean isEmpty() {
    return level == 0 && falls.entries().isEmpty();
  }

  @Override
  public long earliest() {
    return Math.min(falls.earliest(), level > 0 ? latest() : Long.MAX_VALUE);
  }

  @Override
  public boolean exact() {
    return falls.exact();
  }

  @Override
  void write(DataOutput out) throws IOException {
    Wire.writeUnsigned(level, out);
    falls.write(latest(), ValueEncoding.UNSIGNED, out);
  }

  @Override
  void restore(long latest, boolean coarse, boolean second, DataInput in) throws IOException {
    level = Wire.readUnsigned(in);
    falls.restore(latest, ValueEncoding.UNSIGNED, coarse, in);
  }

  private static final class Climber implements PendingContributions.Visitor {
    private final long start;
    private long level;
    private long peak;

    Climber(long start, long level) {
      this.start = start;
      this.level = level;
    }

    @Override
    public void visit(long time, Contribution contribution) {
      if (time > start) {
        peak = Math.max(peak, level);
      }
      level = after(level, contribution);
    }
  }
}
