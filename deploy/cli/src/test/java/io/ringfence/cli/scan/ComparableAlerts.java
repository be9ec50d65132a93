package io.ringfence.cli.scan;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the contract says of alerts in whatever order the same signals came: equal in id, rule,
 * fraud, subject and state, with a first and a last that may differ by the input's disorder. A
 * retracted alert equals an absent one.
 */
public record ComparableAlerts(Map<String, Verdict> byId) {

  record Verdict(String rule, String fraud, String subject, String state, long first, long last) {

    boolean equals(Verdict other, long toleranceMillis) {
      return rule.equals(other.rule)
          && fraud.equals(other.fraud)
          && subject.equals(other.subject)
          && state.equals(other.state)
          && Math.abs(first - other.first) <= toleranceMillis
          && Math.abs(last - other.last) <= toleranceMillis;
    }
  }

  public static ComparableAlerts of(List<JsonNode> alerts) {
    Map<String, Verdict> byId = new TreeMap<>();
    for (JsonNode alert : alerts) {
      String state = alert.get("state").asText();
      if (!state.equals("retracted")) {
        byId.put(
            alert.get("id").asText(),
            new Verdict(
                alert.get("rule").toString(),
                alert.get("fraud").asText(),
                alert.get("subject").toString(),
                state,
                time(alert.get("first")),
                time(alert.get("last"))));
      }
    }
    return new ComparableAlerts(byId);
  }

  private static long time(JsonNode text) {
    return Instant.parse(text.asText()).toEpochMilli();
  }

  public boolean same(ComparableAlerts other) {
    return differing(other, 0).isEmpty() && other.differing(this, 0).isEmpty();
  }

  /** Those that the other has not, or has otherwise. */
  public Map<String, ?> differing(ComparableAlerts other, long toleranceMillis) {
    Map<String, Verdict> differing = new TreeMap<>(byId);
    differing
        .entrySet()
        .removeIf(
            each ->
                other.byId.containsKey(each.getKey())
                    && each.getValue().equals(other.byId.get(each.getKey()), toleranceMillis));
    return differing;
  }
}
