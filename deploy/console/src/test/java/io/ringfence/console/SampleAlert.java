package io.ringfence.console;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** An alert as the topic has them, to be changed by a test. */
public final class SampleAlert {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final ObjectNode json;

  private SampleAlert(ObjectNode json) {
    this.json = json;
  }

  /** High-cost calls of one account. */
  public static SampleAlert irsf(String id, Instant last) {
    ObjectNode json = JSON.createObjectNode();
    json.put("id", id).put("version", 2).put("state", "open");
    json.putObject("rule").put("id", "irsf-burst").put("version", 1).put("mode", "enforce");
    json.put("fraud", "irsf").put("title", "Burst of calls to high-cost destinations");
    json.put("severity", "critical").put("score", 90);
    json.putObject("subject").put("kind", "account").put("value", "acme-17");
    ArrayNode accused = json.putArray("accused");
    accused.addObject().put("kind", "number").put("value", "+12025550123");
    accused.addObject().put("kind", "device").put("value", "mac:0a1122334455");
    json.putArray("links").add("account:acme-17");
    json.put("first", last.minusSeconds(140).toString()).put("last", last.toString());
    json.put("hits", 14);
    json.putObject("window")
        .put("from", last.minusSeconds(440).toString())
        .put("to", last.toString());
    ObjectNode evidence = json.putObject("evidence");
    ObjectNode measures = evidence.putObject("measures");
    measure(measures, "premium_attempts_5m", 14, "PT5M");
    measure(measures, "premium_rate_5m", 6.2, "PT5M");
    measure(measures, "premium_targets_1h", 9, "PT1H");
    evidence.put(
        "when",
        "call.destination.premium && premium_attempts_5m >= 8 && premium_rate_5m >= 4.0 && premium_targets_1h >= 3");
    evidence.putArray("signals");
    evidence.putArray("listings");
    json.put(
        "summary", "Account acme-17 tried 14 high-cost calls worth 6.2 a minute within 5 minutes");
    return new SampleAlert(json);
  }

  private static void measure(ObjectNode measures, String name, double value, String over) {
    measures.putObject(name).put("value", value).put("over", over).put("exact", true);
  }

  public SampleAlert with(String field, String value) {
    ObjectNode copy = json.deepCopy();
    copy.put(field, value);
    return new SampleAlert(copy);
  }

  public SampleAlert with(String field, int value) {
    ObjectNode copy = json.deepCopy();
    copy.put(field, value);
    return new SampleAlert(copy);
  }

  public SampleAlert about(String kind, String value) {
    ObjectNode copy = json.deepCopy();
    copy.putObject("subject").put("kind", kind).put("value", value);
    return new SampleAlert(copy);
  }

  public SampleAlert accusing(String kind, String value) {
    ObjectNode copy = json.deepCopy();
    ((ArrayNode) copy.get("accused")).addObject().put("kind", kind).put("value", value);
    return new SampleAlert(copy);
  }

  public SampleAlert accusingNobody() {
    ObjectNode copy = json.deepCopy();
    copy.putArray("accused");
    return new SampleAlert(copy);
  }

  public SampleAlert rule(String id, String fraud, String title, String severity) {
    ObjectNode copy = json.deepCopy();
    ((ObjectNode) copy.get("rule")).put("id", id);
    copy.put("fraud", fraud).put("title", title).put("severity", severity);
    return new SampleAlert(copy);
  }

  SampleAlert shadow() {
    ObjectNode copy = json.deepCopy();
    ((ObjectNode) copy.get("rule")).put("mode", "shadow");
    return new SampleAlert(copy);
  }

  public SampleAlert signals(String... ids) {
    ObjectNode copy = json.deepCopy();
    ArrayNode signals = ((ObjectNode) copy.get("evidence")).putArray("signals");
    for (String id : ids) {
      signals.add(id);
    }
    return new SampleAlert(copy);
  }

  SampleAlert listings(String... ids) {
    ObjectNode copy = json.deepCopy();
    ArrayNode listings = ((ObjectNode) copy.get("evidence")).putArray("listings");
    for (String id : ids) {
      listings.add(id);
    }
    return new SampleAlert(copy);
  }

  ObjectNode tree() {
    return json;
  }

  String id() {
    return json.get("id").asText();
  }

  String json() {
    return json.toString();
  }
}
