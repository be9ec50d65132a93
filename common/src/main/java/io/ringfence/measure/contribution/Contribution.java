package io.ringfence.measure.contribution;

import java.util.function.LongUnaryOperator;
import java.util.function.UnaryOperator;

/**
 * What one signal adds to one measure.
 *
 * @param slot the measure
 * @param weight how many signals this stands for: 1, or more where pending signals were merged
 * @param bits COUNT, AGE, USUAL: unused; SUM, MAX: {@link Double#doubleToLongBits}; DISTINCT, TOP,
 *     AGAIN: the value's hash; PEAK: +1 or -1; SPEED: {@link GeoPoint#bits}; LAST: the bits of a
 *     double, or {@link #TEXT}
 * @param text LAST of a text; else empty
 */
public record Contribution(int slot, int weight, long bits, String text) {

  /**
   * Distinguishes an empty text from a number: bits that {@link Double#doubleToLongBits} never
   * gives.
   */
  public static final long TEXT = 0x7ff8_0000_0000_0001L;

  public static Contribution of(int slot, long bits) {
    return new Contribution(slot, 1, bits, "");
  }

  public static Contribution ofNumber(int slot, double value) {
    return of(slot, Double.doubleToLongBits(value));
  }

  public static Contribution ofText(int slot, String text) {
    return new Contribution(slot, 1, TEXT, text);
  }

  /** Whether a LAST is one of a text. */
  public boolean isText() {
    return bits == TEXT || !text.isEmpty();
  }

  /** The same with another text or other bits; itself if it has those already. */
  public Contribution with(UnaryOperator<String> texts, LongUnaryOperator otherBits) {
    if (isText()) {
      String now = texts.apply(text);
      return now.equals(text) ? this : new Contribution(slot, weight, bits, now);
    }
    long now = otherBits.applyAsLong(bits);
    return now == bits ? this : new Contribution(slot, weight, now, text);
  }

  public double number() {
    return Double.longBitsToDouble(bits);
  }
}
