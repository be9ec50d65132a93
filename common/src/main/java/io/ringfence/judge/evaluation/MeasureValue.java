package io.ringfence.judge.evaluation;

import io.ringfence.measure.Reading;
import io.ringfence.rule.Measure;

/** The value of a measure as conditions and alerts see it. */
public final class MeasureValue {

  private MeasureValue() {}

  /**
   * The reading as its declared type. An empty window reads as absent, and so does a value that was
   * kept when the measure had another type.
   */
  public static Object declared(Measure measure, Reading reading) {
    Object value = reading.value();
    if (measure.valueType() == null) {
      return value == null ? 0L : value;
    }
    if (measure.spec().function().readingType().isPresent()) {
      return value == null ? 0.0 : value;
    }
    return switch (measure.valueType()) {
      case TEXT -> value instanceof String ? value : "";
      case INT -> value instanceof Number number ? (Object) number.longValue() : -1L;
      case DOUBLE -> value instanceof Number number ? (Object) number.doubleValue() : -1.0;
      case BOOL -> value instanceof Number number && number.doubleValue() != 0;
    };
  }

  /** Without the noise of binary fractions, which sums of prices carry. */
  public static Object rounded(Object value) {
    return value instanceof Double number && Math.abs(number) < 1e9
        ? (Object) (Math.rint(number * 1e6) / 1e6)
        : value;
  }
}
