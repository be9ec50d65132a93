package io.ringfence.kpi;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

final class MessageSection implements Section {

  @Override
  public long units(Figures figures) {
    return figures.of(Kind.SUBMITTED);
  }

  @Override
  public void write(Figures figures, Span window, JsonGenerator out) throws IOException {
    long submitted = figures.of(Kind.SUBMITTED);
    long delivered = figures.of(Kind.DELIVERED);
    long failed = figures.of(Kind.FAILED);
    long blocked = figures.of(Kind.BLOCKED);
    long known = delivered + failed + blocked;
    out.writeObjectFieldStart("messages");
    out.writeNumberField("submitted", submitted);
    out.writeNumberField("delivered", delivered);
    out.writeNumberField("failed", failed);
    out.writeNumberField("blocked", blocked);
    out.writeNumberField("pending", submitted - known);
    Section.percent("deliveryRatio", delivered, known, out);
    out.writeEndObject();
  }
}
