package io.ringfence.decode;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A refusal as the topics {@code rejected} and {@code late} carry it: one JSON object in UTF-8. */
public final class RefusalJson {

  private static final JsonFactory JSON = new JsonFactory();

  private RefusalJson() {}

  public static byte[] of(Refusal refusal) {
    // Base64 takes 4 bytes for 3; the rest of the object is short.
    ByteArrayOutputStream out = new ByteArrayOutputStream(refusal.raw().length * 4 / 3 + 256);
    try (JsonGenerator json = JSON.createGenerator(out)) {
      write(refusal, json);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory does not fail", e);
    }
    return out.toByteArray();
  }

  private static void write(Refusal refusal, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("reason", refusal.reason().label());
    if (!refusal.field().isEmpty()) {
      json.writeStringField("field", refusal.field());
    }
    json.writeStringField("detail", refusal.detail());
    position(refusal.position(), json);
    json.writeBinaryField("raw", refusal.raw());
    if (refusal.raw().length < refusal.length()) {
      json.writeNumberField("length", refusal.length());
    }
    json.writeEndObject();
  }

  private static void position(Position position, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("position");
    if (position.file()) {
      json.writeStringField("file", position.origin());
      json.writeNumberField("line", position.offset());
    } else {
      json.writeStringField("topic", position.origin());
      json.writeNumberField("partition", position.partition());
      json.writeNumberField("offset", position.offset());
    }
    json.writeEndObject();
  }
}
