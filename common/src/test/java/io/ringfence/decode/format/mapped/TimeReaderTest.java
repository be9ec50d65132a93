package io.ringfence.decode.format.mapped;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.decode.format.LocalClock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeReaderTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private static long millis(String form, String text) {
    return new TimeReader(form, new LocalClock(BERLIN)).millis(text, false);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        // forms that need no word
        "! 2026-11-25 09:00:00 ! 2026-11-25T08:00:00Z",
        "! 2026-11-25T09:00:00 ! 2026-11-25T08:00:00Z",
        "! 2026-11-25 09:00:00.250 ! 2026-11-25T08:00:00.250Z",
        "! 2026-11-25T09:00:00.250999 ! 2026-11-25T08:00:00.250Z",
        "! 2026-11-25T09:00:00Z ! 2026-11-25T09:00:00Z",
        "! 2026-11-25T09:00:00.5+01:00 ! 2026-11-25T08:00:00.500Z",
        "! 2026-11-25 09:00:00+0530 ! 2026-11-25T03:30:00Z",
        "! 2026-11-25 09:00:00+01 ! 2026-11-25T08:00:00Z",
        "! 2026-11-25 09:00:00 +01:00 ! 2026-11-25T08:00:00Z",
        "! 2026/11/25 09:00:00 ! 2026-11-25T08:00:00Z",
        "! 20261125090000 ! 2026-11-25T08:00:00Z",
        "! 20261125 09:00:00 ! 2026-11-25T08:00:00Z",
        "! 2026-11-25 09:00 ! 2026-11-25T08:00:00Z",
        "! 1795597200 ! 2026-11-25T09:00:00Z",
        "! 1795597200.25 ! 2026-11-25T09:00:00.250Z",
        "! 1795597200250 ! 2026-11-25T09:00:00.250Z",
        "! 1795597200250999 ! 2026-11-25T09:00:00.250Z",
        "! 1795597200250999123 ! 2026-11-25T09:00:00.250Z",
        // and some that do
        "dd.MM.yyyy HH:mm:ss ! 25.11.2026 09:00:00 ! 2026-11-25T08:00:00Z",
        "d.M.yyyy H:mm:ss ! 5.1.2026 9:00:00 ! 2026-01-05T08:00:00Z",
        "d/M/yyyy H:mm ! 05/11/2026 09:00 ! 2026-11-05T08:00:00Z",
        "M/d/yyyy h:mm:ss a ! 11/25/2026 9:00:00 PM ! 2026-11-25T20:00:00Z",
        "M/d/yyyy h:mm:ss a ! 11/25/2026 12:00:00 am ! 2026-11-24T23:00:00Z",
        "d-MMM-yy HH:mm:ss ! 25-NOV-26 09:00:00 ! 2026-11-25T08:00:00Z",
        "dd.MM.yyyy HH:mm:ss ! 25.11.2026 09:00:00.125 ! 2026-11-25T08:00:00.125Z",
        "dd.MM.yyyy HH:mm:ss,SSS ! '25.11.2026 09:00:00,125' ! 2026-11-25T08:00:00.125Z",
        "E, d MMM yyyy HH:mm:ss XX ! 'Wed, 25 Nov 2026 09:00:00 +0000' ! 2026-11-25T09:00:00Z",
        "d.M.yyyy H:mm:ss XXX ! 25.11.2026 09:00:00 -05:00 ! 2026-11-25T14:00:00Z",
        "yyMMddHHmmss ! 261125090000 ! 2026-11-25T08:00:00Z",
        // the hour that is left out, the one that comes twice, and 29 February
        "! 2026-03-29 02:30:00 ! 2026-03-29T01:30:00Z",
        "! 2026-10-25 02:30:00 ! 2026-10-25T00:30:00Z",
        "dd.MM.yyyy HH:mm ! 29.02.2028 09:00 ! 2028-02-29T08:00:00Z",
        "! 2026-12-31 23:59:60 ! 2026-12-31T23:00:00Z",
      })
  void aTimeIsReadByItsForm(String form, String text, Instant time) {
    assertThat(millis(form == null ? "" : form, text)).isEqualTo(time.toEpochMilli());
  }

  @Test
  void theHourThatComesTwiceCanBeTheSecondOne() {
    TimeReader reader = new TimeReader("d.M.yyyy H:mm", new LocalClock(BERLIN));

    assertThat(reader.millis("25.10.2026 2:30", true) - reader.millis("25.10.2026 2:30", false))
        .isEqualTo(3_600_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "0.000000", "0000-00-00 00:00:00", "00000000000000"})
  void zeroIsNever(String text) {
    assertThat(millis("", text)).isEqualTo(TimeReader.NEVER);
    assertThat(millis("dd.MM.yyyy HH:mm", text)).isEqualTo(TimeReader.NEVER);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "! 25.11.2026 09:00:00",
        "! 2026-02-29 09:00:00",
        "! 2026-13-01 09:00:00",
        "! 2026-11-25 24:00:00",
        "! 2026-11-25",
        "! 179559720",
        "! 17955972001",
        "! 1795597200.",
        "! 1795597200.1.2",
        "! 1795597200x",
        "! -1795597200",
        "! 2026-11-25 09:00:00 and more",
        "dd.MM.yyyy HH:mm:ss ! 25.11.2026 09:00",
        "dd.MM.yyyy HH:mm:ss ! 31.02.2026 09:00:00",
        "dd.MM.yyyy HH:mm:ss ! 25.11.26 09:00:00",
        "dd.MM.yyyy HH:mm:ss ! 25.11.2026 09:00:00x",
        "M/d/yyyy h:mm a ! 11/25/2026 13:00 PM",
        "M/d/yyyy h:mm a ! 11/25/2026 0:30 PM",
        "dd.MM.yyyy HH:mm ! 2026-11-25 09:00",
      })
  void anythingElseIsNoTime(String form, String text) {
    assertThat(millis(form == null ? "" : form, text)).isEqualTo(TimeReader.BAD);
  }

  @ParameterizedTest
  @ValueSource(strings = {"foo", "dd.MM.yyyy {HH}", "'open", "dd.MM.yyyy bb"})
  void aFormThatIsNoneIsAFault(String form) {
    assertThatThrownBy(() -> new TimeReader(form, new LocalClock(BERLIN)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("dd.MM.yyyy HH:mm:ss");
  }

  @Property(tries = 500)
  void whatJavaWritesInAFormIsReadByIt(
      @ForAll @LongRange(min = 0, max = 2_500_000_000L) long second) {
    LocalDateTime time = LocalDateTime.ofInstant(Instant.ofEpochSecond(second), BERLIN);
    for (String form :
        new String[] {
          "dd.MM.yyyy HH:mm:ss", "M/d/yyyy h:mm:ss a", "d-MMM-yyyy HH:mm:ss", "yyyyMMddHHmmss"
        }) {
      String text = time.format(DateTimeFormatter.ofPattern(form, Locale.ENGLISH));

      assertThat(Math.abs(millis(form, text) - second * 1000)).isIn(0L, 3_600_000L);
    }
  }

  @Property(tries = 500)
  void anyTextIsATimeOrNone(@ForAll String text) {
    millis("", text);
    millis("d.M.yyyy H:mm:ss", text);
    assertThat(millis("", "9".repeat(Math.min(text.length() + 20, 300)))).isEqualTo(TimeReader.BAD);
  }
}
