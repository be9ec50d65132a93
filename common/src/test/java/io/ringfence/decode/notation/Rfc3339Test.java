package io.ringfence.decode.notation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.decode.FieldReader;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Rfc3339Test {

  @Property(tries = 2000)
  void whatJavaWritesIsReadBack(
      @ForAll @LongRange(min = 0, max = FieldReader.LATEST) long millis,
      @ForAll @IntRange(min = -18 * 60, max = 18 * 60) int offset) {
    String text =
        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
            Instant.ofEpochMilli(millis - millis % 1000 + 500 + millis % 499)
                .atOffset(ZoneOffset.ofTotalSeconds(offset * 60)));

    if (text.length() <= 35 && text.charAt(0) != '+') {
      assertThat(Rfc3339.millis(text)).isEqualTo(millis - millis % 1000 + 500 + millis % 499);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-25t09:00:00z, 2026-11-25T09:00:00Z",
    "2026-11-25 09:00:00+0300, 2026-11-25T06:00:00Z",
    "2026-11-25T09:00:00.123456789-05:30, 2026-11-25T14:30:00.123Z",
    "2024-02-29T00:00:00Z, 2024-02-29T00:00:00Z",
    "2016-12-31T23:59:60Z, 2017-01-01T00:00:00Z",
    "1970-01-01T00:00:00Z, 1970-01-01T00:00:00Z"
  })
  void whatTheRfcAllowsIsRead(String text, Instant time) {
    assertThat(Rfc3339.millis(text)).isEqualTo(time.toEpochMilli());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "now",
        "2026-11-25",
        "2026-11-25T09:00:00",
        "2026-11-25T09:00Z",
        "2026-02-30T09:00:00Z",
        "2026-04-31T09:00:00Z",
        "2023-02-29T00:00:00Z",
        "2026-13-01T09:00:00Z",
        "2026-11-25T24:00:00Z",
        "2026-11-25T09:60:00Z",
        "2026-11-25T09:00:61Z",
        "2026-11-25T09:00:00.Z",
        "2026-11-25T09:00:00+03",
        "2026-11-25T09:00:00+24:00",
        "2026-11-25T09:00:00 Z",
        "2026-11-25T09:00:00Zx",
        "1795597200",
        "-026-11-25T09:00:00Z",
        "2026-11-25T09:00:00.5"
      })
  void whatIsNoTimeIsNone(String text) {
    assertThat(Rfc3339.millis(text)).isEqualTo(Rfc3339.NONE);
  }

  @Property(tries = 1000)
  void anyTextIsATimeOrNone(@ForAll String text) {
    assertThat(Rfc3339.millis(text)).isEqualTo(Rfc3339.NONE);
  }
}
