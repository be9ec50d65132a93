package io.ringfence.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a topic of alerts says in the end: the last version of each, without those that were
 * retracted, which count as if they had never been raised.
 *
 * @param byId without their versions, of which a run that was disturbed may have more, and without
 *     the signals that are named as examples
 * @param repeats versions that were there more than once
 */
record LastVersions(Map<String, JsonNode> byId, int repeats) {

  static LastVersions of(List<JsonNode> alerts) {
    Map<String, Long> versions = new HashMap<>();
    Map<String, JsonNode> last = new TreeMap<>();
    Set<String> seen = new HashSet<>();
    int repeats = 0;
    for (JsonNode alert : alerts) {
      if (!alert.has("version") || !alert.has("state")) {
        continue; // no alert, whoever wrote it
      }
      String id = alert.path("id").asText();
      long version = alert.path("version").asLong();
      repeats += seen.add(id + ' ' + version) ? 0 : 1;
      if (version >= versions.getOrDefault(id, Long.MIN_VALUE)) {
        versions.put(id, version);
        last.put(id, alert);
      }
    }
    last.values().removeIf(alert -> alert.path("state").asText().equals("retracted"));
    last.replaceAll((id, alert) -> comparable(alert));
    return new LastVersions(last, repeats);
  }

  /** Which of the signals are named as examples depends on the order of arrival. */
  private static JsonNode comparable(JsonNode alert) {
    ObjectNode copy = alert.deepCopy();
    copy.remove("version");
    if (copy.path("evidence") instanceof ObjectNode evidence) {
      evidence.remove("signals");
    }
    return copy;
  }

  /** Whether nothing can become of any of them any more. */
  boolean closed() {
    return byId.values().stream().allMatch(each -> each.path("state").asText().equals("closed"));
  }

  /**
   * In what these differ from what should be there: each alert's id, its rule and the names of the
   * fields, and no value. Empty if they do not.
   */
  List<String> from(LastVersions wanted) {
    List<String> found = new ArrayList<>();
    Set<String> ids = new TreeSet<>(byId.keySet());
    ids.addAll(wanted.byId.keySet());
    for (String id : ids) {
      JsonNode here = byId.get(id);
      JsonNode there = wanted.byId.get(id);
      String alert = id + ": " + (here == null ? there : here).at("/rule/id").asText();
      if (here == null) {
        found.add(alert + " is missing");
      } else if (there == null) {
        found.add(alert + " should not be there");
      } else if (!here.equals(there)) {
        found.add(alert + " differs in " + String.join(", ", differing(here, there)));
      }
    }
    return found;
  }

  private static Set<String> differing(JsonNode here, JsonNode there) {
    Set<String> names = new TreeSet<>();
    here.fieldNames().forEachRemaining(names::add);
    there.fieldNames().forEachRemaining(names::add);
    names.removeIf(name -> here.path(name).equals(there.path(name)));
    return names;
  }
}
