package io.ringfence.jobs.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collection;
import java.util.List;

/** Alerts as tests compare them. */
public final class ComparableAlerts {

  private static final ObjectMapper JSON = new ObjectMapper();

  private ComparableAlerts() {}

  /**
   * What may not differ between two runs over the same signals: id, rule, fraud, subject, state,
   * first and last; an alert that was retracted equals an absent one.
   */
  public static List<String> comparable(Collection<String> alerts) {
    return alerts.stream()
        .map(ComparableAlerts::tree)
        .filter(alert -> !alert.get("state").asText().equals("retracted"))
        .map(
            alert ->
                String.join(
                    " ",
                    alert.get("id").asText(),
                    alert.get("rule").toString(),
                    alert.get("fraud").asText(),
                    alert.get("subject").toString(),
                    alert.get("state").asText(),
                    alert.get("first").asText(),
                    alert.get("last").asText(),
                    alert.get("hits").asText()))
        .sorted()
        .toList();
  }

  /** The same with what was measured at the last hit. */
  public static List<String> withMeasures(Collection<String> alerts) {
    return withEvidence(alerts, "/evidence/measures");
  }

  /** The same with the listings that they rest on. */
  public static List<String> withListings(Collection<String> alerts) {
    return withEvidence(alerts, "/evidence/listings");
  }

  private static List<String> withEvidence(Collection<String> alerts, String pointer) {
    return alerts.stream()
        .flatMap(
            alert ->
                comparable(List.of(alert)).stream()
                    .map(text -> text + ' ' + tree(alert).at(pointer)))
        .sorted()
        .toList();
  }

  private static JsonNode tree(String alert) {
    try {
      return JSON.readTree(alert);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
