package io.ringfence.cli.scan;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.jobs.metrics.RunAccumulators;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Formatter;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobExecutionResult;

/**
 * What a bounded run read and raised, as {@code summary.json} has it.
 *
 * @param passed lines that tell nothing looked for
 * @param ids whether the alerts have ids under a key: keyed or unkeyed
 */
public record ScanSummary(
    long read,
    long accepted,
    long duplicates,
    long rejected,
    long late,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) long passed,
    long alerts,
    long stories,
    String ids,
    Map<String, Long> alertsPerFraud) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Adds up.
   *
   * @param alerts the file that they have been written to
   * @param stories how many they are
   * @param keyedIds whether the alerts have ids under a key
   */
  public static ScanSummary of(
      JobExecutionResult result, Path alerts, int stories, boolean keyedIds) throws IOException {
    Map<String, Long> perFraud = new TreeMap<>();
    try (Stream<String> lines = Files.lines(alerts, StandardCharsets.UTF_8)) {
      for (String line : (Iterable<String>) lines::iterator) {
        JsonNode alert = JSON.readTree(line);
        perFraud.merge(alert.get("fraud").asText(), 1L, Long::sum);
      }
    }
    return new ScanSummary(
        count(result, RunAccumulators.READ),
        count(result, RunAccumulators.ACCEPTED),
        count(result, RunAccumulators.DUPLICATES),
        count(result, RunAccumulators.REJECTED),
        count(result, RunAccumulators.LATE),
        count(result, RunAccumulators.PASSED),
        perFraud.values().stream().mapToLong(Long::longValue).sum(),
        stories,
        keyedIds ? "keyed" : "unkeyed",
        perFraud);
  }

  private static long count(JobExecutionResult result, String name) {
    Long count = result.getAccumulatorResult(name);
    return count == null ? 0 : count;
  }

  void write(Path file) throws IOException {
    Files.writeString(file, json().toPrettyString() + "\n");
  }

  JsonNode json() {
    return JSON.valueToTree(this);
  }

  String text() {
    Formatter text = new Formatter();
    text.format(
        "read %,d = accepted %,d (%,d of them repeats) + rejected %,d + late %,d%n",
        read, accepted, duplicates, rejected, late);
    if (passed > 0) {
      text.format("passed over %,d lines that tell nothing looked for%n", passed);
    }
    text.format("%,d alerts, %,d stories%n", alerts, stories);
    if (ids.equals("unkeyed")) {
      text.format("ids of alerts are unkeyed: anyone can compute them (--id-key-file)%n");
    }
    alertsPerFraud.forEach((fraud, count) -> text.format("  %-28s %,7d%n", fraud, count));
    return text.toString();
  }
}
