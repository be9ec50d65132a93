package io.ringfence.enrich;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pattern of national numbers that turns most of them away by their first two digits: a plan has
 * a dozen patterns, and a number fits one or two. Two digits can only refuse; what they let pass is
 * matched whole.
 */
final class NumberPattern {

  private final Pattern pattern;

  /** By the number's first two digits, whether a match can begin with them. */
  private final boolean[] openings = new boolean[100];

  NumberPattern(String regex) {
    pattern = Pattern.compile(regex);
    for (int digits = 0; digits < openings.length; digits++) {
      Matcher matcher = pattern.matcher("" + digits / 10 + digits % 10);
      // What failed before the end was looked at fails whatever follows.
      openings[digits] = matcher.lookingAt() || matcher.hitEnd();
    }
  }

  boolean matches(String number) {
    return opens(number) && pattern.matcher(number).matches();
  }

  boolean begins(String number) {
    return beginningOf(number) != null;
  }

  /** The match at the number's beginning; null where there is none. */
  Matcher beginningOf(String number) {
    if (!opens(number)) {
      return null;
    }
    Matcher matcher = pattern.matcher(number);
    return matcher.lookingAt() ? matcher : null;
  }

  private boolean opens(String number) {
    return number.length() < 2 || openings[(number.charAt(0) - '0') * 10 + number.charAt(1) - '0'];
  }
}
