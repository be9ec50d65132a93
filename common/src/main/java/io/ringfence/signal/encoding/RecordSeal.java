package io.ringfence.signal.encoding;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Optional;

/**
 * Marks JSON records that Ringfence writes and reads back, so that only its own are believed. A
 * seal is an HMAC of the whole record and stands in its last field: whoever changes anything in it
 * would need the key.
 *
 * @param what the kind of record: the seal of one kind is none of another
 * @param key that of alerts' ids; without it records go without a seal, and none is asked for
 */
public record RecordSeal(String what, Optional<KeyedHash> key) {

  private static final int BYTES = 16;
  private static final String BEFORE = ",\"seal\":\"";
  private static final String BEHIND = "\"}";
  private static final int LENGTH = BEFORE.length() + 2 * BYTES + BEHIND.length();

  /**
   * Seals a record.
   *
   * @param json an object with a field at least
   */
  public String write(String json) {
    return key.map(each -> sealed(json, each)).orElse(json);
  }

  private String sealed(String json, KeyedHash with) {
    return json.substring(0, json.length() - 1)
        + BEFORE
        + with.of(what + '\n' + json, BYTES)
        + BEHIND;
  }

  /** The record without its seal; empty if it is not as it was sealed. */
  public Optional<String> read(String record) {
    if (key.isEmpty()) {
      return Optional.of(record);
    }
    if (record.length() <= LENGTH) {
      return Optional.empty();
    }
    String json = record.substring(0, record.length() - LENGTH) + '}';
    boolean intact =
        MessageDigest.isEqual(sealed(json, key.get()).getBytes(UTF_8), record.getBytes(UTF_8));
    return intact ? Optional.of(json) : Optional.empty();
  }

  /** Whether a record is as it was sealed. */
  public boolean intact(byte[] record) {
    return read(new String(record, UTF_8)).isPresent();
  }
}
