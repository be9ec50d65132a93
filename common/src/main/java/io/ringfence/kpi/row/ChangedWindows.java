package io.ringfence.kpi.row;

import io.ringfence.kpi.counter.IndicatorFact;

/**
 * What of an hour's figures has changed since they were published. Mutable.
 *
 * <p>A minute is published when it is over, and again with the next full minute after a change; an
 * hour, which takes sixty times as long to add up, when it is over and with the next five minutes.
 */
public final class ChangedWindows {

  static final int MINUTES = 60;

  private static final long HOUR_STEP = 5 * IndicatorFact.MINUTE;

  final long from;
  long minutes;
  long minutesDue;
  long hourDue;

  public ChangedWindows(long from) {
    this(from, 0, Long.MAX_VALUE, Long.MAX_VALUE);
  }

  ChangedWindows(long from, long minutes, long minutesDue, long hourDue) {
    this.from = from;
    this.minutes = minutes;
    this.minutesDue = minutesDue;
    this.hourDue = hourDue;
  }

  /**
   * Figures have changed.
   *
   * @param first the first minute, from 0
   * @param last the last one
   */
  public void changed(int first, int last, long watermark) {
    for (int minute = first; minute <= last; minute++) {
      minutes |= 1L << minute;
    }
    schedule(watermark);
    long hour = Math.max(from + IndicatorFact.HOUR, next(watermark, HOUR_STEP));
    hourDue = Math.min(hourDue, hour);
  }

  private void schedule(long watermark) {
    int first = Long.numberOfTrailingZeros(minutes);
    minutesDue =
        first == Long.SIZE
            ? Long.MAX_VALUE
            : Math.max(end(first), next(watermark, IndicatorFact.MINUTE));
  }

  private static long next(long watermark, long step) {
    return watermark == Long.MIN_VALUE
        ? Long.MIN_VALUE
        : watermark - Math.floorMod(watermark, step) + step;
  }

  private long end(int minute) {
    return from + (minute + 1) * IndicatorFact.MINUTE;
  }

  /** When something is to be published; {@link Long#MAX_VALUE} for nothing. */
  long due() {
    return Math.min(minutesDue, hourDue);
  }

  /** Whether a minute is to be published at this time. */
  boolean minute(int minute, long watermark) {
    return ((minutes >>> minute) & 1) == 1 && watermark >= minutesDue && end(minute) <= watermark;
  }

  boolean hour(long watermark) {
    return hourDue != Long.MAX_VALUE && watermark >= hourDue;
  }

  /** All that was to be published at this time has been. */
  void published(long watermark) {
    if (watermark >= minutesDue) {
      for (int minute = 0; minute < MINUTES; minute++) {
        if (end(minute) <= watermark) {
          minutes &= ~(1L << minute);
        }
      }
      schedule(watermark);
    }
    if (hour(watermark)) {
      hourDue = Long.MAX_VALUE;
    }
  }
}
