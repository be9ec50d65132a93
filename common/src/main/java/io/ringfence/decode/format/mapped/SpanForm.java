package io.ringfence.decode.format.mapped;

import java.util.Arrays;
import java.util.stream.Collectors;

/** How a table writes a stretch of time. */
enum SpanForm {
  SECONDS("seconds", 1000),
  MILLIS("ms", 1),
  MICROS("us", 0.001),
  MINUTES("minutes", 60_000),
  HOURS_MINUTES_SECONDS("hh:mm:ss", 0),
  MINUTES_SECONDS("mm:ss", 0);

  static final String LABELS =
      Arrays.stream(values()).map(form -> form.label).collect(Collectors.joining(", "));

  private static final int MOST_DIGITS = 15;

  final String label;
  private final double millis;

  SpanForm(String label, double millis) {
    this.label = label;
    this.millis = millis;
  }

  /** Null if there is none of this name. */
  static SpanForm of(String label) {
    return Arrays.stream(values()).filter(f -> f.label.equals(label)).findFirst().orElse(null);
  }

  /** Milliseconds, negative for what is not of this form. */
  double millis(String text) {
    if (millis > 0) {
      double number = number(text, 0);
      return number < 0 ? -1 : number * millis;
    }
    double seconds = 0;
    int from = 0;
    for (int part = this == MINUTES_SECONDS ? 1 : 2; part >= 0; part--) {
      int colon = part == 0 ? text.length() : text.indexOf(':', from);
      double number = colon < 0 ? -1 : number(text.substring(from, colon), part);
      boolean first = from == 0;
      if (number < 0 || (!first && number >= 60)) {
        return -1;
      }
      seconds = seconds * 60 + number;
      from = colon + 1;
    }
    return seconds * 1000;
  }

  /**
   * A number, which may have a decimal point or comma.
   *
   * @param whole above 0 for a number that must be whole
   */
  private static double number(String text, int whole) {
    int point = -1;
    double number = 0;
    double weight = 1;
    if (text.isEmpty() || text.length() > MOST_DIGITS + 1) {
      return -1;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        number = number * 10 + (c - '0');
        weight = point < 0 ? 1 : weight * 10;
      } else if ((c == '.' || c == ',')
          && whole == 0
          && point < 0
          && i > 0
          && i + 1 < text.length()) {
        point = i;
      } else {
        return -1;
      }
    }
    return number / weight;
  }
}
