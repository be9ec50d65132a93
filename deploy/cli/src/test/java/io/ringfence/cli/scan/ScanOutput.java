package io.ringfence.cli.scan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

/** What a scan wrote into its folder. */
public record ScanOutput(Path folder) {

  private static final ObjectMapper JSON = new ObjectMapper();

  public List<JsonNode> alerts() {
    return lines("alerts.jsonl");
  }

  public List<JsonNode> rejected() {
    return lines("rejected.jsonl");
  }

  public List<JsonNode> late() {
    return lines("late.jsonl");
  }

  public long count(String name) {
    return summary().get(name).asLong();
  }

  JsonNode summary() {
    try {
      return JSON.readTree(folder.resolve("summary.json").toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<JsonNode> lines(String name) {
    try (var lines = Files.lines(folder.resolve(name))) {
      return lines.map(ScanOutput::parsed).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode parsed(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The bytes that a refusal has kept. */
  public static byte[] raw(JsonNode refusal) {
    return Base64.getDecoder().decode(refusal.get("raw").asText());
  }

  static long line(JsonNode refusal) {
    return refusal.get("position").get("line").asLong();
  }
}
