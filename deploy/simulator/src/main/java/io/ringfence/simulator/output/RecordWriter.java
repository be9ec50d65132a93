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

  /** Feeds differ in how they write a time: half of them use epoch milliseconds. */
  public RecordWriter begin(String type, String id, long time, RecordSource feed) {
    try {
      json.writeStartObject();
      json.writeStringField("type", type);
      json.writeStringField("id", id);
      if (feed == RecordSource.SWITCH
          || feed == RecordSource.MESSAGES
          || feed == RecordSource.PROBE) {
        json.writeNumberField("time", time);
      } else {
        json.writeStringField("time", Instant.ofEpochMilli(time).toString());
      }
      json.writeStringField("source", feed.source);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  public RecordWriter text(String name, String value) {
    if (value != null && !value.isEmpty()) {
      try {
        json.writeStringField(name, value);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return this;
  }

  public RecordWriter moment(String name, long time) {
    return text(name, Instant.ofEpochMilli(time).toString());
  }

  public RecordWriter number(String name, long value) {
    try {
      json.writeNumberField(name, value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** One digit after the point: what meters report. */
  public RecordWriter tenths(String name, double value) {
    try {
      json.writeNumberField(name, Math.rint(value * 10) / 10);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  public RecordWriter subject(SubjectId subject) {
    try {
      json.writeObjectFieldStart("subject");
      json.writeStringField("kind", subject.kind());
      json.writeStringField("value", subject.value());
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  public byte[] end() {
    try {
      json.writeEndObject();
      json.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    byte[] record = bytes.toByteArray();
    bytes.reset();
    return record;
  }
}
