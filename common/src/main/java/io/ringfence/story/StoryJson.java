package io.ringfence.story;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfence.story.Story.Charge;
import io.ringfence.story.Story.Role;
import java.time.Instant;
import java.util.Collection;

/** The public form of a story. Long lists are cut, and {@code counts} has their length. */
public final class StoryJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** A botnet's story has thousands of alerts; these are the earliest. */
  private static final int MOST_ALERTS = 256;

  private static final int MOST_SUBJECTS = 64;

  /** Twice what one alert has. */
  private static final int MOST_SIGNALS = 64;

  private StoryJson() {}

  public static String write(Story story) {
    ObjectNode json = JSON.createObjectNode();
    json.put("id", story.id());
    json.put("headline", story.headline());
    json.put("mode", story.mode().label());
    json.put("severity", story.severity().label());
    json.put("score", story.score());
    json.put("first", Instant.ofEpochMilli(story.first()).toString());
    json.put("last", Instant.ofEpochMilli(story.last()).toString());
    ArrayNode frauds = json.putArray("frauds");
    story.charges().forEach(each -> write(each, frauds.addObject()));
    ArrayNode subjects = json.putArray("subjects");
    story.cast().stream().limit(MOST_SUBJECTS).forEach(each -> write(each, subjects.addObject()));
    texts(
        story.alerts().stream().map(StoryAlert::id).toList(), MOST_ALERTS, json.putArray("alerts"));
    texts(story.signals(), MOST_SIGNALS, json.putArray("signals"));
    json.putObject("counts")
        .put("alerts", story.alerts().size())
        .put("subjects", story.cast().size())
        .put("signals", story.signals().size());
    return json.toString();
  }

  private static void write(Charge charge, ObjectNode json) {
    json.put("fraud", charge.fraud());
    json.put("severity", charge.severity().label());
    json.put("score", charge.score());
    json.put("first", Instant.ofEpochMilli(charge.first()).toString());
    json.put("alerts", charge.alerts());
    texts(charge.rules(), Integer.MAX_VALUE, json.putArray("rules"));
  }

  private static void write(Role role, ObjectNode json) {
    json.put("kind", role.subject().kind().label());
    json.put("value", role.subject().value());
    json.put("role", role.about() > 0 ? "subject" : "accused");
    json.put("alerts", role.named());
  }

  private static void texts(Collection<String> texts, int most, ArrayNode json) {
    texts.stream().limit(most).forEach(json::add);
  }
}
