package io.ringfence.console.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfence.alert.AlertClaim;
import io.ringfence.decode.Decoder;
import java.io.IOException;
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

  /** As users have them. */
  private static final int MOST_NAME = 64;

  /** Of a record: a note of the widest characters, escaped, and room for the rest. */
  private static final int MOST_BYTES = 16 * 1024;

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

  /** Whether another one was said later, or of a later version. */
  boolean isBefore(AnalystVerdict other) {
    return time < other.time || (time == other.time && version < other.version);
  }

  /** The record of the topic, without a seal. */
  public String json() {
    ObjectNode json = JSON.createObjectNode();
    json.put("alert", alert);
    json.put("version", version);
    json.put("verdict", opinion.label());
    if (!note.isEmpty()) {
      json.put("note", note);
    }
    json.put("by", by);
    json.put("time", Instant.ofEpochMilli(time).toString());
    return json.toString();
  }

  /**
   * Reads a record of the topic. Others may have written it, so it is read by these bounds.
   *
   * @param now it is not from after that, as far as clocks agree; epoch milliseconds
   * @throws IllegalArgumentException if it is no verdict
   */
  static AnalystVerdict of(byte[] record, long now) {
    if (record.length > MOST_BYTES) {
      throw new IllegalArgumentException("not a verdict");
    }
    try {
      JsonNode json = JSON.readTree(record);
      AnalystVerdict verdict =
          new AnalystVerdict(
              text(json, "alert"),
              AlertClaim.version(json),
              Opinion.ofLabel(text(json, "verdict")).orElseThrow(),
              json.has("note") ? text(json, "note") : "",
              text(json, "by"),
              Instant.parse(text(json, "time")).toEpochMilli());
      if (!AlertClaim.isId(verdict.alert)
          || verdict.by.isBlank()
          || verdict.by.length() > MOST_NAME
          || verdict.time < 0
          || verdict.time > now + Decoder.FUTURE_MILLIS) {
        throw new IllegalArgumentException("not a verdict");
      }
      return verdict;
    } catch (IOException | RuntimeException wrong) {
      // Its message may quote the record, so it goes no further.
      throw new IllegalArgumentException("not a verdict");
    }
  }

  private static String text(JsonNode json, String field) {
    return Optional.ofNullable(json.path(field).textValue()).orElseThrow();
  }
}
