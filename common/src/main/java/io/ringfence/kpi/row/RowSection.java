package io.ringfence.kpi.row;

import com.fasterxml.jackson.core.JsonGenerator;
import io.ringfence.kpi.counter.CounterValues;
import io.ringfence.kpi.counter.IndicatorFamily;
import java.io.IOException;
import java.util.Map;

/** What is published of one family in one group and window. */
public interface RowSection {

  /** How many there are of what the family counts: the base of {@link SmallGroupMerging}. */
  long units(CounterValues figures);

  /** Fields of the row. */
  void write(CounterValues figures, IndicatorWindow window, JsonGenerator out) throws IOException;

  static RowSection of(IndicatorFamily family) {
    return switch (family) {
      case CALLS -> new CallSection();
      case QUALITY -> new QualitySection();
      case MESSAGES -> new MessageSection();
      case OTP -> new OtpSection();
      case MEETINGS -> new MeetingSection();
      case REGISTRATIONS -> new RegistrationSection();
    };
  }

  /** A percentage; none without a base. */
  static void percent(String name, long part, long whole, JsonGenerator out) throws IOException {
    if (whole > 0) {
      out.writeNumberField(name, RoundedRatio.percent(part, whole));
    }
  }

  /** A mean of thousandths; none of nothing. */
  static void mean(String name, long thousandths, long count, JsonGenerator out)
      throws IOException {
    if (count > 0) {
      out.writeNumberField(name, RoundedRatio.mean(thousandths, count));
    }
  }

  /** The smallest value that no less than so many percent of all are not above. */
  static long nearestRank(Map<Long, Long> values, long count, int percent) {
    long left = (count * percent + 99) / 100;
    for (Map.Entry<Long, Long> each : values.entrySet()) {
      left -= each.getValue();
      if (left <= 0) {
        return each.getKey();
      }
    }
    throw new IllegalStateException("a rank is no more than the count");
  }
}
