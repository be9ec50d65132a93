package io.ringfence.anonymous;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.LocalDate;

/** One subject's alerts of one period, as far as many have the like. */
record AnonymousRecord(String pseudonym, Profile profile) {

  private static final JsonFactory JSON = new JsonFactory();

  /**
   * The public form.
   *
   * @param day the period, days since 1970 in UTC
   */
  String json(long day) {
    StringWriter text = new StringWriter(320);
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeObjectFieldStart("period");
      json.writeStringField("from", LocalDate.ofEpochDay(day) + "T00:00:00Z");
      json.writeStringField("to", LocalDate.ofEpochDay(day + 1) + "T00:00:00Z");
      json.writeEndObject();
      json.writeStringField("pseudonym", pseudonym);
      json.writeStringField("fraud", profile.fraud());
      json.writeStringField("rule", profile.rule());
      write(json, "severity", profile.severity());
      json.writeStringField("kind", profile.kind());
      json.writeStringField("country", profile.country());
      write(json, "first", profile.hour());
      write(json, "alerts", profile.alerts());
      write(json, "hits", profile.hits());
      write(json, "duration", profile.duration());
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void write(JsonGenerator json, String field, String value) throws IOException {
    if (!value.isEmpty()) {
      json.writeStringField(field, value);
    }
  }
}
