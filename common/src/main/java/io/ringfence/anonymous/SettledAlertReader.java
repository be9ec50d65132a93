package io.ringfence.anonymous;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.alert.Alert;
import io.ringfence.alert.AlertClaim;
import io.ringfence.alert.AlertLabels;
import io.ringfence.rule.Mode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Finds the alerts that are over among all versions that are published. */
public final class SettledAlertReader {

  private static final ObjectMapper JSON = new ObjectMapper();

  private SettledAlertReader() {}

  /**
   * What a published version says; empty while the alert is open. Of rules that are tried out in
   * shadow, or turned off, alerts are left out.
   *
   * @param id the alert's, the key of its record
   * @param json the alert as it is published; nothing if it is erased
   */
  public static Optional<SettledAlert> of(String id, byte[] json) {
    if (json.length == 0) {
      return Optional.of(new SettledAlert.Gone(id));
    }
    try {
      return switch (state(json)) {
        case "closed" -> Optional.of(closed(id, JSON.readTree(json)));
        case "retracted" -> Optional.of(new SettledAlert.Gone(id));
        default -> Optional.empty();
      };
    } catch (IOException e) {
      throw new UncheckedIOException("an alert that was just written cannot be read", e);
    }
  }

  /** It stands near the beginning: of most versions nothing else is read. */
  private static String state(byte[] json) throws IOException {
    try (JsonParser parser = JSON.createParser(json)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean state = parser.currentName().equals("state");
        parser.nextToken();
        if (state) {
          return parser.getText();
        }
        parser.skipChildren();
      }
    }
    return "";
  }

  /** That of the rule: what the money of an alert makes of it is about one subject. */
  private static String severity(JsonNode alert) {
    JsonNode own = alert.path("rule").path("severity");
    return own.isTextual() ? own.asText() : alert.path("severity").asText();
  }

  private static SettledAlert closed(String id, JsonNode json) {
    AlertClaim alert = AlertClaim.of(json);
    AlertLabels labels =
        new AlertLabels(
            alert.rule(),
            json.path("fraud").asText(),
            severity(json),
            json.path("rule").path("mode").asText());
    return labels.mode().equals(Mode.ENFORCE.label()) && alert.state() == Alert.State.CLOSED
        ? new SettledAlert.Closed(
            id, alert.subject(), labels, alert.first(), alert.last(), alert.hits())
        : new SettledAlert.Gone(id);
  }
}
