package io.ringfence.console.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.rule.Pack;
import io.ringfence.rule.Rule;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The rules: of the pack that the job started from, as far as we were given it, and changed since.
 */
public final class RuleStore {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** A pack has some hundred rules; somebody who sends more means harm. */
  private static final int MOST_CHANGES = 2_000;

  /**
   * What is known of a rule.
   *
   * @param changed when it last came through {@code rules.changes}; 0 if it is as in the pack
   */
  public record Known(
      String id,
      int version,
      String fraud,
      String title,
      String mode,
      String when,
      String severity,
      long changed) {}

  private final Map<String, Known> pack = new TreeMap<>();
  private final Map<String, Optional<Known>> changes = new TreeMap<>();

  public RuleStore(Optional<Pack> pack) {
    pack.ifPresent(
        all -> {
          all.rules().forEach(this::add);
          all.off().forEach(this::add);
        });
  }

  private void add(Rule rule) {
    pack.put(
        rule.id(),
        new Known(
            rule.id(),
            rule.version(),
            rule.fraud(),
            rule.title(),
            rule.mode().label(),
            rule.text(),
            rule.severity().label(),
            0));
  }

  /** Takes a record of the topic; whether the job accepted it is not known here. */
  public synchronized void take(String name, byte[] record, long time) {
    if (name == null || (changes.size() >= MOST_CHANGES && !changes.containsKey(name))) {
      return;
    }
    if (record == null) {
      changes.put(name, Optional.empty());
      return;
    }
    try {
      JsonNode json = JSON.readTree(record);
      if (json.path("id").isTextual()) {
        changes.put(
            json.path("id").asText(),
            Optional.of(
                new Known(
                    json.path("id").asText(),
                    json.path("version").asInt(),
                    json.path("fraud").asText(),
                    json.path("title").asText(),
                    json.path("mode").asText("enforce"),
                    json.path("when").asText(),
                    json.path("severity").asText(),
                    time)));
      }
    } catch (IOException unreadable) {
      // The job refuses it, too, and says so on `rejected`.
    }
  }

  /** By id. */
  public synchronized Map<String, Known> all() {
    Map<String, Known> all = new TreeMap<>(pack);
    changes.forEach(
        (id, known) -> {
          if (known.isPresent()) {
            all.put(id, known.get());
          } else {
            all.remove(id);
          }
        });
    return all;
  }
}
