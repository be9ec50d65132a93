package io.ringfence.kpi.row;

import com.fasterxml.jackson.core.JsonGenerator;
import io.ringfence.kpi.counter.CounterValues;
import io.ringfence.kpi.counter.IndicatorFamily;
import java.io.IOException;
import java.math.BigDecimal;

/** What is published of one family in one group and window. */
public interface RowSection {

  /** How many there are of what the family counts: the base of {@link SmallGroupMerging}. */
  long units(CounterValues figures);

  /** Fields of the row. */
  void write(CounterValues figures, IndicatorWindow window, JsonGenerator out) throws IOException;

  static RowSection of(IndicatorFamily family) {
    return switch (family) {
      case CALLS -> new CallSection();
      case QUALITY -> NamedSection.QUALITY;
      case MESSAGES -> NamedSection.MESSAGES;
      case OTP -> NamedSection.OTP;
      case MEETINGS -> NamedSection.MEETINGS;
      case REGISTRATIONS -> NamedSection.REGISTRATIONS;
    };
  }

  /** A percentage; none without a base. */
  static void percent(String name, long part, long whole, JsonGenerator out) throws IOException {
    if (whole > 0) {
      out.writeNumberField(name, tenths(1000 * part, whole));
    }
  }

  /** A mean of thousandths; none of nothing. */
  static void mean(String name, long thousandths, long count, JsonGenerator out)
      throws IOException {
    if (count > 0) {
      out.writeNumberField(name, tenths(thousandths, 100 * count));
    }
  }

  /** With one decimal, rounded half up, by whole numbers alone: the same everywhere. */
  static BigDecimal tenths(long dividend, long divisor) {
    return BigDecimal.valueOf(Math.floorDiv(2 * dividend + divisor, 2 * divisor), 1);
  }
}
