package io.ringfence.kpi;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

final class MeetingSection implements Section {

  @Override
  public long units(Figures figures) {
    return figures.of(Kind.JOINS) + figures.of(Kind.KICKED) + figures.of(Kind.REFUSED);
  }

  @Override
  public void write(Figures figures, Span window, JsonGenerator out) throws IOException {
    long joins = figures.of(Kind.JOINS);
    long rejoins = figures.of(Kind.REJOINS);
    out.writeObjectFieldStart("meetings");
    out.writeNumberField("joins", joins);
    Section.mean("staySeconds", figures.of(Kind.STAY), figures.of(Kind.STAYS), out);
    out.writeNumberField("shortStays", figures.of(Kind.SHORT_STAYS));
    out.writeNumberField("rejoins", rejoins);
    Section.percent("rejoinRatio", rejoins, joins, out);
    out.writeNumberField("kicked", figures.of(Kind.KICKED));
    out.writeNumberField("refused", figures.of(Kind.REFUSED));
    out.writeEndObject();
  }
}
