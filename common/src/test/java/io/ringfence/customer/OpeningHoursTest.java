package io.ringfence.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpeningHoursTest {

  private static final int DAY = 24 * 60;

  /** Mondays from 8 to 18, and Sundays from 22 to 6. */
  private static final OpeningHours HOURS =
      new OpeningHours(
          List.of(
              new OpeningHours.Span(8 * 60, 10 * 60),
              new OpeningHours.Span(6 * DAY + 22 * 60, 8 * 60)),
          "US",
          List.of(LocalDate.parse("2026-11-30")));

  private static boolean closed(String moment) {
    return HOURS.isClosed(LocalDateTime.parse(moment));
  }

  @Test
  void aSpanHoldsFromItsFirstMinuteToBeforeItsEnd() {
    assertThat(closed("2026-11-23T07:59")).isTrue();
    assertThat(closed("2026-11-23T08:00")).isFalse();
    assertThat(closed("2026-11-23T17:59")).isFalse();
    assertThat(closed("2026-11-23T18:00")).isTrue();
    assertThat(closed("2026-11-24T09:00")).isTrue();
  }

  @Test
  void aSpanGoesOnIntoTheNextDayAndTheNextWeek() {
    assertThat(closed("2026-11-22T21:59")).isTrue();
    assertThat(closed("2026-11-22T22:00")).isFalse();
    assertThat(closed("2026-11-23T05:59")).isFalse();
    assertThat(closed("2026-11-23T06:00")).isTrue();
  }

  @Test
  void aHolidayClosesOnlyItsOwnDay() {
    assertThat(closed("2026-11-30T09:00")).as("a day of the customer's own").isTrue();
    assertThat(closed("2027-05-31T09:00")).as("Memorial Day, a Monday").isTrue();
    assertThat(closed("2026-11-29T23:00")).as("the evening before").isFalse();
  }

  @Test
  void withoutHoursNobodyIsEverClosed() {
    OpeningHours unknown = new OpeningHours(List.of(), "US", List.of());

    assertThat(unknown.isClosed(LocalDateTime.parse("2026-12-25T03:00"))).isFalse();
    assertThat(unknown.isHoliday(LocalDate.parse("2026-12-25"))).isTrue();
  }

  @Test
  void holidaysOfCountriesAreKnown() {
    assertThat(PublicHolidays.has("GB", LocalDate.parse("2026-12-25"))).isTrue();
    assertThat(PublicHolidays.has("DE", LocalDate.parse("2026-10-03"))).isTrue();
    assertThat(PublicHolidays.has("DE", LocalDate.parse("2026-10-04"))).isFalse();
    assertThat(PublicHolidays.has("US", LocalDate.parse("2026-11-26"))).isTrue();
    assertThat(PublicHolidays.knows("XX")).isFalse();
    assertThat(PublicHolidays.has("", LocalDate.parse("2026-12-25"))).isFalse();
  }

  @Test
  void aSpanLiesInAWeek() {
    assertThatThrownBy(() -> new OpeningHours.Span(OpeningHours.WEEK, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new OpeningHours.Span(0, DAY + 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
