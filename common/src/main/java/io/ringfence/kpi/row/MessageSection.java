package io.ringfence.kpi.row;

import com.fasterxml.jackson.core.JsonGenerator;
import io.ringfence.kpi.counter.CounterType;
import io.ringfence.kpi.counter.CounterValues;
import java.io.IOException;

final class MessageSection implements RowSection {

  @Override
  public long units(CounterValues figures) {
    return figures.of(CounterType.SUBMITTED);
  }

  @Override
  public void write(CounterValues figures, IndicatorWindow window, JsonGenerator out)
      throws IOException {
    long submitted = figures.of(CounterType.SUBMITTED);
    long delivered = figures.of(CounterType.DELIVERED);
    long failed = figures.of(CounterType.FAILED);
    long blocked = figures.of(CounterType.BLOCKED);
    long known = delivered + failed + blocked;
    out.writeObjectFieldStart("messages");
    out.writeNumberField("submitted", submitted);
    out.writeNumberField("delivered", delivered);
    out.writeNumberField("failed", failed);
    out.writeNumberField("blocked", blocked);
    out.writeNumberField("pending", submitted - known);
    RowSection.percent("deliveryRatio", delivered, known, out);
    out.writeEndObject();
  }
}
