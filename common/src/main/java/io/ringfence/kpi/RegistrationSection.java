package io.ringfence.kpi;

import com.fasterxml.jackson.core.JsonGenerator;
import io.ringfence.signal.Topic;
import java.io.IOException;

final class RegistrationSection implements Section {

  @Override
  public long units(Figures figures) {
    return figures.of(Kind.REGISTERED) + failed(figures);
  }

  private static long failed(Figures figures) {
    return figures.of(Kind.REGISTER_FAILED) + figures.of(Kind.ACCOUNT_UNKNOWN);
  }

  @Override
  public void write(Figures figures, Span window, JsonGenerator out) throws IOException {
    long failed = failed(figures);
    out.writeObjectFieldStart("registrations");
    out.writeNumberField("ok", figures.of(Kind.REGISTERED));
    out.writeNumberField("failed", failed);
    Section.percent("failureRatio", failed, units(figures), out);
    out.writeObjectFieldStart("failures");
    reason(Topic.SECURITY_REGISTER_FAILED, figures.of(Kind.REGISTER_FAILED), out);
    reason(Topic.SECURITY_ACCOUNT_UNKNOWN, figures.of(Kind.ACCOUNT_UNKNOWN), out);
    out.writeEndObject();
    out.writeEndObject();
  }

  private static void reason(Topic event, long count, JsonGenerator out) throws IOException {
    if (count > 0) {
      out.writeNumberField(event.event(), count);
    }
  }
}
