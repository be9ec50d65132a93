package io.ringfence.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The versions of alerts that a story expects, and those that were published. */
final class Versions {

  private static final Set<String> TIMES = Set.of("first", "last", "learnt", "from", "until");
  private static final Set<String> OF_A_LISTING =
      Set.of("list", "reason", "learnt", "from", "until");

  private static final Set<String> OF_ALL =
      Set.of("rule", "subject", "version", "state", "hits", "retro", "reason", "listings");

  private Versions() {}

  /** All of them in their order and nothing else; of each only what is said of it. */
  static void check(List<Map<String, Object>> expected, List<JsonNode> published) {
    List<String> shown = new ArrayList<>();
    List<Map<String, Object>> saying = new ArrayList<>();
    for (int i = 0; i < published.size(); i++) {
      shown.add(shown(published.get(i)));
      Set<String> asked = i < expected.size() ? expected.get(i).keySet() : OF_ALL;
      saying.add(saying(published.get(i), asked));
    }
    List<Map<String, Object>> wanted = new ArrayList<>();
    for (Map<String, Object> each : expected) {
      wanted.add(normal(each));
    }
    assertThat(saying).as(String.join("\n", shown)).isEqualTo(wanted);
  }

  private static Map<String, Object> saying(JsonNode alert, Set<String> asked) {
    Map<String, Object> saying = new LinkedHashMap<>();
    for (String key : asked) {
      saying.put(
          key,
          switch (key) {
            case "rule" -> alert.at("/rule/id").asText();
            case "subject" ->
                alert.at("/subject/kind").asText() + ":" + alert.at("/subject/value").asText();
            case "episode" -> alert.get("id").asText().replaceAll(".*-", "");
            case "listings" -> listings(alert.at("/evidence/entries"));
            case "retro" -> alert.path("retro").asBoolean() + "";
            default -> alert.path(key).asText();
          });
    }
    return saying;
  }

  private static List<Map<String, Object>> listings(JsonNode entries) {
    List<Map<String, Object>> listings = new ArrayList<>();
    for (JsonNode each : entries) {
      Map<String, Object> listing = new LinkedHashMap<>();
      for (String key : OF_A_LISTING) {
        listing.put(key, each.has(key) ? each.get(key).asText() : "never");
      }
      listings.add(listing);
    }
    return listings;
  }

  /** As it is said of an alert: times are moments of the story, and what is not said is usual. */
  private static Map<String, Object> normal(Map<String, Object> expected) {
    Map<String, Object> normal = new LinkedHashMap<>();
    expected.forEach(
        (key, value) -> {
          if (key.equals("listings")) {
            List<Map<String, Object>> listings = new ArrayList<>();
            for (Object each : (List<?>) value) {
              Map<String, Object> listing = new LinkedHashMap<>();
              Map<?, ?> said = (Map<?, ?>) each;
              assertThat(OF_A_LISTING).as("of a listing").containsAll(strings(said));
              for (String name : OF_A_LISTING) {
                Object is = said.containsKey(name) ? said.get(name) : "never";
                listing.put(name, moment(name, is));
              }
              listings.add(listing);
            }
            normal.put(key, listings);
          } else {
            normal.put(key, moment(key, value));
          }
        });
    return normal;
  }

  private static List<String> strings(Map<?, ?> said) {
    return said.keySet().stream().map(Object::toString).toList();
  }

  private static String moment(String key, Object value) {
    return TIMES.contains(key) && !value.equals("never")
        ? Instant.ofEpochMilli(Story.moment(value)).toString()
        : value.toString();
  }

  private static String shown(JsonNode alert) {
    return String.join(
        " ",
        alert.at("/rule/id").asText(),
        alert.at("/subject/value").asText(),
        "v" + alert.get("version").asText(),
        alert.get("state").asText(),
        "hits " + alert.get("hits").asText(),
        "retro " + alert.path("retro").asBoolean(),
        "#" + alert.get("id").asText().replaceAll(".*-", ""),
        alert.get("first").asText(),
        alert.get("last").asText(),
        alert.at("/evidence/entries").toString(),
        alert.path("reason").asText());
  }
}
