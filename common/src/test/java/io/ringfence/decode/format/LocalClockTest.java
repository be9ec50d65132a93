package io.ringfence.decode.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalClockTest {

  private static final long LAST_OF_9999 = 253_402_300_799_999L;
  private static final long HALF_A_YEAR = 180L * 24 * 60 * 60;
  private static final DateTimeFormatter YEARLESS =
      DateTimeFormatter.ofPattern("MMM ppd HH:mm:ss", Locale.ENGLISH);

  private final LocalClock berlin = new LocalClock(ZoneId.of("Europe/Berlin"));

  private static String iso(long millis) {
    return Instant.ofEpochMilli(millis).toString();
  }

  @Property
  void whatIsWrittenInItsZoneIsReadBack(
      @ForAll @LongRange(min = 0, max = LAST_OF_9999) long millis) {
    long second = millis / 1000 * 1000;
    ZoneId zone = ZoneId.of("America/St_Johns");
    LocalClock clock = new LocalClock(zone);
    LocalDateTime written = LocalDateTime.ofInstant(Instant.ofEpochMilli(second), zone);
    String text = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").format(written);

    assertThat(second).isIn(clock.millis(text), clock.later(text));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-07-01 12:00:00, 2026-07-01T10:00:00Z, 2026-07-01T10:00:00Z",
    "2026-07-01T12:00:00, 2026-07-01T10:00:00Z, 2026-07-01T10:00:00Z",
    "2026-07-01 12:00:00.296123, 2026-07-01T10:00:00.296Z, 2026-07-01T10:00:00.296Z",
    "2028-02-29 00:30:00, 2028-02-28T23:30:00Z, 2028-02-28T23:30:00Z",
    // left out: clocks go from 02:00 to 03:00
    "2026-03-29 02:30:00, 2026-03-29T01:30:00Z, 2026-03-29T01:30:00Z",
    // twice: from 03:00 back to 02:00
    "2026-10-25 02:30:00, 2026-10-25T00:30:00Z, 2026-10-25T01:30:00Z",
    "2026-10-25 03:00:00, 2026-10-25T02:00:00Z, 2026-10-25T02:00:00Z"
  })
  void anHourThatComesTwiceOrNotAtAllIsStillATime(String text, String first, String later) {
    assertThat(iso(berlin.millis(text))).isEqualTo(first);
    assertThat(iso(berlin.later(text))).isEqualTo(later);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0000-00-00 00:00:00",
        "2026-02-29 10:00:00",
        "2026-13-01 10:00:00",
        "2026-01-01 24:00:00",
        "2026-01-01 10:60:00",
        "2026-01-01 10:00",
        "2026-01-01x10:00:00",
        "2026-01-01 10:00:00Z",
        "2026-01-01 10:00:00-0500",
        "2026-01-01 10:00:00+01:00",
        "2026-01-01 10:00:0\u0663"
      })
  void anythingElseIsNone(String text) {
    assertThat(berlin.millis(text)).isEqualTo(LocalClock.NONE);
    assertThat(berlin.later(text)).isEqualTo(LocalClock.NONE);
  }

  @Property
  void aYearIsTheOneOfTheReceipt(
      @ForAll @LongRange(min = 1_700_000_000L, max = 1_900_000_000L) long second,
      @ForAll @LongRange(min = -23 * 60 * 60, max = HALF_A_YEAR) long later) {
    LocalClock clock = new LocalClock(ZoneOffset.UTC);
    String text = YEARLESS.format(Instant.ofEpochSecond(second).atOffset(ZoneOffset.UTC));

    assertThat(clock.yearless(text, (second + later) * 1000)).isEqualTo(second * 1000);
  }

  @Test
  void aLineOfNewYearsEveIsOfTheYearBefore() {
    long received = Instant.parse("2027-01-01T00:00:05Z").toEpochMilli();
    LocalClock clock = new LocalClock(ZoneOffset.UTC);

    assertThat(iso(clock.yearless("Dec 31 23:59:58", received))).isEqualTo("2026-12-31T23:59:58Z");
    assertThat(iso(clock.yearless("Jan  1 00:00:01", received))).isEqualTo("2027-01-01T00:00:01Z");
  }

  @Test
  void theLeapDayIsOfAYearThatHasIt() {
    long received = Instant.parse("2028-03-01T00:00:00Z").toEpochMilli();

    assertThat(iso(new LocalClock(ZoneOffset.UTC).yearless("Feb 29 12:00:00", received)))
        .isEqualTo("2028-02-29T12:00:00Z");
    long year = 365L * 24 * 60 * 60 * 1000;
    assertThat(new LocalClock(ZoneOffset.UTC).yearless("Feb 29 12:00:00", received - 2 * year))
        .isEqualTo(LocalClock.NONE);
  }

  @Test
  void withoutAReceiptThereIsNoYear() {
    assertThat(berlin.yearless("Feb  3 12:00:00", Line.UNKNOWN)).isEqualTo(LocalClock.NONE);
    assertThat(berlin.yearless("Feb 33 12:00:00", 0)).isEqualTo(LocalClock.NONE);
    assertThat(berlin.yearless("Fob  3 12:00:00", 0)).isEqualTo(LocalClock.NONE);
  }
}
