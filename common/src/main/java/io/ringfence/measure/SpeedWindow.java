package io.ringfence.measure;

import io.ringfence.measure.contribution.Contribution;
import io.ringfence.measure.contribution.GeoPoint;
import io.ringfence.measure.contribution.PendingContributions;
import io.ringfence.measure.history.BoundedHistory;
import io.ringfence.measure.history.TimedValues;
import io.ringfence.measure.history.ValueEncoding;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The greatest speed, in km/h, between two places of which one comes right after the other, both in
 * the window, at least {@link #NEAR} apart: a Double, 0.0 if there are none. Two signals less than
 * a second apart count as a second apart.
 *
 * <p>A speed leaves the window with the first of its places. What a later speed reaches or exceeds
 * is dropped, as in a MAX; exact up to {@link BoundedHistory#EXACT} falling ones, then a speed may
 * be read up to one bucket's width after it has left: never too low. Stored in 10 to 40 bytes as a
 * rule, 950 at most.
 */
final class SpeedWindow extends Window {

  /**
   * Closer places do not count, km: that of an address may be wrong by as much, and a mobile
   * network's gateway stands where the traffic of its region leaves. Synapse-WAF's rule for
   * impossible travel asks for as many.
   */
  static final double NEAR = 50;

  private static final long LEAST_MILLIS = 1_000;
  private static final double MILLIS_PER_HOUR = 3_600_000;
  private static final long NEVER = Long.MIN_VALUE;

  private final BoundedHistory speeds;

  /** When the latest place was seen. */
  private long when = NEVER;

  private long place;

  SpeedWindow(MeasureSpec spec) {
    super(spec);
    this.speeds = new BoundedHistory(BoundedHistory.Joining.GREATEST_NUMBER, spec.overMillis());
  }

  @Override
  void add(long time, Contribution contribution) {
    if (when != NEVER) {
      double speed = speed(when, place, time, contribution.bits());
      if (speed > 0) {
        speeds.add(when, Double.doubleToLongBits(speed));
      }
    }
    when = time;
    place = contribution.bits();
  }

  /** 0 where the places are near each other. */
  private static double speed(long when, long from, long later, long to) {
    if (from == to) {
      return 0;
    }
    double distance = GeoPoint.ofBits(from).kilometresTo(GeoPoint.ofBits(to));
    double hours = Math.max(later - when, LEAST_MILLIS) / MILLIS_PER_HOUR;
    return distance < NEAR ? 0 : distance / hours;
  }

  @Override
  void forget(long start) {
    speeds.forget(start);
    if (when <= start) {
      when = NEVER;
    }
  }

  @Override
  Reading readAfter(long start, PendingContributions tail) {
    TimedValues entries = speeds.entries();
    int oldest = entries.firstAfter(start);
    Traveller traveller = new Traveller(start, when, place);
    if (oldest < entries.size()) {
      traveller.fastest = Double.longBitsToDouble(entries.value(oldest));
    }
    tail.forEach(traveller);
    return new Reading(traveller.fastest, speeds.exactAfter(start));
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
    return isEmpty() ? Long.MAX_VALUE : Math.min(speeds.earliest(), when);
  }

  @Override
  public boolean exact() {
    return speeds.exact();
  }

  /** Marks that a place is known. */
  @Override
  boolean secondMark() {
    return !isEmpty();
  }

  @Override
  void write(DataOutput out) throws IOException {
    if (!isEmpty()) {
      out.writeLong(place);
    }
    speeds.write(latest(), ValueEncoding.DECIMAL, out);
  }

  @Override
  void restore(long latest, boolean coarse, boolean known, DataInput in) throws IOException {
    if (known) {
      place = in.readLong();
      when = latest;
    }
    speeds.restore(latest, ValueEncoding.DECIMAL, coarse, in);
  }

  private static final class Traveller implements PendingContributions.Visitor {
    private final long start;
    private long when;
    private long place;
    private double fastest;

    Traveller(long start, long when, long place) {
      this.start = start;
      this.when = when;
      this.place = place;
    }

    @Override
    public void visit(long time, Contribution contribution) {
      if (when > start) {
        fastest = Math.max(fastest, speed(when, place, time, contribution.bits()));
      }
      when = time;
      place = contribution.bits();
    }
  }
}
