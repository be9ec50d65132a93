package io.ringfence.kpi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.TreeMap;

/** What is left of each row if the rows that are parts of it are taken away. */
final class RowDifferences {

  private static final ObjectMapper JSON = new ObjectMapper();

  private RowDifferences() {}

  /**
   * @param counts by window, a space and group
   */
  static Map<String, Long> of(Map<String, Long> counts) throws Exception {
    Map<String, Long> rests = new TreeMap<>();
    for (Map.Entry<String, Long> whole : counts.entrySet()) {
      JsonNode group = group(whole.getKey());
      for (String dimension : new String[] {"trunk", "country"}) {
        if (group.has(dimension) || group.has("channel")) {
          continue;
        }
        long named = 0;
        boolean any = false;
        for (Map.Entry<String, Long> part : counts.entrySet()) {
          if (!window(part.getKey()).equals(window(whole.getKey()))) {
            continue;
          }
          JsonNode its = group(part.getKey());
          boolean inside = its.size() == group.size() + 1 && its.has(dimension);
          for (String name : new String[] {"trunk", "country"}) {
            inside &= !group.has(name) || group.get(name).equals(its.get(name));
          }
          if (inside && !its.get(dimension).asText().equals("(other)")) {
            named += part.getValue();
            any = true;
          }
        }
        if (any && !group.toString().contains("(other)")) {
          rests.put(whole.getKey() + " less " + dimension, whole.getValue() - named);
        }
      }
    }
    return rests;
  }

  private static String window(String key) {
    return key.substring(0, key.indexOf('}') + 1);
  }

  private static JsonNode group(String key) throws Exception {
    return JSON.readTree(key.substring(key.indexOf('}') + 2));
  }
}
