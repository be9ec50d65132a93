package io.ringfence.jobs.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.kpi.oracle.IndicatorOracle;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Rows and refusals as a job wrote them, for comparison. */
public final class PublishedRows {

  private static final ObjectMapper JSON = new ObjectMapper();

  private PublishedRows() {}

  /** Last versions as {@link IndicatorOracle#rows} has them, without those that are merged. */
  public static Map<String, String> rows(List<String> lines) throws Exception {
    Map<String, JsonNode> last = new TreeMap<>();
    for (String line : lines) {
      JsonNode row = JSON.readTree(line);
      JsonNode before = last.get(IndicatorOracle.key(row));
      if (before == null || before.get("version").asInt() < row.get("version").asInt()) {
        last.put(IndicatorOracle.key(row), row);
      }
    }
    Map<String, String> rows = new TreeMap<>();
    last.forEach(
        (key, row) -> {
          if (!row.has("merged")) {
            rows.put(key, IndicatorOracle.fields(row));
          }
        });
    return rows;
  }

  /** Of the lines those that were not refused as late. */
  public static List<String> accepted(List<String> lines, List<String> late) throws Exception {
    List<String> accepted = new ArrayList<>(lines);
    for (String refusal : late) {
      byte[] raw = Base64.getDecoder().decode(JSON.readTree(refusal).get("raw").asText());
      accepted.remove(new String(raw, java.nio.charset.StandardCharsets.UTF_8));
    }
    return accepted;
  }
}
