package io.ringfence.kpi.row;

import java.math.BigDecimal;

/** Figures with one decimal, rounded half up, by whole numbers alone: the same everywhere. */
final class RoundedRatio {

  private RoundedRatio() {}

  static BigDecimal percent(long part, long whole) {
    return tenths(1000 * part, whole);
  }

  /** Of amounts in thousandths: seconds of milliseconds, and what is measured. */
  static BigDecimal mean(long thousandths, long count) {
    return tenths(thousandths, 100 * count);
  }

  static BigDecimal perSecond(long count, long seconds) {
    return tenths(10 * count, seconds);
  }

  private static BigDecimal tenths(long dividend, long divisor) {
    return BigDecimal.valueOf(Math.floorDiv(2 * dividend + divisor, 2 * divisor), 1);
  }
}
