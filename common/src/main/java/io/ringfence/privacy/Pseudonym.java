package io.ringfence.privacy;

import io.ringfence.signal.Subject;
import io.ringfence.signal.encoding.KeyedHash;

/** Names subjects in receipts: whoever holds the key can find a subject's, nobody else can. */
public final class Pseudonym {

  private final KeyedHash hash;

  public Pseudonym(byte[] key) {
    if (key.length < KeyedHash.LEAST_BYTES) {
      throw new IllegalArgumentException(
          "the receipt key has at least " + KeyedHash.LEAST_BYTES + " bytes");
    }
    this.hash = new KeyedHash(key);
  }

  public String of(Subject subject) {
    return hash.of(subject.key());
  }
}
