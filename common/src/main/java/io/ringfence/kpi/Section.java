package io.ringfence.kpi;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** What is told of one family in one group and window. */
interface Section {

  /** How many there are of what the family counts: the base of {@link Merging}. */
  long units(Figures figures);

  /** Fields of the row. */
  void write(Figures figures, Span window, JsonGenerator out) throws IOException;

  static Section of(Family family) {
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
      out.writeNumberField(name, Ratio.percent(part, whole));
    }
  }

  /** A mean of thousandths; none of nothing. */
  static void mean(String name, long thousandths, long count, JsonGenerator out)
      throws IOException {
    if (count > 0) {
      out.writeNumberField(name, Ratio.mean(thousandths, count));
    }
  }
}
