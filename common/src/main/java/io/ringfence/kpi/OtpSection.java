package io.ringfence.kpi;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

final class OtpSection implements Section {

  @Override
  public long units(Figures figures) {
    return figures.of(Kind.OTP_SENT) + figures.of(Kind.OTP_VERIFIED);
  }

  @Override
  public void write(Figures figures, Span window, JsonGenerator out) throws IOException {
    long sent = figures.of(Kind.OTP_SENT);
    long verified = figures.of(Kind.OTP_VERIFIED);
    out.writeObjectFieldStart("otp");
    out.writeNumberField("sent", sent);
    out.writeNumberField("verified", verified);
    Section.percent("conversion", verified, sent, out);
    out.writeEndObject();
  }
}
