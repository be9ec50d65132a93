package io.ringfence.enrich;

import io.ringfence.signal.number.Billing;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what a line of a tariff may say beside the price of a minute: increments and dates. */
final class TermsReader {

  /** Up to an hour each. */
  private static final Pattern INCREMENTS = Pattern.compile("([0-9]{1,4})(?:/([0-9]{1,4}))?");

  private static final long MILLIS = 1_000;

  private TermsReader() {}

  /** {@code 60/60}, {@code 30/6}, {@code 1/1}, or one number for both; empty text is exact. */
  static Optional<Billing> billing(String text) {
    if (text.isEmpty()) {
      return Optional.of(Billing.EXACT);
    }
    Matcher matched = INCREMENTS.matcher(text);
    if (!matched.matches()) {
      return Optional.empty();
    }
    long first = Long.parseLong(matched.group(1)) * MILLIS;
    long step = matched.group(2) == null ? first : Long.parseLong(matched.group(2)) * MILLIS;
    return Optional.of(new Billing(first, step));
  }

  /** A day, which begins at midnight UTC, or a time in RFC 3339; the default of an empty text. */
  static OptionalLong time(String text, long otherwise) {
    if (text.isEmpty()) {
      return OptionalLong.of(otherwise);
    }
    try {
      return OptionalLong.of(
          text.length() == 10
              ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli()
              : OffsetDateTime.parse(text).toInstant().toEpochMilli());
    } catch (DateTimeException | ArithmeticException none) {
      return OptionalLong.empty();
    }
  }
}
