package io.ringfence.judge.disclosure;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.ringfence.signal.Subject;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A document while it is written, which stays small enough for any broker. */
final class DisclosureJson {

  /**
   * Characters, of at most three bytes each: brokers and their clients take records of 1 MiB unless
   * they are told otherwise.
   */
  static final int MOST_CHARS = 300_000;

  private static final JsonFactory JSON = new JsonFactory();

  private final StringWriter text = new StringWriter(1_024);
  private final JsonGenerator json;
  private final Map<String, Integer> omitted = new TreeMap<>();

  DisclosureJson() {
    try {
      json = JSON.createGenerator(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The fields of one object. */
  interface Writer<T> {
    void write(T value) throws IOException;
  }

  JsonGenerator json() {
    return json;
  }

  /** An object for each, as long as there is room; how many had none is counted. */
  <T> void array(String field, Iterable<T> all, Writer<T> writer) throws IOException {
    json.writeArrayFieldStart(field);
    int left = 0;
    for (T each : all) {
      json.flush();
      if (text.getBuffer().length() > MOST_CHARS) {
        left++;
      } else {
        json.writeStartObject();
        writer.write(each);
        json.writeEndObject();
      }
    }
    json.writeEndArray();
    if (left > 0) {
      omitted.put(field, left);
    }
  }

  /** How many of what had no room; nothing if all had. */
  void omitted() throws IOException {
    if (!omitted.isEmpty()) {
      json.writeObjectFieldStart("omitted");
      for (Map.Entry<String, Integer> each : omitted.entrySet()) {
        json.writeNumberField(each.getKey(), each.getValue());
      }
      json.writeEndObject();
    }
  }

  /** A field whose value is JSON already; nothing if it is empty. */
  void raw(String field, String value) throws IOException {
    if (!value.isEmpty()) {
      json.writeFieldName(field);
      json.writeRawValue(value);
    }
  }

  void time(String field, long millis) throws IOException {
    json.writeStringField(field, Instant.ofEpochMilli(millis).toString());
  }

  void subject(String field, Subject subject) throws IOException {
    json.writeObjectFieldStart(field);
    named(subject);
    json.writeEndObject();
  }

  void named(Subject subject) throws IOException {
    json.writeStringField("kind", subject.kind().label());
    json.writeStringField("value", subject.value());
  }

  /** What has been written; nothing more can be. */
  String text() {
    try {
      json.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** Writes nothing where there are none. */
  void texts(String name, List<String> texts) throws IOException {
    if (texts.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart(name);
    for (String each : texts) {
      json.writeString(each);
    }
    json.writeEndArray();
  }
}
