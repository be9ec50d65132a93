package io.ringfence.judge.disclosure;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfence.signal.Subject;
import java.time.Instant;
import java.util.function.BiConsumer;

/** A document while it is written, which stays small enough for any broker. */
final class DisclosureJson {

  /**
   * Characters, of at most three bytes each: brokers and their clients take records of 1 MiB unless
   * they are told otherwise.
   */
  static final int MOST_CHARS = 300_000;

  private final ObjectNode json = JsonNodeFactory.instance.objectNode();
  private final ObjectNode omitted = JsonNodeFactory.instance.objectNode();
  private int chars;

  ObjectNode json() {
    return json;
  }

  /** An object for each, as long as there is room; how many had none is counted. */
  <T> void array(String field, Iterable<T> all, BiConsumer<T, ObjectNode> writer) {
    ArrayNode array = json.putArray(field);
    int left = 0;
    for (T each : all) {
      if (chars > MOST_CHARS) {
        left++;
      } else {
        ObjectNode object = array.addObject();
        writer.accept(each, object);
        chars += object.toString().length() + 1;
      }
    }
    if (left > 0) {
      omitted.put(field, left);
    }
  }

  /** How many of what had no room; nothing if all had. */
  void omitted() {
    if (!omitted.isEmpty()) {
      json.set("omitted", omitted);
    }
  }

  static void time(String field, long millis, ObjectNode to) {
    to.put(field, Instant.ofEpochMilli(millis).toString());
  }

  static void named(Subject subject, ObjectNode to) {
    to.put("kind", subject.kind().label()).put("value", subject.value());
  }
}
