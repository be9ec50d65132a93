package io.ringfence.notify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfence.alert.Alert;
import io.ringfence.alert.AlertClaim;
import io.ringfence.decode.notation.TextRules;
import io.ringfence.rule.Mode;
import io.ringfence.rule.Severity;
import io.ringfence.story.StoryAlert;
import java.util.List;
import java.util.Optional;

/**
 * A version of an alert: what decides on it, and the record as it came for the rest.
 *
 * @param tenant whose alone it is; empty of the provider's
 * @param informs whether nobody has to work on it ({@link StoryAlert#informs})
 * @param json without its seal; some 2 KB
 * @param partition of the topic
 */
record AlertNotice(
    String key,
    long version,
    Alert.State state,
    Severity severity,
    Mode mode,
    String fraud,
    String tenant,
    boolean informs,
    long last,
    String json,
    int partition,
    long offset)
    implements Notice {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** What of an alert names nobody. */
  private static final List<String> NAMELESS =
      List.of(
          "id",
          "version",
          "state",
          "rule",
          "fraud",
          "title",
          "severity",
          "score",
          "first",
          "last",
          "hits");

  /** Of a number in international form: its country, and three digits at most. */
  private static final int SHOWN_OF_NUMBER = 5;

  /** Reads a record of the alerts' topic; empty if it is no alert with this key. */
  static Optional<AlertNotice> of(String key, String json, int partition, long offset) {
    try {
      ObjectNode tree = tree(json);
      AlertClaim claim = AlertClaim.of(tree);
      StoryAlert alert = StoryAlert.of(tree);
      return claim.id().equals(key)
          ? Optional.of(
              new AlertNotice(
                  key,
                  claim.version(),
                  claim.state(),
                  alert.severity(),
                  alert.mode(),
                  alert.fraud().intern(),
                  tree.path("tenant").asText("").intern(),
                  alert.informs(),
                  claim.last(),
                  json,
                  partition,
                  offset))
          : Optional.empty();
    } catch (RuntimeException none) {
      // Its message may quote the record, so it goes no further.
      return Optional.empty();
    }
  }

  /** The whole alert. */
  ObjectNode tree() {
    return tree(json);
  }

  /**
   * The alert as a receiver may see it.
   *
   * @param masked without whatever names somebody; the subject's value is masked
   */
  ObjectNode shown(boolean masked) {
    ObjectNode whole = tree(json);
    if (!masked) {
      return whole;
    }
    String kind = whole.path("subject").path("kind").asText();
    String value = whole.path("subject").path("value").asText();
    ObjectNode shown = whole.retain(NAMELESS);
    shown.putObject("subject").put("kind", kind).put("value", masked(value));
    return shown;
  }

  static String masked(String value) {
    int most = value.startsWith("+") ? SHOWN_OF_NUMBER : 2;
    int shown = Math.max(0, Math.min(most, value.length() - 4));
    return TextRules.shown(value.substring(0, shown), most) + "•••••";
  }

  private static ObjectNode tree(String json) {
    try {
      if (JSON.readTree(json) instanceof ObjectNode tree) {
        return tree;
      }
    } catch (JsonProcessingException e) {
      // Refused below, without the words of the record.
    }
    throw new IllegalArgumentException("not a JSON object");
  }
}
