package io.ringfence.console.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What somebody thinks of an alert. The last one counts.
 *
 * @param alert the alert's id
 * @param version which version of it they saw
 * @param note free text: personal data
 * @param by the user's name
 * @param time epoch milliseconds
 */
public record AnalystVerdict(
    String alert, int version, Opinion opinion, String note, String by, long time) {

  /** Nobody writes a report into a note. */
  public static final int MOST_NOTE = 2_000;

  private static final ObjectMapper JSON = new ObjectMapper();

  /** What one can say of an alert. */
  public enum Opinion {
    /** Somebody is looking at it. */
    ACKNOWLEDGED,
    /** It is the abuse that it says. */
    TRUE,
    /** It is not. */
    FALSE,
    /** Looked at, and it could be either. */
    UNSURE,
    /** What was said before was a mistake: it is to be looked at. */
    NONE;

    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Opinion> ofLabel(String label) {
      return Arrays.stream(values()).filter(each -> each.label().equals(label)).findFirst();
    }

    /** Whether it settles the question. */
    public boolean judged() {
      return this == TRUE || this == FALSE || this == UNSURE;
    }
  }

  public AnalystVerdict {
    if (note.length() > MOST_NOTE) {
      throw new IllegalArgumentException("a note has at most " + MOST_NOTE + " characters");
    }
  }

  /** The record of the topic. */
  public byte[] json() {
    ObjectNode json = JSON.createObjectNode();
    json.put("alert", alert);
    json.put("version", version);
    json.put("verdict", opinion.label());
    if (!note.isEmpty()) {
      json.put("note", note);
    }
    json.put("by", by);
    json.put("time", Instant.ofEpochMilli(time).toString());
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Reads a record of the topic.
   *
   * @throws IllegalArgumentException if it is no verdict
   */
  static AnalystVerdict of(byte[] record) {
    try {
      JsonNode json = JSON.readTree(record);
      return new AnalystVerdict(
          json.required("alert").textValue(),
          json.path("version").asInt(),
          Opinion.ofLabel(json.path("verdict").asText()).orElseThrow(),
          json.path("note").asText(),
          json.path("by").asText(),
          Instant.parse(json.path("time").asText()).toEpochMilli());
    } catch (IOException | RuntimeException wrong) {
      throw new IllegalArgumentException("not a verdict");
    }
  }
}
