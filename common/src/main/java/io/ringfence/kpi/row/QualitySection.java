package io.ringfence.kpi.row;

import com.fasterxml.jackson.core.JsonGenerator;
import io.ringfence.kpi.counter.CounterType;
import io.ringfence.kpi.counter.CounterValues;
import java.io.IOException;

final class QualitySection implements RowSection {

  @Override
  public long units(CounterValues figures) {
    return figures.of(CounterType.REPORTS);
  }

  @Override
  public void write(CounterValues figures, IndicatorWindow window, JsonGenerator out)
      throws IOException {
    out.writeObjectFieldStart("quality");
    out.writeNumberField("reports", figures.of(CounterType.REPORTS));
    RowSection.mean("mos", figures.of(CounterType.MOS), figures.of(CounterType.MOS_REPORTS), out);
    RowSection.mean(
        "jitterMillis",
        figures.of(CounterType.JITTER),
        figures.of(CounterType.JITTER_REPORTS),
        out);
    RowSection.mean(
        "lossPercent", figures.of(CounterType.LOSS), figures.of(CounterType.LOSS_REPORTS), out);
    RowSection.mean(
        "rttMillis", figures.of(CounterType.RTT), figures.of(CounterType.RTT_REPORTS), out);
    out.writeEndObject();
  }
}
