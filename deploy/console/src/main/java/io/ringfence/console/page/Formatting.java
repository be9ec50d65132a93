package io.ringfence.console.page;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times, spans and figures as people read them. */
public final class Formatting {

  private static final DateTimeFormatter FULL = pattern("yyyy-MM-dd HH:mm:ss");
  private static final DateTimeFormatter CLOCK = pattern("HH:mm:ss");
  private static final DateTimeFormatter DAY = pattern("yyyy-MM-dd");
  private static final DateTimeFormatter SHORT_DAY = pattern("d MMM HH:mm");

  private Formatting() {}

  private static DateTimeFormatter pattern(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
  }

  /** For machines, in the markup. */
  public static String iso(long millis) {
    return Instant.ofEpochMilli(millis).toString();
  }

  /** To the second, in UTC. */
  public static String time(long millis) {
    return FULL.format(Instant.ofEpochMilli(millis));
  }

  /** Without the day where it is today. */
  public static String brief(long millis, long now) {
    Instant time = Instant.ofEpochMilli(millis);
    boolean today = DAY.format(time).equals(DAY.format(Instant.ofEpochMilli(now)));
    return (today ? CLOCK : SHORT_DAY).format(time);
  }

  public static String day(long millis) {
    return DAY.format(Instant.ofEpochMilli(millis));
  }

  /** How long ago, or how long until, in its largest unit. */
  public static String span(long millis) {
    long seconds = Math.abs(millis) / 1_000;
    if (seconds < 100) {
      return seconds + " s";
    }
    if (seconds < 100 * 60) {
      return seconds / 60 + " min";
    }
    if (seconds < 48 * 3_600) {
      return seconds / 3_600 + " h";
    }
    return seconds / 86_400 + " d";
  }

  /** {@code PT5M} as {@code 5 min}; as it is if it is no duration. */
  public static String over(String iso) {
    try {
      long seconds = Duration.parse(iso).toSeconds();
      return seconds >= 86_400 && seconds % 86_400 == 0
          ? seconds / 86_400 + " d"
          : seconds >= 3_600 && seconds % 3_600 == 0
              ? seconds / 3_600 + " h"
              : seconds >= 60 && seconds % 60 == 0 ? seconds / 60 + " min" : span(1_000 * seconds);
    } catch (RuntimeException notADuration) {
      return iso;
    }
  }

  /** Whole numbers whole, others with one or two decimals; grouped. */
  public static String number(double value) {
    if (Double.isNaN(value)) {
      return "–";
    }
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      return String.format(Locale.ROOT, "%,d", (long) value);
    }
    String text = String.format(Locale.ROOT, Math.abs(value) < 10 ? "%,.2f" : "%,.1f", value);
    return text.endsWith("0") && text.contains(".") && Math.abs(value) < 10
        ? text.substring(0, text.length() - 1)
        : text;
  }
}
