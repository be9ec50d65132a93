package io.ringfence.measure;

/**
 * What a measure makes of the contributions in its window. The code is stored; never change one.
 */
public enum Function {
  /** How many. */
  COUNT(1),
  /** Their values added up. */
  SUM(2),
  /** How many different values, up to the cap. */
  DISTINCT(3),
  /** The greatest value. */
  MAX(4),
  /** The latest value. */
  LAST(5),
  /** The highest number at once: contributions say +1 and -1. */
  PEAK(6),
  /** How often the most frequent value came. */
  TOP(7);

  private static final Function[] ALL = values();

  private final int code;

  Function(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }

  public static Function ofCode(int code) {
    for (Function each : ALL) {
      if (each.code == code) {
        return each;
      }
    }
    throw new IllegalArgumentException("no function has the code " + code);
  }
}
