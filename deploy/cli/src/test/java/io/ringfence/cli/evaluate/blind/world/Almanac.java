package io.ringfence.cli.evaluate.blind.world;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;

/** The days that are played, and the hours at which people do things on them. */
public final class Almanac {
  private static final Set<String> HOLIDAYS =
      Set.of("01-01", "01-19", "02-16", "05-25", "06-19", "07-03", "09-07", "11-26", "12-25");
  private static final double[] HOME = {
    1, .5, .3, .2, .3, .8, 2, 4, 5, 6, 6, 6, 6, 5.5, 5.5, 6, 7, 9, 10, 10, 8, 6, 4, 2
  };
  private static final double[] OFFICE = {
    .1, .05, .05, .05, .1, .3, 1, 4, 9, 12, 12, 10, 6, 9, 11, 11, 9, 6, 2, 1, .5, .3, .2, .1
  };
  private static final double[] CENTRE = {
    .2, .1, .1, .1, .1, .2, 1, 5, 9, 11, 12, 11, 9, 10, 11, 11, 10, 9, 7, 5, 2, 1, .5, .3
  };

  private final LocalDate first;
  private final ZoneId zone;
  private final int days;

  Almanac(LocalDate first, ZoneId zone, int days) {
    this.first = first;
    this.zone = zone;
    this.days = days;
  }

  /** Midnight at which the play begins, in milliseconds since 1970. */
  public long begin() {
    return first.atStartOfDay(zone).toInstant().toEpochMilli();
  }

  /** The end of the play. */
  public long end() {
    return first.plusDays(days).atStartOfDay(zone).toInstant().toEpochMilli();
  }

  /** An hour of a day, by the provider's clock. */
  public long at(int day, double hour) {
    long midnight = first.plusDays(day).atStartOfDay(zone).toInstant().toEpochMilli();
    return midnight + (long) (hour * 3_600_000);
  }

  /** An hour of a day, by the clock of a place; what would lie outside the play is moved a day. */
  public long at(Place place, int day, double hour) {
    long midnight =
        first.plusDays(day).atStartOfDay(ZoneId.of(place.zone())).toInstant().toEpochMilli();
    long time = midnight + (long) (hour * 3_600_000);
    if (time >= end()) {
      time -= 86_400_000L;
    }
    return time < begin() ? time + 86_400_000L : time;
  }

  /** Whether firms are closed on a day. */
  public boolean isFree(int day) {
    LocalDate date = first.plusDays(day);
    return date.getDayOfWeek() == DayOfWeek.SATURDAY
        || date.getDayOfWeek() == DayOfWeek.SUNDAY
        || HOLIDAYS.contains(date.toString().substring(5));
  }

  /** The number of days. */
  public int days() {
    return days;
  }

  /** An hour at which private people are busy. */
  public static double homeHour(Dice dice) {
    return hour(HOME, dice);
  }

  /** An hour at which offices are busy. */
  public static double officeHour(Dice dice) {
    return hour(OFFICE, dice);
  }

  /** An hour at which contact centres are busy. */
  public static double centreHour(Dice dice) {
    return hour(CENTRE, dice);
  }

  private static double hour(double[] weights, Dice dice) {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    double left = dice.real() * sum;
    for (int i = 0; i < weights.length; i++) {
      if (left < weights[i]) {
        return i + left / weights[i];
      }
      left -= weights[i];
    }
    return 12;
  }
}
