package io.ringfence.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Alerts on crowds, of which another order of arrival may change a little: {@code first} and {@code
 * last} by a slice, and so hits, measures, who took part, and the sentence that names them.
 */
final class CrowdAlerts {

  private static final Set<String> KINDS =
      Set.of("trunk", "range", "network", "content", "meeting");

  private static final Duration SLICE = Duration.ofSeconds(10);

  private CrowdAlerts() {}

  /** Whether two alerts are of crowds, and are what the same signals may come to. */
  static boolean alike(JsonNode one, JsonNode other) {
    return isOfCrowd(one)
        && isOfCrowd(other)
        && near(one, other, "first")
        && near(one, other, "last")
        && rest(one).equals(rest(other));
  }

  /** Those whose measures are said to be exact are judged as such. */
  private static boolean isOfCrowd(JsonNode alert) {
    if (!KINDS.contains(alert.path("subject").path("kind").asText())) {
      return false;
    }
    for (JsonNode measure : alert.path("evidence").path("measures")) {
      if (!measure.path("exact").asBoolean(true)) {
        return true;
      }
    }
    return false;
  }

  private static boolean near(JsonNode one, JsonNode other, String field) {
    Instant here = Instant.parse(one.path(field).asText());
    Instant there = Instant.parse(other.path(field).asText());
    return Duration.between(here, there).abs().compareTo(SLICE) <= 0;
  }

  private static JsonNode rest(JsonNode alert) {
    ObjectNode copy = alert.deepCopy();
    copy.remove(List.of("first", "last", "window", "hits", "accused", "links", "summary"));
    if (copy.path("evidence") instanceof ObjectNode evidence) {
      evidence.remove("measures");
    }
    return copy;
  }
}
