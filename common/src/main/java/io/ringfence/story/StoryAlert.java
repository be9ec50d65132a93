package io.ringfence.story;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfence.alert.AlertClaim;
import io.ringfence.rule.ListAs;
import io.ringfence.rule.Mode;
import io.ringfence.rule.Severity;
import io.ringfence.signal.Subject;
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
        AlertClaim.text(alert, "id", "id"),
        Mode.valueOf(
            AlertClaim.text(alert.path("rule"), "mode", "rule.mode").toUpperCase(Locale.ROOT)),
        AlertClaim.text(alert.path("rule"), "id", "rule.id"),
        AlertClaim.text(alert, "fraud", "fraud"),
        Severity.valueOf(AlertClaim.text(alert, "severity", "severity").toUpperCase(Locale.ROOT)),
        alert.path("score").asDouble(),
        AlertClaim.subject(alert.path("subject"), "subject"),
        subjects(alert.path("accused")),
        AlertClaim.time(alert, "first"),
        AlertClaim.time(alert, "last"),
        texts(alert.at("/evidence/signals")),
        alert.at("/evidence/lists/as").asText());
  }

  /** Whether a published alert equals none. */
  public static boolean retracted(JsonNode alert) {
    return alert.path("state").asText().equals("retracted");
  }

  private static List<Subject> subjects(JsonNode list) {
    List<Subject> subjects = new ArrayList<>(list.size());
    list.forEach(each -> subjects.add(AlertClaim.subject(each, "accused")));
    return subjects;
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>(list.size());
    list.forEach(each -> texts.add(each.asText()));
    return texts;
  }
}
