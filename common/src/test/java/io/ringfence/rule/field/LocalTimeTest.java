package io.ringfence.rule.field;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.signal.CallPhase;
import io.ringfence.signal.Quality;
import io.ringfence.signal.Session;
import io.ringfence.signal.Signal;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.number.NumberFacts;
import io.ringfence.signal.number.NumberLookup;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalTimeTest {

  private static final String NEW_YORK = "+12125550123";
  private static final String LAGOS = "+2348031234567";

  /** Two numbers with zones of their own; who has none lives where the feed says, in Sydney. */
  private static final NumberLookup ZONES =
      new NumberLookup() {
        @Override
        public NumberFacts of(String number) {
          return NumberFacts.NOBODY;
        }

        @Override
        public ZoneId zone(String number, String source) {
          return ZoneId.of(
              switch (number) {
                case NEW_YORK -> "America/New_York";
                case LAGOS -> "Africa/Lagos";
                default -> source.equals("sbc-sydney") ? "Australia/Sydney" : "UTC";
              });
        }
      };

  private static long hour(Signal signal) {
    return (Long)
        Fields.named("signal.localHour")
            .orElseThrow()
            .reader()
            .read(signal, Surroundings.of(ZONES));
  }

  private static long day(Signal signal) {
    return (Long)
        Fields.named("signal.localDay").orElseThrow().reader().read(signal, Surroundings.of(ZONES));
  }

  private static Signal at(String time, String source, String number) {
    return new Session(
        "s-1",
        Instant.parse(time).toEpochMilli(),
        source,
        SignalTopic.SESSION_JOIN,
        "m-77",
        "p-3",
        "",
        "",
        "",
        number);
  }

  @ParameterizedTest(name = "{0} is {1} h of day {2} in New York")
  @CsvSource({
    "2026-11-25T04:59:59Z, 23, 2",
    "2026-11-25T05:00:00Z, 0, 3",
    "2026-11-30T04:00:00Z, 23, 7",
    "2026-11-30T05:00:00Z, 0, 1",
    // The clocks went back on 1 November 2026 at 06:00Z.
    "2026-11-01T05:59:59Z, 1, 7",
    "2026-11-01T06:00:00Z, 1, 7",
    "2026-07-01T12:00:00Z, 8, 3",
    "1969-12-31T23:59:59Z, 18, 3"
  })
  void the_hour_and_day_are_those_of_the_numbers_clock(String time, long hour, long day) {
    Signal signal = at(time, "sbc-1", NEW_YORK);

    assertThat(hour(signal)).isEqualTo(hour);
    assertThat(day(signal)).isEqualTo(day);
  }

  @Property(tries = 300)
  void they_are_what_the_calendar_says(
      @ForAll @LongRange(min = -2_000_000_000_000L, max = 4_000_000_000_000L) long time) {
    Instant instant = Instant.ofEpochMilli(time);
    Signal signal = at(instant.toString(), "sbc-sydney", "");

    ZonedDateTime there = instant.atZone(ZoneId.of("Australia/Sydney"));
    assertThat(hour(signal)).isEqualTo(there.getHour());
    assertThat(day(signal)).isEqualTo(there.getDayOfWeek().getValue());
  }

  /** {@link Samples#TIME} is 09:00 UTC: 4 in New York, 10 in Lagos. */
  @Test
  void the_account_is_the_callers_of_an_outbound_call_and_the_called_partys_of_an_inbound_one() {
    assertThat(hour(Samples.call(NEW_YORK, LAGOS, "outbound", CallPhase.ATTEMPT, -1))).isEqualTo(4);
    assertThat(hour(Samples.call(NEW_YORK, LAGOS, "inbound", CallPhase.ATTEMPT, -1))).isEqualTo(10);
    assertThat(hour(Samples.call(NEW_YORK, LAGOS, "internal", CallPhase.ATTEMPT, -1))).isEqualTo(4);
    assertThat(hour(Samples.call(NEW_YORK, LAGOS, "", CallPhase.ATTEMPT, -1))).isEqualTo(4);
  }

  @Test
  void what_has_no_number_is_where_its_feed_is() {
    assertThat(hour(at("2026-11-25T04:00:00Z", "sbc-sydney", ""))).isEqualTo(15);
    assertThat(
            hour(
                new Quality(
                    "q-1",
                    Instant.parse("2026-11-25T04:00:00Z").toEpochMilli(),
                    "sbc-sydney",
                    "c-1",
                    "",
                    "",
                    4,
                    1,
                    1,
                    1)))
        .isEqualTo(15);
  }
}
