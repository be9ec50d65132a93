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
  TOP(7),
  /** How long signals have come, in seconds. */
  AGE(8),
  /** How often the latest value came. */
  AGAIN(9),
  /** The greatest speed between two places, in km/h. */
  SPEED(10),
  /** How many as a rule come in a shorter time. */
  USUAL(11);

  private static final Function[] ALL = values();

  /**
   * The greatest code that fits into the first byte of a stored window, see {@link WindowCodec}.
   */
  static final int LAST_SHORT_CODE = 7;

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
