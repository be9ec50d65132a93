package io.ringfence.cli.accesslog;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;

/**
 * Which entries of the access log are meant.
 *
 * @param actor null for everybody
 * @param from not before; null for the beginning
 * @param to before; null for the end
 * @param names a subject's, under each key; empty for all subjects
 */
record EntryFilter(String actor, Instant from, Instant to, List<String> names) {

  boolean fits(JsonNode entry) {
    if (actor != null && !actor.equals(entry.path("actor").asText())) {
      return false;
    }
    try {
      Instant time = Instant.parse(entry.path("time").asText());
      return (from == null || !time.isBefore(from)) && (to == null || time.isBefore(to));
    } catch (DateTimeParseException none) {
      return false;
    }
  }

  boolean about(JsonNode entry) {
    if (names.isEmpty()) {
      return true;
    }
    for (JsonNode each : entry.path("subjects")) {
      if (names.contains(each.path("pseudonym").asText())) {
        return true;
      }
    }
    return false;
  }

  /** Whether it is about somebody whom it does not name. */
  static boolean unnamed(JsonNode entry) {
    for (JsonNode each : entry.path("subjects")) {
      if (!each.hasNonNull("pseudonym")) {
        return true;
      }
    }
    return false;
  }
}
