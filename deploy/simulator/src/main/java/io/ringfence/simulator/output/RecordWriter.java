package io.ringfence.simulator.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.ringfence.simulator.population.SubjectId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;

/**
 * Writes records one after the other with one JSON generator, because a new one for each record
 * costs more than the writing. Absent values are left out.
 */
public final class RecordWriter {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1_024);
  private final JsonGenerator json;

  public RecordWriter() {
    try {
      json = new JsonFactory().createGenerator(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    json.setRootValueSeparator(null);
  }

  private interface Part {
    void write(JsonGenerator json) throws IOException;
  }

  private RecordWriter write(Part part) {
    try {
      part.write(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** Feeds differ in how they write a time: half of them use epoch milliseconds. */
  public RecordWriter begin(String type, String id, long time, RecordSource feed) {
    write(JsonGenerator::writeStartObject).text("type", type).text("id", id);
    boolean millis =
        switch (feed) {
          case SWITCH, MESSAGES, PROBE -> true;
          default -> false;
        };
    return (millis ? number("time", time) : moment("time", time)).text("source", feed.source);
  }

  public RecordWriter text(String name, String value) {
    return value == null || value.isEmpty()
        ? this
        : write(out -> out.writeStringField(name, value));
  }

  public RecordWriter moment(String name, long time) {
    return text(name, Instant.ofEpochMilli(time).toString());
  }

  public RecordWriter number(String name, long value) {
    return write(out -> out.writeNumberField(name, value));
  }

  /** One digit after the point: what meters report. */
  public RecordWriter tenths(String name, double value) {
    return write(out -> out.writeNumberField(name, Math.rint(value * 10) / 10));
  }

  public RecordWriter subject(SubjectId subject) {
    return write(out -> out.writeObjectFieldStart("subject"))
        .text("kind", subject.kind())
        .text("value", subject.value())
        .write(JsonGenerator::writeEndObject);
  }

  public byte[] end() {
    write(JsonGenerator::writeEndObject).write(JsonGenerator::flush);
    byte[] record = bytes.toByteArray();
    bytes.reset();
    return record;
  }
}
