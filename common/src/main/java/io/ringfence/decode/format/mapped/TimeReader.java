package io.ringfence.decode.format.mapped;

import io.ringfence.decode.format.LocalClock;
import io.ringfence.decode.notation.Rfc3339;
import java.math.BigDecimal;
import java.text.ParsePosition;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;

/** Reads times of one form, or of those that need no word about them. */
final class TimeReader {

  /** Empty, or zero: it did not happen. */
  static final long NEVER = LocalClock.NONE;

  /** Something else than a time. */
  static final long BAD = NEVER + 1;

  private static final int LONGEST = 64;

  /** Beside those of RFC 3339. The year comes first: nothing else can be meant. */
  private static final List<String> PLAIN =
      List.of(
          "yyyy-MM-dd[' ']['T']HH:mm:ss[ ][XXX][X]",
          "yyyy-MM-dd[' ']['T']HH:mm",
          "yyyy/MM/dd HH:mm:ss",
          "yyyy.MM.dd HH:mm:ss",
          "yyyyMMddHHmmss",
          "yyyyMMdd HH:mm:ss");

  private final List<DateTimeFormatter> forms;
  private final boolean plain;
  private final LocalClock clock;

  /**
   * Takes a form, with the letters of {@link DateTimeFormatter} and English names. A fraction of
   * the seconds may follow them, also where the form has none.
   *
   * @param form empty for times that begin with their year, or are seconds, milliseconds,
   *     microseconds or nanoseconds since 1970 (10, 13, 16 or 19 digits)
   * @throws IllegalArgumentException with what is wrong, a part of a sentence
   */
  TimeReader(String form, LocalClock clock) {
    plain = form.isEmpty();
    forms = (plain ? PLAIN : List.of(form)).stream().map(TimeReader::formatter).toList();
    this.clock = clock;
  }

  private static DateTimeFormatter formatter(String form) {
    DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder().parseCaseInsensitive();
    boolean fraction = form.indexOf('S') >= 0 || form.indexOf('n') >= 0;
    int seconds = fraction ? -1 : form.indexOf("ss");
    try {
      if (seconds >= 0) {
        builder.appendPattern(form.substring(0, seconds + 2));
        builder.appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true);
      }
      return builder
          .appendPattern(seconds < 0 ? form : form.substring(seconds + 2))
          .toFormatter(Locale.ENGLISH);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "a form of times is written as Java does, such as dd.MM.yyyy HH:mm:ss", e);
    }
  }

  /**
   * Epoch milliseconds, {@link #NEVER} or {@link #BAD}.
   *
   * @param later the second time, where an hour comes twice
   */
  long millis(String text, boolean later) {
    if (text.length() > LONGEST) {
      return BAD;
    }
    if (consists(text, "0-.:/ TZ")) {
      return NEVER;
    }
    if (plain) {
      long known = epoch(text);
      known = known == NEVER ? Rfc3339.millis(text) : known;
      known = known == NEVER ? millis(text, 0, later) : known;
      if (known != NEVER) {
        return known;
      }
    }
    for (DateTimeFormatter form : forms) {
      ParsePosition end = new ParsePosition(0);
      TemporalAccessor read = form.parseUnresolved(text, end);
      if (read != null && end.getErrorIndex() < 0 && end.getIndex() == text.length()) {
        long millis = millis(read, later);
        if (millis != NEVER) {
          return millis;
        }
      }
    }
    return BAD;
  }

  private long millis(TemporalAccessor read, boolean later) {
    boolean half = read.isSupported(ChronoField.AMPM_OF_DAY);
    long hour = value(read, half ? ChronoField.CLOCK_HOUR_OF_AMPM : ChronoField.HOUR_OF_DAY, -1);
    if (half) {
      hour = hour < 1 || hour > 12 ? -1 : hour % 12 + 12 * value(read, ChronoField.AMPM_OF_DAY, 0);
    }
    boolean era = read.isSupported(ChronoField.YEAR_OF_ERA);
    StringBuilder civil = new StringBuilder(20);
    civil.append(value(read, era ? ChronoField.YEAR_OF_ERA : ChronoField.YEAR, -1));
    two('-', value(read, ChronoField.MONTH_OF_YEAR, -1), civil);
    two('-', value(read, ChronoField.DAY_OF_MONTH, -1), civil);
    two(' ', hour, civil);
    two(':', value(read, ChronoField.MINUTE_OF_HOUR, -1), civil);
    two(':', value(read, ChronoField.SECOND_OF_MINUTE, 0), civil);
    long fraction = value(read, ChronoField.NANO_OF_SECOND, 0) / 1_000_000;
    if (!read.isSupported(ChronoField.OFFSET_SECONDS)) {
      return millis(civil.toString(), fraction, later);
    }
    long utc = Rfc3339.civil(civil.toString());
    long offset = read.getLong(ChronoField.OFFSET_SECONDS) * 1000;
    return utc == NEVER ? NEVER : utc - offset + fraction;
  }

  private long millis(String civil, long fraction, boolean later) {
    long millis = later ? clock.later(civil) : clock.millis(civil);
    return millis == NEVER ? NEVER : millis + fraction;
  }

  /** Whether each character is one of these. */
  static boolean consists(String text, String characters) {
    for (int i = 0; i < text.length(); i++) {
      if (characters.indexOf(text.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }

  private static long value(TemporalAccessor read, ChronoField field, long otherwise) {
    return read.isSupported(field) ? read.getLong(field) : otherwise;
  }

  /** What is missing, and has a sign so, makes no time. */
  private static void two(char before, long number, StringBuilder civil) {
    civil.append(before).append(number >= 0 && number < 10 ? "0" : "").append(number);
  }

  /** The number of digits says the unit; a fraction is one of seconds. */
  private static long epoch(String text) {
    int point = text.indexOf('.');
    int digits = point < 0 ? text.length() : point;
    boolean known = digits == 10 || (point < 0 && digits > 10 && digits < 20 && digits % 3 == 1);
    if (!known
        || point == text.length() - 1
        || !consists(text, "0123456789.")
        || text.indexOf('.', point + 1) > 0) {
      return NEVER;
    }
    return new BigDecimal(text).scaleByPowerOfTen(13 - digits).longValue();
  }
}
