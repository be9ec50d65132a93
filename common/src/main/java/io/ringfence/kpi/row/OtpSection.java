package io.ringfence.kpi.row;

import com.fasterxml.jackson.core.JsonGenerator;
import io.ringfence.kpi.counter.CounterType;
import io.ringfence.kpi.counter.CounterValues;
import java.io.IOException;

final class OtpSection implements RowSection {

  @Override
  public long units(CounterValues figures) {
    return figures.of(CounterType.OTP_SENT) + figures.of(CounterType.OTP_VERIFIED);
  }

  @Override
  public void write(CounterValues figures, IndicatorWindow window, JsonGenerator out)
      throws IOException {
    long sent = figures.of(CounterType.OTP_SENT);
    long verified = figures.of(CounterType.OTP_VERIFIED);
    out.writeObjectFieldStart("otp");
    out.writeNumberField("sent", sent);
    out.writeNumberField("verified", verified);
    RowSection.percent("conversion", verified, sent, out);
    out.writeEndObject();
  }
}
