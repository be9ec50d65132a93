package io.ringfence.measure;

/**
 * What one signal adds to one measure.
 *
 * @param slot the measure
 * @param weight how many signals this stands for: 1, or more where pending signals were merged
 * @param bits COUNT: unused; SUM, MAX: {@link Double#doubleToLongBits}; DISTINCT, TOP: the value's
 *     hash; PEAK: +1 or -1; LAST: the bits of a double, or unused for text
 * @param text LAST of a text; else empty
 */
public record Contribution(int slot, int weight, long bits, String text) {

  public static Contribution of(int slot, long bits) {
    return new Contribution(slot, 1, bits, "");
  }

  public double number() {
    return Double.longBitsToDouble(bits);
  }
}
