package io.ringfence.kpi;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

final class QualitySection implements Section {

  @Override
  public long units(Figures figures) {
    return figures.of(Kind.REPORTS);
  }

  @Override
  public void write(Figures figures, Span window, JsonGenerator out) throws IOException {
    out.writeObjectFieldStart("quality");
    out.writeNumberField("reports", figures.of(Kind.REPORTS));
    Section.mean("mos", figures.of(Kind.MOS), figures.of(Kind.MOS_REPORTS), out);
    Section.mean("jitterMillis", figures.of(Kind.JITTER), figures.of(Kind.JITTER_REPORTS), out);
    Section.mean("lossPercent", figures.of(Kind.LOSS), figures.of(Kind.LOSS_REPORTS), out);
    Section.mean("rttMillis", figures.of(Kind.RTT), figures.of(Kind.RTT_REPORTS), out);
    out.writeEndObject();
  }
}
