package io.ringfence.story;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfence.rule.ListAs;
import io.ringfence.rule.Mode;
import io.ringfence.rule.Severity;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The last version of an alert, as far as a story needs it.
 *
 * @param rule the rule's id
 * @param accused who is behind it, without the subject
 * @param first time of the first signal at which the rule held, epoch milliseconds
 * @param last time of the last one
 * @param signals ids of its evidence
 * @param list where it puts its subject; empty if nowhere
 */
public record StoryAlert(
    String id,
    Mode mode,
    String rule,
    String fraud,
    Severity severity,
    double score,
    Subject subject,
    List<Subject> accused,
    long first,
    long last,
    List<String> signals,
    String list) {

  /** Whether it only informs: it is in no story, and nobody has to work on it. */
  public boolean informs() {
    return list.equals(ListAs.INFORMING);
  }

  /**
   * Reads a published alert.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static StoryAlert of(JsonNode alert) {
    return new StoryAlert(
        text(alert, "id"),
        Mode.valueOf(text(alert.path("rule"), "mode").toUpperCase(Locale.ROOT)),
        text(alert.path("rule"), "id"),
        text(alert, "fraud"),
        Severity.valueOf(text(alert, "severity").toUpperCase(Locale.ROOT)),
        alert.path("score").asDouble(),
        subject(alert.path("subject")),
        subjects(alert.path("accused")),
        time(alert, "first"),
        time(alert, "last"),
        texts(alert.at("/evidence/signals")),
        alert.at("/evidence/lists/as").asText());
  }

  /** Whether a published alert equals none. */
  public static boolean retracted(JsonNode alert) {
    return alert.path("state").asText().equals("retracted");
  }

  private static String text(JsonNode json, String field) {
    if (!json.path(field).isTextual()) {
      throw new IllegalArgumentException("an alert has a text in `" + field + "`");
    }
    return json.get(field).textValue();
  }

  private static long time(JsonNode alert, String field) {
    try {
      return Instant.parse(text(alert, field)).toEpochMilli();
    } catch (DateTimeException | ArithmeticException e) {
      throw new IllegalArgumentException("an alert has a time in `" + field + "`", e);
    }
  }

  private static Subject subject(JsonNode json) {
    return new Subject(
        SubjectKind.ofLabel(text(json, "kind"))
            .orElseThrow(() -> new IllegalArgumentException("no kind of subject")),
        text(json, "value"));
  }

  private static List<Subject> subjects(JsonNode list) {
    List<Subject> subjects = new ArrayList<>(list.size());
    list.forEach(each -> subjects.add(subject(each)));
    return subjects;
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>(list.size());
    list.forEach(each -> texts.add(each.asText()));
    return texts;
  }
}
