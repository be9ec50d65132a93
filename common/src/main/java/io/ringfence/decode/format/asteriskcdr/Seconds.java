package io.ringfence.decode.format.asteriskcdr;

/**
 * Lengths as Asterisk writes them: whole seconds, or with six places under the option {@code f}.
 */
final class Seconds {

  /** More is no length of a call, whatever its unit. */
  private static final int MOST_DIGITS = 7;

  private static final long LONGEST = 7L * 24 * 60 * 60 * 1000;

  private Seconds() {}

  /** Milliseconds, at most 7 days; negative if the text is no such length. */
  static long of(String text) {
    int dot = text.indexOf('.');
    int end = dot < 0 ? text.length() : dot;
    if (end > MOST_DIGITS || !digits(text, 0, end)) {
      return -1;
    }
    long millis = Long.parseLong(text.substring(0, end)) * 1000;
    if (dot >= 0) {
      if (!digits(text, dot + 1, text.length())) {
        return -1;
      }
      millis += fraction(text, dot);
    }
    return millis <= LONGEST ? millis : -1;
  }

  /** Milliseconds of the digits behind a dot. */
  static int fraction(String text, int dot) {
    int millis = 0;
    for (int i = 1; i <= 3; i++) {
      millis = millis * 10 + (dot + i < text.length() ? text.charAt(dot + i) - '0' : 0);
    }
    return millis;
  }

  /** Whether there is something, and all of it digits. */
  static boolean digits(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return from < to;
  }
}
