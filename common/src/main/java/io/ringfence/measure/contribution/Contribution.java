package io.ringfence.measure.contribution;

import io.ringfence.signal.encoding.NameFilter;

/**
 * What one signal adds to one measure.
 *
 * @param slot the measure
 * @param weight how many signals this stands for: 1, or more where pending signals were merged
 * @param bits COUNT, AGE, USUAL: unused; SUM, MAX: {@link Double#doubleToLongBits}; DISTINCT, TOP,
 *     AGAIN: the value's hash, or that of the key of the subject that it names; PEAK: +1 or -1;
 *     SPEED: {@link GeoPoint#bits}; LAST: the bits of a double, or {@link #TEXT} and whom the text
 *     names
 * @param text LAST of a text; else empty
 */
public record Contribution(int slot, int weight, long bits, String text) {

  /**
   * Distinguishes an empty text from a number: bits that {@link Double#doubleToLongBits} never
   * gives.
   */
  public static final long TEXT = 0x7ff8_0000_0000_0001L;

  /** Where these bits have the letter of the kind of subject that the text names. */
  private static final int NAMES_SHIFT = 8;

  private static final long NAMES = 0xffL << NAMES_SHIFT;

  public static Contribution of(int slot, long bits) {
    return new Contribution(slot, 1, bits, "");
  }

  public static Contribution ofNumber(int slot, double value) {
    return of(slot, Double.doubleToLongBits(value));
  }

  /** A text that names nobody. */
  public static Contribution ofText(int slot, String text) {
    return ofText(slot, NameFilter.NOBODY, text);
  }

  /**
   * A text.
   *
   * @param names the letter of the kind of subject that it names
   */
  public static Contribution ofText(int slot, char names, String text) {
    return new Contribution(slot, 1, TEXT | (long) names << NAMES_SHIFT, text);
  }

  /** Whether a LAST is one of a text. */
  public boolean isText() {
    return (bits & ~NAMES) == TEXT || !text.isEmpty();
  }

  /** The letter of the kind of subject that a text names, or {@link NameFilter#NOBODY}. */
  public char names() {
    return isText() ? (char) ((bits & NAMES) >>> NAMES_SHIFT) : NameFilter.NOBODY;
  }

  /** The same with other names; itself if none is other. */
  public Contribution with(NameFilter filter) {
    if (isText()) {
      String now = filter.value(names(), text);
      return now.equals(text) ? this : new Contribution(slot, weight, bits, now);
    }
    long now = filter.hash(bits);
    return now == bits ? this : new Contribution(slot, weight, now, text);
  }

  public double number() {
    return Double.longBitsToDouble(bits);
  }
}
