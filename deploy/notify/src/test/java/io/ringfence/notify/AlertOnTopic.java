package io.ringfence.notify;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** An alert as the topic has it, to be changed by a test. */
record AlertOnTopic(ObjectNode json) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** High-cost calls of an account of its own. */
  static AlertOnTopic of(int number, int version, String state, Instant last) {
    ObjectNode json = JSON.createObjectNode();
    json.put("id", id(number)).put("version", version).put("state", state);
    json.putObject("rule").put("id", "irsf-burst").put("version", 1).put("mode", "enforce");
    json.put("fraud", "irsf").put("title", "Burst of calls to high-cost destinations");
    json.put("severity", "high").put("score", 90);
    json.putObject("subject").put("kind", "account").put("value", "acme-" + number);
    json.putArray("accused")
        .addObject()
        .put("kind", "number")
        .put("value", "+1202" + (5_000_000 + number));
    json.putArray("links").add("account:acme-" + number);
    json.put("first", last.minusSeconds(140).toString()).put("last", last.toString());
    json.put("hits", 14);
    ObjectNode evidence = json.putObject("evidence");
    evidence
        .putObject("measures")
        .putObject("premium_attempts_5m")
        .put("value", 14)
        .put("over", "PT5M")
        .put("exact", true);
    evidence.put("when", "premium_attempts_5m >= 8");
    evidence.putArray("signals").add("c-" + number + ":end");
    evidence.putArray("listings");
    json.put("summary", "Account acme-" + number + " tried 14 high-cost calls within 5 minutes");
    return new AlertOnTopic(json);
  }

  static String id(int number) {
    return "%016x-1".formatted(number);
  }

  AlertOnTopic with(String field, String value) {
    ObjectNode copy = json.deepCopy();
    copy.put(field, value);
    return new AlertOnTopic(copy);
  }

  AlertOnTopic about(String kind, String value) {
    ObjectNode copy = json.deepCopy();
    copy.putObject("subject").put("kind", kind).put("value", value);
    return new AlertOnTopic(copy);
  }

  AlertOnTopic shadow() {
    ObjectNode copy = json.deepCopy();
    copy.withObject("/rule").put("mode", "shadow");
    return new AlertOnTopic(copy);
  }

  AlertOnTopic informing() {
    ObjectNode copy = json.deepCopy();
    copy.withObject("/evidence/lists").put("as", "perimeter");
    return new AlertOnTopic(copy);
  }

  String key() {
    return json.get("id").asText();
  }

  String text() {
    return json.toString();
  }

  AlertNotice notice(long offset) {
    return AlertNotice.of(key(), text(), 0, offset).orElseThrow();
  }

  AlertNotice notice() {
    return notice(0);
  }
}
