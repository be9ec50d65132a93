package io.ringfence.privacy.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * That a subject was erased. No personal data without the key.
 *
 * @param subject keyed digest of the subject, 64 hex digits
 * @param request id of the privacy request
 * @param time what is older counts as erased, epoch milliseconds
 * @param seal of the other fields, 32 hex digits
 */
public record LedgerEntry(String subject, String request, long time, String seal) {

  /** An entry is far smaller; a larger record is none. */
  private static final int LARGEST = 1_024;

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Reads a record of the ledger; empty if it is no entry. */
  public static Optional<LedgerEntry> of(byte[] record) {
    if (record == null || record.length > LARGEST) {
      return Optional.empty();
    }
    try {
      JsonNode json = JSON.readTree(record);
      LedgerEntry entry =
          new LedgerEntry(
              json.path("subject").asText(),
              json.path("request").asText(),
              Instant.parse(json.path("time").asText()).toEpochMilli(),
              json.path("seal").asText());
      boolean sound =
          entry.subject().matches("[0-9a-f]{64}")
              && entry.seal().matches("[0-9a-f]{32}")
              && StandardCharsets.UTF_8.newEncoder().canEncode(entry.request());
      return sound ? Optional.of(entry) : Optional.empty();
    } catch (IOException | DateTimeException | ArithmeticException e) {
      return Optional.empty();
    }
  }

  /** As the topic has it, under {@link #subject} as its key. */
  public String json() {
    ObjectNode json = JSON.createObjectNode().put("subject", subject).put("request", request);
    json.put("time", Instant.ofEpochMilli(time).toString()).put("seal", seal);
    return json.toString();
  }
}
