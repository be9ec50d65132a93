package io.ringfence.measure;

import io.ringfence.measure.contribution.Contribution;
import io.ringfence.measure.contribution.PendingContributions;
import io.ringfence.measure.contribution.RunningTotals;
import io.ringfence.measure.history.TimedCounts;
import io.ringfence.signal.encoding.Wire;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How often the latest value came, that time included: a Long, 1 of a value that is new to the
 * window, 0 of an empty window. Exact up to {@link FrequencySketch#EXACT} contributions, beyond
 * that within the error that {@link FrequencySketch} says: where more different values come in an
 * eighth of the window than the cap, one that was there can read as new.
 *
 * <p>Stored like a TOP, and at times 8 bytes more for the latest value.
 */
final class RecurrenceWindow extends Window {

  private static final long NEVER = Long.MIN_VALUE;

  private final FrequencySketch values;

  /** When the latest value came. */
  private long when = NEVER;

  private long value;

  RecurrenceWindow(MeasureSpec spec) {
    super(spec);
    this.values = new FrequencySketch(spec);
  }

  @Override
  void add(long time, Contribution contribution) {
    values.add(time, contribution.bits(), contribution.weight());
    when = time;
    value = contribution.bits();
  }

  @Override
  void forget(long start) {
    values.forget(start);
    if (when <= start) {
      values.startAnew();
      when = NEVER;
    }
  }

  @Override
  Reading readAfter(long start, PendingContributions tail) {
    RunningTotals running = tail.totalsAfter(start);
    Latest latest = new Latest(when > start, value);
    if (running == null) {
      tail.forEachAfter(start, (time, each) -> latest.offer(time > start, each.bits()));
    } else {
      latest.offer(true, tail.latestAfter(start).bits());
    }
    if (!latest.found) {
      return new Reading(0L, true);
    }
    TimedCounts counters = values.counters();
    for (int i = values.firstAfter(start); i < counters.size(); i++) {
      latest.count(counters.hash(i), counters.count(i));
    }
    if (running == null) {
      tail.forEachAfter(
          start, (time, each) -> latest.count(each.bits(), time > start ? each.weight() : 0));
    } else {
      latest.count += running.count(latest.value);
    }
    return new Reading(Math.max(1, latest.count), values.exact() || when <= start);
  }

  @Override
  boolean spentAfter(long start) {
    return when <= start;
  }

  @Override
  public boolean isEmpty() {
    return when == NEVER;
  }

  @Override
  public long earliest() {
    return isEmpty() ? Long.MAX_VALUE : Math.min(values.earliest(), when);
  }

  @Override
  public boolean exact() {
    return values.exact();
  }

  /** Marks that the latest value is not that of the newest counter: it found no room. */
  @Override
  boolean secondMark() {
    return !isEmpty() && (values.isEmpty() || newest() != value);
  }

  private long newest() {
    return values.counters().hash(values.counters().size() - 1);
  }

  @Override
  void write(DataOutput out) throws IOException {
    values.write(latest(), out);
    if (secondMark()) {
      out.writeLong(value);
    }
  }

  @Override
  void restore(long latest, boolean coarse, boolean apart, DataInput in) throws IOException {
    values.restore(latest, coarse, in);
    if (apart || !values.isEmpty()) {
      when = latest;
      value = apart ? Wire.readHash(in) : newest();
    }
  }

  /** The latest value in the window, and how often it came. */
  private static final class Latest {
    private boolean found;
    private long value;
    private long count;

    Latest(boolean found, long value) {
      this.found = found;
      this.value = value;
    }

    void offer(boolean inWindow, long next) {
      if (inWindow) {
        found = true;
        value = next;
      }
    }

    void count(long hash, long times) {
      if (hash == value) {
        count += times;
      }
    }
  }
}
