package io.ringfence.signal.encoding;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA-256 of texts: whoever has the key finds the same name for a text again, and nobody else
 * can make one or try out which text it is of.
 */
public final class KeyedHash {

  /** Shorter keys can be tried out. */
  public static final int LEAST_BYTES = 16;

  private static final String ALGORITHM = "HmacSHA256";

  /**
   * One a thread: two cannot share one, and to make one for each text takes longer than its use.
   */
  private final ThreadLocal<Mac> macs;

  /**
   * @throws IllegalArgumentException if the key is too short
   */
  public KeyedHash(byte[] key) {
    if (key.length < LEAST_BYTES) {
      throw new IllegalArgumentException("a key has at least " + LEAST_BYTES + " bytes");
    }
    SecretKeySpec spec = new SecretKeySpec(key, ALGORITHM);
    macs = ThreadLocal.withInitial(() -> mac(spec));
  }

  private static Mac mac(SecretKeySpec spec) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(spec);
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }

  /** All 32 bytes, lower-case hex. */
  public String of(String text) {
    return HexFormat.of().formatHex(bytes(text));
  }

  /**
   * The first bytes only.
   *
   * @param bytes how many
   */
  public String of(String text, int bytes) {
    return HexFormat.of().formatHex(bytes(text), 0, bytes);
  }

  private byte[] bytes(String text) {
    return macs.get().doFinal(text.getBytes(StandardCharsets.UTF_8));
  }
}
