package io.ringfence.cli.evaluate.score;

import java.util.Locale;

/**
 * Something that has to hold of an evaluation.
 *
 * @param what is measured
 * @param value infinite if it is beyond any limit
 * @param least whether the value has to be at least the limit, or else at most
 * @param detail what the value was made of, for people; may be empty
 */
public record Bound(String what, double value, boolean least, double limit, String detail) {

  public boolean held() {
    return least ? value >= limit : value <= limit;
  }

  /** In one line. */
  public String sentence() {
    return String.format(
        Locale.ROOT,
        "%s: %s%s, at %s %s",
        what,
        plain(value),
        detail.isEmpty() ? "" : " (" + detail + ")",
        least ? "least" : "most",
        plain(limit));
  }

  private static String plain(double value) {
    if (Double.isInfinite(value)) {
      return "no end";
    }
    return value == Math.rint(value)
        ? Long.toString(Math.round(value))
        : String.format(Locale.ROOT, "%.4f", value).replaceFirst("0+$", "");
  }
}
