package io.ringfence.customer;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;

/**
 * When a customer works, by the clock where it is at home.
 *
 * @param week spans of a week, in their order; none if the hours are not known
 * @param calendar the country whose public holidays it keeps, ISO 3166 alpha-2; empty if none
 * @param closedDays days on which it is closed besides
 */
public record OpeningHours(List<Span> week, String calendar, List<LocalDate> closedDays) {

  /** Minutes of a week. */
  public static final int WEEK = 7 * 24 * 60;

  private static final int DAY = 24 * 60;

  public static final OpeningHours UNKNOWN = new OpeningHours(List.of(), "", List.of());

  /**
   * A span of a week, which may go on into the next one.
   *
   * @param from minute of the week, 0 on Monday at midnight
   * @param minutes how long it is, from 1 to a whole day
   */
  public record Span(int from, int minutes) {

    public Span {
      if (from < 0 || from >= WEEK || minutes < 1 || minutes > DAY) {
        throw new IllegalArgumentException("not a span of a week");
      }
    }

    boolean has(int minute) {
      return Math.floorMod(minute - from, WEEK) < minutes;
    }
  }

  public OpeningHours {
    week = week.stream().sorted(Comparator.comparingInt(Span::from)).toList();
    closedDays = List.copyOf(closedDays);
  }

  /** Whether a day is a public holiday there, or one on which the customer is closed besides. */
  public boolean isHoliday(LocalDate day) {
    return closedDays.contains(day) || PublicHolidays.has(calendar, day);
  }

  /**
   * Whether nobody works at a moment: outside the hours, or on a holiday. False if no hours are
   * known. What began on the day before is not over at midnight, and a holiday closes only its own.
   */
  public boolean isClosed(LocalDateTime moment) {
    if (week.isEmpty()) {
      return false;
    }
    int day = moment.getDayOfWeek().getValue() - 1;
    int minute = day * DAY + moment.getHour() * 60 + moment.getMinute();
    return isHoliday(moment.toLocalDate()) || week.stream().noneMatch(span -> span.has(minute));
  }
}
