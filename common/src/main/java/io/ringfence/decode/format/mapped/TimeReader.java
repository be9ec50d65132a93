package io.ringfence.decode.format.mapped;

import io.ringfence.decode.format.LocalClock;
import io.ringfence.decode.notation.Rfc3339;
import java.util.List;

/** Reads times of one form, or of those that need no word about them. */
final class TimeReader {

  /** Empty, or zero: it did not happen. */
  static final long NEVER = LocalClock.NONE;

  /** Something else than a time. */
  static final long BAD = NEVER + 1;

  /** The year comes first: nothing else can be meant. */
  private static final List<String> PLAIN =
      List.of(
          "yyyy-MM-dd HH:mm:ssX",
          "yyyy-MM-dd HH:mm:ss",
          "yyyy-MM-dd'T'HH:mm:ssX",
          "yyyy-MM-dd'T'HH:mm:ss",
          "yyyy/MM/dd HH:mm:ss",
          "yyyy.MM.dd HH:mm:ss",
          "yyyyMMdd HH:mm:ss",
          "yyyyMMdd HHmmss",
          "yyyyMMddHHmmss",
          "yyyy-MM-dd HH:mm",
          "yyyy/MM/dd HH:mm");

  private final List<TimePattern> patterns;
  private final boolean plain;
  private final LocalClock clock;

  /**
   * Takes a form.
   *
   * @param form empty for times that begin with their year, or are seconds, milliseconds,
   *     microseconds or nanoseconds since 1970 (10, 13, 16 or 19 digits)
   * @throws IllegalArgumentException if the form is none
   */
  TimeReader(String form, LocalClock clock) {
    plain = form.isEmpty();
    patterns = (plain ? PLAIN : List.of(form)).stream().map(TimePattern::new).toList();
    this.clock = clock;
  }

  /**
   * Epoch milliseconds, {@link #NEVER} or {@link #BAD}.
   *
   * @param later the second time, where an hour comes twice
   */
  long millis(String text, boolean later) {
    if (zero(text)) {
      return NEVER;
    }
    if (text.length() > 64) {
      return BAD;
    }
    if (plain) {
      long known = epoch(text);
      if (known == NEVER) {
        known = Rfc3339.millis(text);
      }
      if (known == NEVER) {
        known = later ? clock.later(text) : clock.millis(text);
      }
      if (known != NEVER) {
        return known;
      }
    }
    for (TimePattern pattern : patterns) {
      if (pattern.read(text)) {
        long millis = millis(pattern, later);
        if (millis != NEVER) {
          return millis + pattern.millis();
        }
      }
    }
    return BAD;
  }

  private long millis(TimePattern pattern, boolean later) {
    String civil = pattern.civil();
    if (pattern.hasOffset()) {
      return Rfc3339.millis(civil);
    }
    return later ? clock.later(civil) : clock.millis(civil);
  }

  private static boolean zero(String text) {
    boolean digit = text.isEmpty();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '1' && c <= '9') {
        return false;
      }
      digit |= c == '0';
    }
    return digit;
  }

  /** Of digits, the number of which says the unit; a fraction is one of seconds. */
  private static long epoch(String text) {
    int point = text.indexOf('.');
    int whole = point < 0 ? text.length() : point;
    boolean known = whole == 10 || (point < 0 && (whole == 13 || whole == 16 || whole == 19));
    if (!known || (point > 0 && text.length() - point > 10)) {
      return NEVER;
    }
    long number = 0;
    for (int i = 0; i < whole; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return NEVER;
      }
      if (i < 13) {
        number = number * 10 + digit;
      }
    }
    long millis = whole == 10 ? number * 1000 : number;
    int weight = 100;
    for (int i = whole + 1; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return NEVER;
      }
      millis += (long) digit * weight;
      weight /= 10;
    }
    return millis;
  }
}
