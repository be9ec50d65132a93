package io.ringfence.rule.text;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as packs write them: {@code 90s}, {@code 5m}, {@code 1h}, {@code 30d}, ISO. */
public final class DurationText {

  private static final Pattern SHORT = Pattern.compile("([1-9][0-9]{0,5})([smhdw])");

  private DurationText() {}

  /** In milliseconds; empty if it is none, not positive, or beyond what a long can say. */
  public static OptionalLong millis(String text) {
    Matcher matcher = SHORT.matcher(text);
    if (matcher.matches()) {
      return OptionalLong.of(Long.parseLong(matcher.group(1)) * unit(matcher.group(2).charAt(0)));
    }
    try {
      long millis = Duration.parse(text).toMillis();
      return millis > 0 ? OptionalLong.of(millis) : OptionalLong.empty();
    } catch (DateTimeParseException | ArithmeticException none) {
      return OptionalLong.empty();
    }
  }

  /** The shortest way to write it. */
  public static String shown(long millis) {
    for (char letter : new char[] {'d', 'h', 'm', 's'}) {
      if (millis % unit(letter) == 0) {
        return millis / unit(letter) + "" + letter;
      }
    }
    return Duration.ofMillis(millis).toString();
  }

  private static long unit(char letter) {
    return switch (letter) {
      case 's' -> 1_000;
      case 'm' -> 60_000;
      case 'h' -> 3_600_000;
      case 'd' -> 86_400_000;
      default -> 7 * 86_400_000L;
    };
  }
}
