package io.ringfence.console.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.signal.encoding.KeyedHash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * Marks verdicts that a console writes, so that consoles believe only theirs. A seal is of the
 * whole verdict: whoever changes anything in it would need the key, which is that of alerts' ids.
 */
public final class VerdictSeal {

  private static final String FIELD = "seal";
  private static final int BYTES = 16;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Optional<KeyedHash> key;

  /** Without a key verdicts go without a seal, and none is asked for. */
  public VerdictSeal(Optional<KeyedHash> key) {
    this.key = key;
  }

  /** The record of the topic. */
  public byte[] write(AnalystVerdict verdict) {
    String json = verdict.json();
    return bytes(
        key.map(
                with ->
                    json.substring(0, json.length() - 1)
                        + ",\""
                        + FIELD
                        + "\":\""
                        + of(json, with)
                        + "\"}")
            .orElse(json));
  }

  /**
   * Whether a verdict is as a console has written it.
   *
   * @param record that it was read from
   */
  boolean intact(AnalystVerdict verdict, byte[] record) {
    return key.isEmpty() || intact(verdict, record, key.get());
  }

  private static boolean intact(AnalystVerdict verdict, byte[] record, KeyedHash with) {
    try {
      JsonNode seal = JSON.readTree(record).path(FIELD);
      return seal.isTextual()
          && MessageDigest.isEqual(bytes(seal.textValue()), bytes(of(verdict.json(), with)));
    } catch (IOException e) {
      return false;
    }
  }

  private static String of(String json, KeyedHash with) {
    return with.of("verdict\n" + json, BYTES);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
