package io.ringfence.alert;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfence.measure.Reading;
import io.ringfence.rule.ListAs;
import io.ringfence.rule.Measure;
import io.ringfence.rule.Mode;
import io.ringfence.rule.Rule;
import io.ringfence.signal.Subject;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The public form of an alert. */
public final class AlertJson {

  private static final JsonFactory JSON = new JsonFactory();
  private static final ObjectMapper TREE = new ObjectMapper();

  private AlertJson() {}

  public static String write(Alert alert) {
    StringWriter text = new StringWriter(768);
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("id", alert.id());
      json.writeNumberField("version", alert.version());
      json.writeStringField("state", label(alert.state()));
      json.writeObjectFieldStart("rule");
      json.writeStringField("id", alert.rule().id());
      json.writeNumberField("version", alert.rule().version());
      json.writeStringField("mode", alert.rule().mode().label());
      if (alert.severity() != alert.rule().severity()) {
        json.writeStringField("severity", alert.rule().severity().label());
      }
      json.writeEndObject();
      json.writeStringField("fraud", alert.rule().fraud());
      json.writeStringField("title", alert.rule().title());
      json.writeStringField("severity", alert.severity().label());
      json.writeNumberField("score", alert.rule().score());
      if (!alert.rule().queue()) {
        json.writeBooleanField("queue", false);
      }
      json.writeFieldName("subject");
      write(json, alert.subject());
      json.writeArrayFieldStart("accused");
      for (Subject each : alert.accused()) {
        write(json, each);
      }
      json.writeEndArray();
      if (!alert.tenant().isEmpty()) {
        json.writeStringField("tenant", alert.tenant());
      }
      write(json, "links", AlertLinks.of(alert.rule().fraud(), alert.subject(), alert.accused()));
      if (!alert.console().isEmpty()) {
        json.writeStringField("console", alert.console());
      }
      json.writeStringField("first", time(alert.first()));
      json.writeStringField("last", time(alert.last()));
      json.writeNumberField("hits", alert.hits());
      json.writeObjectFieldStart("window");
      json.writeStringField("from", time(alert.windowFrom()));
      json.writeStringField("to", time(alert.last()));
      json.writeEndObject();
      if (alert.retro()) {
        json.writeBooleanField("retro", true);
      }
      boolean valued = alert.rule().stake().isPresent();
      if (valued) {
        CallsJson.money(json, alert, alert.rule().stake().get());
      }
      json.writeObjectFieldStart("evidence");
      json.writeObjectFieldStart("measures");
      for (Map.Entry<String, Reading> each : alert.measures().entrySet()) {
        json.writeObjectFieldStart(each.getKey());
        json.writeFieldName("value");
        json.writeObject(each.getValue().value());
        json.writeStringField("over", over(alert.rule(), each.getKey()));
        json.writeBooleanField("exact", each.getValue().exact());
        json.writeEndObject();
      }
      json.writeEndObject();
      if (!alert.parameters().isEmpty()) {
        json.writeObjectFieldStart("parameters");
        for (UsedParameter each : alert.parameters()) {
          write(json, each);
        }
        json.writeEndObject();
      }
      json.writeStringField("when", alert.rule().text());
      write(json, "signals", alert.signals());
      write(json, "listings", alert.listings());
      if (valued) {
        CallsJson.evidence(json, alert.calls().dialled());
      }
      // What lists say is the provider's, and may name others.
      if (!alert.entries().isEmpty() && alert.tenant().isEmpty()) {
        json.writeArrayFieldStart("entries");
        for (CitedListing each : alert.entries()) {
          write(json, each);
        }
        json.writeEndArray();
      }
      if (alert.listedUntil().isPresent()) {
        json.writeObjectFieldStart("lists");
        ListAs list = alert.rule().list().orElseThrow();
        json.writeStringField("as", list.list());
        if (list.mode() == Mode.SHADOW) {
          json.writeStringField("mode", list.mode().label());
        }
        json.writeStringField("until", time(alert.listedUntil().getAsLong()));
        json.writeEndObject();
      }
      json.writeEndObject();
      if (valued) {
        CallsJson.actions(json, alert);
      }
      json.writeStringField("summary", alert.summary());
      if (!alert.reason().isEmpty()) {
        json.writeStringField("reason", alert.reason());
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
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

  private static void write(JsonGenerator json, UsedParameter used) throws IOException {
    json.writeObjectFieldStart(used.parameter().name());
    json.writeFieldName("value");
    json.writeObject(used.value());
    json.writeStringField("unit", used.parameter().unit());
    if (!used.override().isEmpty()) {
      json.writeFieldName("default");
      json.writeObject(used.parameter().typed(used.parameter().standard()));
      json.writeStringField("override", used.override());
      json.writeStringField("of", used.reach().label());
      if (!used.whose().isEmpty()) {
        json.writeStringField(used.reach().label(), used.whose());
      }
      if (!used.reason().isEmpty()) {
        json.writeStringField("reason", used.reason());
      }
    }
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, CitedListing listing) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", listing.id());
    json.writeStringField("list", listing.list());
    json.writeStringField("reason", listing.reason());
    json.writeStringField("learnt", time(listing.learnt()));
    json.writeStringField("from", time(listing.from()));
    if (listing.until() != Long.MAX_VALUE) {
      json.writeStringField("until", time(listing.until()));
    }
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Subject subject) throws IOException {
    json.writeStartObject();
    json.writeStringField("kind", subject.kind().label());
    json.writeStringField("value", subject.value());
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, String field, List<String> values)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }
}
