package io.ringfence.signal.customer;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Set;

/**
 * What the provider knows of the customer that an account belongs to. A text that is not known is
 * empty, an amount is {@link #NO_LIMIT}.
 *
 * @param since from when on this holds, epoch milliseconds
 * @param kind the class: {@code business}, {@code call-centre}, {@code wholesale}, ...
 * @param country at home, ISO 3166 alpha-2
 * @param zone at home; null if it is not known
 * @param numbers its own, and the beginnings of its own blocks, each with a plus
 * @param hours when it works; empty if that is not known
 * @param closed days on which it does not work
 * @param destinations countries that it usually calls
 * @param creditLimit what it may owe, in the tariff's currency
 * @param dailyLimit what it may spend in 24 hours, in the tariff's currency
 */
public record Profile(
    String account,
    long since,
    String kind,
    String tenant,
    String parent,
    String name,
    String country,
    ZoneId zone,
    Set<String> numbers,
    Set<Shift> hours,
    Set<LocalDate> closed,
    Set<String> destinations,
    double creditLimit,
    double dailyLimit)
    implements Serializable {

  public static final double NO_LIMIT = -1;

  /** Of an account that nothing is known of. */
  public static final Profile NONE =
      new Profile(
          "", 0, "", "", "", "", "", null, Set.of(), Set.of(), Set.of(), Set.of(), NO_LIMIT,
          NO_LIMIT);

  private static final int DAY = 24 * 60;
  private static final int WEEK = 7 * DAY;

  /**
   * Working time that begins on one day of the week.
   *
   * @param day 1 Monday to 7 Sunday
   * @param from minute of the day
   * @param to minute of the day; on the next one if it is not after the first
   */
  public record Shift(int day, int from, int to) implements Serializable {

    boolean holds(int minuteOfWeek) {
      int length = to > from ? to - from : to + DAY - from;
      return Math.floorMod(minuteOfWeek - (day - 1) * DAY - from, WEEK) < length;
    }
  }

  public Profile {
    numbers = Set.copyOf(numbers);
    hours = Set.copyOf(hours);
    closed = Set.copyOf(closed);
    destinations = Set.copyOf(destinations);
  }

  /** Whether it is known not to work at a time of its own clock. */
  public boolean closedAt(LocalDateTime local) {
    int minute =
        (local.getDayOfWeek().getValue() - 1) * DAY + local.getHour() * 60 + local.getMinute();
    return closed.contains(local.toLocalDate())
        || (!hours.isEmpty() && hours.stream().noneMatch(shift -> shift.holds(minute)));
  }

  /** Whether a number is one of its own. */
  public boolean owns(String number) {
    return numbers.stream().anyMatch(number::startsWith);
  }

  /** Whether it usually calls a country, or is at home there. */
  public boolean usuallyCalls(String there) {
    return !there.isEmpty() && (there.equals(country) || destinations.contains(there));
  }
}
