package io.ringfence.privacy;

import io.ringfence.signal.Subject;
import io.ringfence.signal.encoding.KeyedHash;

/**
 * Names subjects in receipts: whoever holds the key can find a subject's, nobody else can. Keys of
 * receipts rotate, so that a receipt also says under which key it was written.
 */
public final class Pseudonym {

  /** Enough to tell some hundred keys apart; says nothing of the key. */
  private static final int KEY_BYTES = 4;

  private final KeyedHash hash;

  public Pseudonym(byte[] key) {
    if (key.length < KeyedHash.LEAST_BYTES) {
      throw new IllegalArgumentException(
          "the receipt key has at least " + KeyedHash.LEAST_BYTES + " bytes");
    }
    this.hash = new KeyedHash(key);
  }

  /** What the key is called in receipts: 8 hex digits. */
  public String key() {
    return hash.of("receipt key", KEY_BYTES);
  }

  public String of(Subject subject) {
    return hash.of(subject.key());
  }
}
