package io.ringfence.privacy;

import io.ringfence.signal.Subject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Names subjects in receipts by HMAC-SHA-256: whoever holds the key can find a subject's receipts,
 * nobody else can.
 */
public final class Pseudonym {

  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  public Pseudonym(byte[] key) {
    if (key.length < 16) {
      throw new IllegalArgumentException("the receipt key has at least 16 bytes");
    }
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  public String of(Subject subject) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return HexFormat.of().formatHex(mac.doFinal(subject.key().getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }
}
