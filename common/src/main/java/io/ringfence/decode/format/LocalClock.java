package io.ringfence.decode.format;

import io.ringfence.decode.notation.Rfc3339;
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
  public static final long NONE = Rfc3339.NONE;

  private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
  static final int YEARLESS = "Feb 25 14:34:10".length();
  private static final String LEAP_YEAR = "2000";
  private static final long DAY = 24L * 60 * 60 * 1000;
  private static final long QUARTER = 15L * 60 * 1000;

  private final ZoneRules rules;
  private long lastQuarter = NONE;
  private long lastOffset;
  private long lastLaterOffset;

  public LocalClock(ZoneId zone) {
    rules = zone.getRules();
  }

  /**
   * {@code 2026-11-25 09:00:00}, also with {@code T} or a fraction; {@link #NONE} if it is none.
   */
  public long millis(String text) {
    long civil = Rfc3339.civil(text);
    if (civil == NONE) {
      return NONE;
    }
    lookUp(civil);
    return civil - lastOffset;
  }

  /** The same, where its hour comes twice the second time; as {@link #millis} elsewhere. */
  public long later(String text) {
    return millis(text) == NONE ? NONE : Rfc3339.civil(text) - lastLaterOffset;
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
    String rest = behindYear(text);
    int year = Instant.ofEpochMilli(received).atOffset(ZoneOffset.UTC).getYear();
    long best = NONE;
    for (int each = year - 1; each <= year + 1; each++) {
      long millis = millis(each + rest); // none on 29 February of another year
      boolean possible = millis != NONE && millis <= received + DAY;
      if (possible && (best == NONE || Math.abs(millis - received) < Math.abs(best - received))) {
        best = millis;
      }
    }
    return best;
  }

  /** Whether it has the form {@code Feb 25 14:34:10}, the day maybe of one digit. */
  static boolean isYearless(String text) {
    return text.length() == YEARLESS
        && text.charAt(3) == ' '
        && text.charAt(6) == ' '
        && MONTHS.indexOf(text.substring(0, 3)) % 3 == 0
        && Rfc3339.civil(LEAP_YEAR + behindYear(text)) != NONE;
  }

  private static String behindYear(String text) {
    int month = MONTHS.indexOf(text.substring(0, 3)) / 3 + 1;
    String day = text.substring(4, 6).replace(' ', '0');
    return (month < 10 ? "-0" : "-") + month + '-' + day + text.substring(6);
  }

  /** The zone's offsets, once a quarter of an hour: records of a feed follow each other. */
  private void lookUp(long civil) {
    long quarter = Math.floorDiv(civil, QUARTER);
    if (quarter == lastQuarter) {
      return;
    }
    lastQuarter = quarter;
    LocalDateTime time = LocalDateTime.ofEpochSecond(quarter * QUARTER / 1000, 0, ZoneOffset.UTC);
    List<ZoneOffset> valid = rules.getValidOffsets(time);
    ZoneOffset first = valid.isEmpty() ? rules.getTransition(time).getOffsetBefore() : valid.get(0);
    lastOffset = first.getTotalSeconds() * 1000L;
    lastLaterOffset = valid.size() < 2 ? lastOffset : valid.get(1).getTotalSeconds() * 1000L;
  }
}
