package io.ringfence.kpi.row;

import com.fasterxml.jackson.core.JsonGenerator;
import io.ringfence.kpi.counter.CounterType;
import io.ringfence.kpi.counter.CounterValues;
import java.io.IOException;

final class MeetingSection implements RowSection {

  @Override
  public long units(CounterValues figures) {
    return figures.of(CounterType.JOINS)
        + figures.of(CounterType.KICKED)
        + figures.of(CounterType.REFUSED);
  }

  @Override
  public void write(CounterValues figures, IndicatorWindow window, JsonGenerator out)
      throws IOException {
    long joins = figures.of(CounterType.JOINS);
    long rejoins = figures.of(CounterType.REJOINS);
    out.writeObjectFieldStart("meetings");
    out.writeNumberField("joins", joins);
    RowSection.mean(
        "staySeconds", figures.of(CounterType.STAY), figures.of(CounterType.STAYS), out);
    out.writeNumberField("shortStays", figures.of(CounterType.SHORT_STAYS));
    out.writeNumberField("rejoins", rejoins);
    RowSection.percent("rejoinRatio", rejoins, joins, out);
    out.writeNumberField("kicked", figures.of(CounterType.KICKED));
    out.writeNumberField("refused", figures.of(CounterType.REFUSED));
    out.writeEndObject();
  }
}
