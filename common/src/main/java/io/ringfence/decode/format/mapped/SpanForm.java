package io.ringfence.decode.format.mapped;

import java.util.Arrays;
import java.util.stream.Collectors;

/** How a table writes a stretch of time. */
enum SpanForm {
  SECONDS("seconds", 1, 1000),
  MILLIS("ms", 1, 1),
  MICROS("us", 1, 0.001),
  MINUTES("minutes", 1, 60_000),
  HOURS_MINUTES_SECONDS("hh:mm:ss", 3, 1000),
  MINUTES_SECONDS("mm:ss", 2, 1000);

  static final String LABELS =
      Arrays.stream(values()).map(form -> form.label).collect(Collectors.joining(", "));

  private static final int LONGEST = 20;

  final String label;
  private final int parts;
  private final double millis;

  SpanForm(String label, int parts, double millis) {
    this.label = label;
    this.parts = parts;
    this.millis = millis;
  }

  /** Null if there is none of this name. */
  static SpanForm of(String label) {
    return Arrays.stream(values()).filter(f -> f.label.equals(label)).findFirst().orElse(null);
  }

  /** Milliseconds, negative for what is not of this form. */
  double millis(String text) {
    String[] numbers = text.length() > LONGEST ? new String[0] : text.split(":", -1);
    double all = 0;
    for (int i = 0; i < numbers.length; i++) {
      double number = number(numbers[i], i == numbers.length - 1);
      if (number < 0 || (i > 0 && number >= 60)) {
        return -1;
      }
      all = all * 60 + number;
    }
    return numbers.length == parts ? all * millis : -1;
  }

  /** Of digits; a decimal point or comma may stand among them. */
  private static double number(String text, boolean decimals) {
    int points = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean point = (c == '.' || c == ',') && i > 0 && i + 1 < text.length();
      points += point ? 1 : 0;
      if (!point && (c < '0' || c > '9')) {
        return -1;
      }
    }
    boolean good = !text.isEmpty() && points <= (decimals ? 1 : 0);
    return good ? Double.parseDouble(text.replace(',', '.')) : -1;
  }
}
