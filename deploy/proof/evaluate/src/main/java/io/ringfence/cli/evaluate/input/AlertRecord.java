package io.ringfence.cli.evaluate.input;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfence.rule.Mode;
import io.ringfence.signal.Subject;
import io.ringfence.story.StoryAlert;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The last version of an alert, as far as it is scored.
 *
 * @param story what stories are made of; also what most of a score needs
 * @param summary its sentence for people; may be empty
 */
public record AlertRecord(StoryAlert story, boolean retracted, String summary) {

  static AlertRecord of(JsonNode alert, StoryAlert story) {
    return new AlertRecord(story, StoryAlert.retracted(alert), alert.path("summary").asText());
  }

  /** Whoever it names: its subject and who is behind it. */
  public Set<Subject> accused() {
    Set<Subject> all = new LinkedHashSet<>(List.of(story.subject()));
    all.addAll(story.accused());
    return all;
  }

  /** Whether it may be acted on: one that is retracted or only looked at does not count. */
  public boolean enforced() {
    return story.mode() == Mode.ENFORCE && !retracted;
  }

  /** Whether it would count if its rule were enforced. */
  public boolean shadow() {
    return story.mode() == Mode.SHADOW && !retracted;
  }
}
