package io.ringfence.anonymous;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * The days whose alerts are gathered, and those that are over and wait to be published. A day is
 * published once: of two publications the difference would tell of those who are in one only.
 */
public final class AnonymousPeriods {

  private static final long DAY = Duration.ofDays(1).toMillis();

  /**
   * How long after its end a day is published. An alert is closed when its rule's quiet has passed,
   * a day at most in the pack, and the lateness of its sources. The key lives for so long, and the
   * day itself.
   */
  public static final long LAG_MILLIS = 2 * DAY;

  /** Days are gathered no further ahead: a wrong clock makes no keys for years to come. */
  private static final int MOST_OPEN = 8;

  /** What becomes of an alert. */
  public enum Taken {
    KEPT,
    /** Its day has been published, or is never published. */
    TOO_LATE,
    NO_ROOM
  }

  /** The last day of which nothing is published any more. */
  private long through;

  private final TreeMap<Long, AnonymousPeriod> open = new TreeMap<>();
  private final List<ClosedPeriod> closed = new ArrayList<>();

  /**
   * Begins with the day after one.
   *
   * @param through that day, as days since 1970 in UTC; {@link Long#MIN_VALUE} for any
   */
  public AnonymousPeriods(long through) {
    this.through = through;
  }

  /** The day of a time, as days since 1970 in UTC. */
  public static long day(long millis) {
    return Math.floorDiv(millis, DAY);
  }

  /**
   * Takes an alert in, in place of an earlier version.
   *
   * @param country of the subject, if it is a number; otherwise empty
   * @param keys makes keys of 32 random bytes
   */
  public Taken take(SettledAlert.Closed alert, String country, Supplier<byte[]> keys) {
    leaveOut(alert.id());
    long day = day(alert.last());
    if (day <= through) {
      return Taken.TOO_LATE;
    }
    AnonymousPeriod period = open.get(day);
    if (period == null) {
      if (open.size() == MOST_OPEN) {
        return Taken.NO_ROOM;
      }
      period = new AnonymousPeriod(day, new PeriodKey(keys.get()));
      open.put(day, period);
    }
    return period.put(alert, country) ? Taken.KEPT : Taken.NO_ROOM;
  }

  /** Leaves an alert out that does not stand, or was erased. */
  public void leaveOut(String id) {
    open.values().forEach(each -> each.remove(id));
  }

  /**
   * Closes the days that are over, and destroys their keys. They wait to be published.
   *
   * @param now epoch milliseconds
   * @return those days
   */
  public List<ClosedPeriod> close(long now) {
    List<ClosedPeriod> over = new ArrayList<>();
    Iterator<AnonymousPeriod> days = open.values().iterator();
    while (days.hasNext()) {
      AnonymousPeriod period = days.next();
      if ((period.day() + 1) * DAY + LAG_MILLIS > now) {
        break;
      }
      over.add(period.close());
      days.remove();
    }
    through = Math.max(through, day(now - LAG_MILLIS) - 1);
    closed.addAll(over);
    return over;
  }

  /** Days that are over and wait to be published. */
  public List<ClosedPeriod> closed() {
    return List.copyOf(closed);
  }

  /** A day has been published. */
  public void published(ClosedPeriod period) {
    closed.remove(period);
  }

  long through() {
    return through;
  }

  NavigableMap<Long, AnonymousPeriod> open() {
    return open;
  }

  void restore(AnonymousPeriod period) {
    open.put(period.day(), period);
  }

  void restore(ClosedPeriod period) {
    closed.add(period);
  }
}
