package io.ringfence.lists.intake;

import io.ringfence.decode.notation.Rfc3339;
import java.time.Instant;

/** Times as lists write them. */
public final class ListTimes {

  static final long NONE = Rfc3339.NONE;

  /** 1973: what is below was meant as seconds. */
  private static final long EARLIEST_MILLIS = 100_000_000_000L;

  /** The last millisecond that RFC 3339 can write in four digits of a year. */
  private static final long LATEST = 253_402_300_799_999L;

  private ListTimes() {}

  /** RFC 3339, a day (its beginning in UTC), or epoch milliseconds; {@link #NONE} for else. */
  static long millis(String text) {
    if (text.matches("[0-9]{1,15}")) {
      long millis = Long.parseLong(text);
      return millis >= EARLIEST_MILLIS && millis <= LATEST ? millis : NONE;
    }
    long millis = Rfc3339.millis(text.length() == 10 ? text + "T00:00:00Z" : text);
    return millis < 0 ? NONE : millis;
  }

  /** In UTC; empty for open-ended. */
  public static String text(long millis) {
    return millis == Long.MAX_VALUE ? "" : Instant.ofEpochMilli(millis).toString();
  }
}
