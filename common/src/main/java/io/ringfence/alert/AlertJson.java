package io.ringfence.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfence.rule.Measure;
import io.ringfence.rule.Rule;
import io.ringfence.signal.Subject;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** The public form of an alert. */
public final class AlertJson {

  private static final ObjectMapper TREE = new ObjectMapper();

  private AlertJson() {}

  public static String write(Alert alert) {
    Rule rule = alert.rule();
    ObjectNode json = TREE.createObjectNode().put("id", alert.id()).put("version", alert.version());
    json.put("state", label(alert.state()));
    json.putObject("rule")
        .put("id", rule.id())
        .put("version", rule.version())
        .put("mode", rule.mode().label());
    json.put("fraud", rule.fraud()).put("title", rule.title());
    json.put("severity", rule.severity().label()).put("score", rule.score());
    write(alert.subject(), json.putObject("subject"));
    ArrayNode accused = json.putArray("accused");
    alert.accused().forEach(each -> write(each, accused.addObject()));
    if (!alert.tenant().isEmpty()) {
      json.put("tenant", alert.tenant());
    }
    AlertLinks.of(rule.fraud(), alert.subject(), alert.accused())
        .forEach(json.putArray("links")::add);
    json.put("first", time(alert.first())).put("last", time(alert.last()));
    json.put("hits", alert.hits());
    json.putObject("window").put("from", time(alert.windowFrom())).put("to", time(alert.last()));
    if (alert.retro()) {
      json.put("retro", true);
    }
    write(alert, json.putObject("evidence"));
    json.put("summary", alert.summary());
    if (!alert.reason().isEmpty()) {
      json.put("reason", alert.reason());
    }
    return json.toString();
  }

  private static void write(Alert alert, ObjectNode evidence) {
    ObjectNode measures = evidence.putObject("measures");
    alert
        .measures()
        .forEach(
            (name, reading) ->
                measures
                    .putObject(name)
                    .putPOJO("value", reading.value())
                    .put("over", over(alert.rule(), name))
                    .put("exact", reading.exact()));
    evidence.put("when", alert.rule().text());
    alert.signals().forEach(evidence.putArray("signals")::add);
    alert.listings().forEach(evidence.putArray("listings")::add);
    // What lists say is the provider's, and may name others.
    if (!alert.entries().isEmpty() && alert.tenant().isEmpty()) {
      ArrayNode entries = evidence.putArray("entries");
      alert.entries().forEach(each -> write(each, entries.addObject()));
    }
    if (alert.listedUntil().isPresent()) {
      evidence
          .putObject("lists")
          .put("as", alert.rule().list().orElseThrow().list())
          .put("until", time(alert.listedUntil().getAsLong()));
    }
  }

  /** The alert as it was published, retracted for a reason. */
  public static String retracted(String alert, int version, String reason) {
    try {
      ObjectNode tree = (ObjectNode) TREE.readTree(alert);
      tree.put("version", version);
      tree.put("state", label(Alert.State.RETRACTED));
      tree.put("reason", reason);
      return tree.toString();
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whose a published alert is; empty of the provider's. */
  public static String tenant(String alert) {
    try {
      return TREE.readTree(alert).path("tenant").asText("");
    } catch (JsonProcessingException e) {
      return "";
    }
  }

  static String label(Alert.State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  private static String time(long millis) {
    return Instant.ofEpochMilli(millis).toString();
  }

  private static String over(Rule rule, String name) {
    for (Measure measure : rule.reads()) {
      if (measure.name().equals(name)) {
        return Duration.ofMillis(measure.spec().overMillis()).toString();
      }
    }
    return "PT0S";
  }

  private static void write(CitedListing listing, ObjectNode json) {
    json.put("id", listing.id()).put("list", listing.list()).put("reason", listing.reason());
    json.put("learnt", time(listing.learnt())).put("from", time(listing.from()));
    if (listing.until() != Long.MAX_VALUE) {
      json.put("until", time(listing.until()));
    }
  }

  private static void write(Subject subject, ObjectNode json) {
    json.put("kind", subject.kind().label()).put("value", subject.value());
  }
}
