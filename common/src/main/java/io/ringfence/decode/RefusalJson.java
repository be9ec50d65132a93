package io.ringfence.decode;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;

/** A refusal as the topics {@code rejected} and {@code late} carry it: one JSON object in UTF-8. */
public final class RefusalJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private RefusalJson() {}

  public static byte[] of(Refusal refusal) {
    ObjectNode json = JSON.createObjectNode().put("reason", refusal.reason().label());
    if (!refusal.field().isEmpty()) {
      json.put("field", refusal.field());
    }
    json.put("detail", refusal.detail());
    position(refusal.position(), json.putObject("position"));
    json.put("raw", refusal.raw());
    if (refusal.raw().length < refusal.length()) {
      json.put("length", refusal.length());
    }
    try {
      return JSON.writeValueAsBytes(json);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("writing to memory does not fail", e);
    }
  }

  private static void position(Position position, ObjectNode json) {
    if (position.file()) {
      json.put("file", position.origin()).put("line", position.offset());
    } else {
      json.put("topic", position.origin())
          .put("partition", position.partition())
          .put("offset", position.offset());
    }
  }
}
