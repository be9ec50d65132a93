package io.ringfence.anonymous;

import io.ringfence.signal.encoding.KeyedHash;
import java.util.Arrays;

/**
 * The key of one period. Under it subjects have their pseudonyms; without it nobody can tell which
 * pseudonym a subject had, whoever asks.
 */
final class PeriodKey {

  static final int BYTES = 32;

  /** Of an HMAC: no two subjects of a period share a pseudonym by chance. */
  private static final int NAME_BYTES = 16;

  private final byte[] bytes;
  private final KeyedHash hash;

  PeriodKey(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("the key of a period has " + BYTES + " bytes");
    }
    this.bytes = bytes.clone();
    this.hash = new KeyedHash(this.bytes);
  }

  /** What an alert is known by, so that its id is not stored. */
  String alert(String id) {
    return hash.of("alert\n" + id, NAME_BYTES);
  }

  /** What a subject is known by, so that its name is not stored. */
  String subject(String key) {
    return hash.of("subject\n" + key, NAME_BYTES);
  }

  /** The pseudonym of a subject in all its records. */
  String pseudonym(String subject) {
    return hash.of("pseudonym\n" + subject, NAME_BYTES);
  }

  /** The pseudonym of a subject in its record of this profile, and in no other. */
  String pseudonym(String subject, Profile profile) {
    return hash.of("pseudonym\n" + subject + '\n' + profile, NAME_BYTES);
  }

  byte[] bytes() {
    return bytes.clone();
  }

  /** The bytes that are held here become zeros. */
  void destroy() {
    Arrays.fill(bytes, (byte) 0);
  }
}
