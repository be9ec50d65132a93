package io.ringfence.kpi.row;

import com.fasterxml.jackson.core.JsonGenerator;
import io.ringfence.kpi.counter.CounterType;
import io.ringfence.kpi.counter.CounterValues;
import io.ringfence.signal.SignalTopic;
import java.io.IOException;

final class RegistrationSection implements RowSection {

  @Override
  public long units(CounterValues figures) {
    return figures.of(CounterType.REGISTERED) + failed(figures);
  }

  private static long failed(CounterValues figures) {
    return figures.of(CounterType.REGISTER_FAILED) + figures.of(CounterType.ACCOUNT_UNKNOWN);
  }

  @Override
  public void write(CounterValues figures, IndicatorWindow window, JsonGenerator out)
      throws IOException {
    long failed = failed(figures);
    out.writeObjectFieldStart("registrations");
    out.writeNumberField("ok", figures.of(CounterType.REGISTERED));
    out.writeNumberField("failed", failed);
    RowSection.percent("failureRatio", failed, units(figures), out);
    out.writeObjectFieldStart("failures");
    reason(SignalTopic.SECURITY_REGISTER_FAILED, figures.of(CounterType.REGISTER_FAILED), out);
    reason(SignalTopic.SECURITY_ACCOUNT_UNKNOWN, figures.of(CounterType.ACCOUNT_UNKNOWN), out);
    out.writeEndObject();
    out.writeEndObject();
  }

  private static void reason(SignalTopic event, long count, JsonGenerator out) throws IOException {
    if (count > 0) {
      out.writeNumberField(event.event(), count);
    }
  }
}
