package io.ringfence.decode.format;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.List;

/**
 * Times as a feed writes them: of its own zone, where they do not name one. In the hour that comes
 * twice the first is taken; what lies in the hour that is left out is moved on by it.
 */
public final class LocalClock {

  /** Not a time. */
  public static final long NONE = Long.MIN_VALUE;

  private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
  static final int YEARLESS = "Feb 25 14:34:10".length();
  private static final long DAY = 24L * 60 * 60 * 1000;

  private final ZoneRules rules;
  private LocalDateTime lastQuarter = LocalDateTime.MIN;
  private List<ZoneOffset> lastOffsets = List.of();

  public LocalClock(ZoneId zone) {
    rules = zone.getRules();
  }

  /** {@code 2026-11-25 09:00:00}, also with {@code T}; {@link #NONE} if it is none. */
  public long millis(String text) {
    LocalDateTime time = local(text);
    return time == null ? NONE : millis(time);
  }

  /** The same, where its hour comes twice the second time; as {@link #millis} elsewhere. */
  public long later(String text) {
    LocalDateTime time = local(text);
    if (time == null) {
      return NONE;
    }
    List<ZoneOffset> offsets = offsets(time);
    return offsets.size() < 2 ? millis(time) : time.toInstant(offsets.get(1)).toEpochMilli();
  }

  /**
   * {@code Feb 25 14:34:10}, which lacks the year: it is of the year that brings it nearest to its
   * receipt, and not more than a day after that.
   *
   * @param received epoch milliseconds
   */
  public long yearless(String text, long received) {
    if (received == Line.UNKNOWN || !isYearless(text)) {
      return NONE;
    }
    int month = MONTHS.indexOf(text.substring(0, 3));
    int day = day(text);
    int second = clock(text, 7);
    int year = Instant.ofEpochMilli(received).atOffset(ZoneOffset.UTC).getYear();
    long best = NONE;
    for (int each = year - 1; each <= year + 1; each++) {
      long millis = millis(each, month / 3 + 1, day, second);
      boolean possible = millis != NONE && millis <= received + DAY;
      if (possible && (best == NONE || Math.abs(millis - received) < Math.abs(best - received))) {
        best = millis;
      }
    }
    return best;
  }

  /** Whether it has the form {@code Feb 25 14:34:10}. */
  static boolean isYearless(String text) {
    return text.length() == YEARLESS
        && text.charAt(3) == ' '
        && text.charAt(6) == ' '
        && MONTHS.indexOf(text.substring(0, 3)) % 3 == 0
        && day(text) > 0
        && clock(text, 7) >= 0;
  }

  /** Of one digit behind two spaces, or two digits; negative if it is none. */
  private static int day(String text) {
    return number(text.charAt(4) == ' ' ? text.substring(5, 6) : text.substring(4, 6));
  }

  private long millis(int year, int month, int day, int second) {
    try {
      return millis(LocalDateTime.of(year, month, day, 0, 0).plusSeconds(second));
    } catch (DateTimeException e) {
      return NONE; // 29 February of another year
    }
  }

  private static LocalDateTime local(String text) {
    if (text.length() != 19
        || text.charAt(4) != '-'
        || text.charAt(7) != '-'
        || "T ".indexOf(text.charAt(10)) < 0) {
      return null;
    }
    int second = clock(text, 11);
    int year = number(text.substring(0, 4));
    if (second < 0 || year < 1) {
      return null;
    }
    try {
      return LocalDateTime.of(
              year, number(text.substring(5, 7)), number(text.substring(8, 10)), 0, 0)
          .plusSeconds(second);
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** Seconds of the day at {@code hh:mm:ss}; negative if it is none. */
  private static int clock(String text, int at) {
    int hour = number(text.substring(at, at + 2));
    int minute = number(text.substring(at + 3, at + 5));
    int second = number(text.substring(at + 6, at + 8));
    boolean valid =
        text.charAt(at + 2) == ':'
            && text.charAt(at + 5) == ':'
            && hour >= 0
            && hour < 24
            && minute >= 0
            && minute < 60
            && second >= 0
            && second <= 60;
    return valid ? (hour * 60 + minute) * 60 + second : -1;
  }

  /** Negative for what is not all digits. */
  private static int number(String digits) {
    int number = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
  }

  private long millis(LocalDateTime time) {
    List<ZoneOffset> offsets = offsets(time);
    ZoneOffset offset =
        offsets.isEmpty() ? rules.getTransition(time).getOffsetBefore() : offsets.get(0);
    return time.toInstant(offset).toEpochMilli();
  }

  /** Looked up once a quarter of an hour: records of a feed follow each other. */
  private List<ZoneOffset> offsets(LocalDateTime time) {
    LocalDateTime quarter = time.withMinute(time.getMinute() / 15 * 15).withSecond(0);
    if (!quarter.equals(lastQuarter)) {
      lastQuarter = quarter;
      lastOffsets = rules.getValidOffsets(quarter);
    }
    return lastOffsets;
  }
}
