package io.ringfence.decode;

import static io.ringfence.decode.Records.HERE;
import static io.ringfence.decode.Records.attempt;
import static io.ringfence.decode.Records.record;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.decode.feed.Sources;
import io.ringfence.signal.Retention;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Sizes and clocks. */
class DecoderLimitsTest {

  private static final long NINE = Instant.parse("2026-11-25T09:00:00Z").toEpochMilli();
  private static final long MINUTE = 60_000;
  private static final long DAY = 24 * 60 * MINUTE;

  private final Decoder decoder = new Decoder(Sources.shipped(), Retention.DEFAULT);

  @Test
  void aRecordMayHave256KiBAndNotAByteMore() {
    String record = attempt("");
    String largest = record + " ".repeat(Decoder.LARGEST - record.length());

    assertThat(decode(largest, Decoder.NO_CLOCK)).isInstanceOf(Decoded.Read.class);
    Refusal refusal = refused(decode(largest + " ", Decoder.NO_CLOCK));

    assertThat(refusal.reason()).isEqualTo(RefusalReason.TOO_LARGE);
    assertThat(refusal.length()).isEqualTo(Decoder.LARGEST + 1L);
    assertThat(refusal.raw()).hasSize(Decoder.KEPT);
  }

  @Test
  void aRecordOfWhichOnlyTheBeginningIsHeldIsRefusedWithItsLength() {
    byte[] beginning = new byte[Decoder.KEPT];

    Decoded decoded =
        decoder.decode(beginning, 10_000_000, HERE, Decoder.NO_CLOCK, Decoder.NO_CLOCK);

    assertThat(refused(decoded).reason()).isEqualTo(RefusalReason.TOO_LARGE);
    assertThat(refused(decoded).length()).isEqualTo(10_000_000);
  }

  @Test
  void fiveMinutesAheadOfTheClockIsAllowedAndAMillisecondMoreIsTheFuture() {
    assertThat(decode(attempt(""), NINE - 5 * MINUTE)).isInstanceOf(Decoded.Read.class);
    assertThat(refused(decode(attempt(""), NINE - 5 * MINUTE - 1)).reason())
        .isEqualTo(RefusalReason.FROM_THE_FUTURE);
  }

  @Test
  void whatIsOlderThanItsRetentionHasExpired() {
    assertThat(decode(attempt(""), NINE + 30 * DAY)).isInstanceOf(Decoded.Read.class);
    assertThat(refused(decode(attempt(""), NINE + 30 * DAY + 1)).reason())
        .isEqualTo(RefusalReason.EXPIRED);
    String security = record("security", "\"event\":\"login.ok\"");
    assertThat(decode(security, NINE + 90 * DAY)).isInstanceOf(Decoded.Read.class);
    assertThat(refused(decode(security, NINE + 90 * DAY + 1)).reason())
        .isEqualTo(RefusalReason.EXPIRED);
  }

  @Test
  void aListingExpiresLongAfterItsEndAndARemovalNever() {
    String until = "\"subject\":{\"kind\":\"account\",\"value\":\"a\"},\"until\":" + (NINE + DAY);
    String add = record("listing", "\"action\":\"add\"," + until);
    String remove = record("listing", "\"action\":\"remove\"," + until);

    assertThat(decode(add, NINE + 91 * DAY)).isInstanceOf(Decoded.Read.class);
    assertThat(refused(decode(add, NINE + 91 * DAY + 1)).reason()).isEqualTo(RefusalReason.EXPIRED);
    assertThat(decode(remove, NINE + 9000 * DAY)).isInstanceOf(Decoded.Read.class);
  }

  @Test
  void retentionAndTheFutureMayFollowDifferentClocks() {
    byte[] record = attempt("").getBytes(UTF_8);
    long tenYearsLater = NINE + 3650 * DAY;

    Decoded decoded = decoder.decode(record, record.length, HERE, tenYearsLater, NINE);

    assertThat(decoded).isInstanceOf(Decoded.Read.class);
  }

  private Decoded decode(String json, long now) {
    return decoder.decode(json.getBytes(UTF_8), HERE, now);
  }

  private static Refusal refused(Decoded decoded) {
    return ((Decoded.Refused) decoded).refusal();
  }
}
