package io.ringfence.jobs.config;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keeps what has to be stored for a while, but must not be read in a checkpoint: AES in GCM under a
 * key of its own that follows from the id key. Without a key it stores things as they are.
 */
public final class StateSeal {

  /** Nothing is sealed. */
  static final StateSeal NONE = new StateSeal(null);

  private static final String ALGORITHM = "AES/GCM/NoPadding";
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final byte PLAIN = 0;
  private static final byte SEALED = 1;

  private final SecretKeySpec key;
  private final SecureRandom random = new SecureRandom();

  private StateSeal(SecretKeySpec key) {
    this.key = key;
  }

  /** Under a key of 32 bytes, as hex. */
  static StateSeal under(String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex);
    return new StateSeal(new SecretKeySpec(bytes, 0, KEY_BYTES, "AES"));
  }

  public byte[] seal(byte[] plain) {
    if (key == null) {
      return ByteBuffer.allocate(1 + plain.length).put(PLAIN).put(plain).array();
    }
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, plain, 0);
    return ByteBuffer.allocate(1 + NONCE_BYTES + sealed.length)
        .put(SEALED)
        .put(nonce)
        .put(sealed)
        .array();
  }

  /**
   * What was sealed.
   *
   * @throws IllegalStateException if it was sealed under another key
   */
  public byte[] open(byte[] stored) {
    if (stored[0] == PLAIN) {
      return Arrays.copyOfRange(stored, 1, stored.length);
    }
    if (key == null) {
      throw new IllegalStateException("an erasure in the state needs the id key");
    }
    byte[] nonce = Arrays.copyOfRange(stored, 1, 1 + NONCE_BYTES);
    return cipher(Cipher.DECRYPT_MODE, nonce, stored, 1 + NONCE_BYTES);
  }

  private byte[] cipher(int mode, byte[] nonce, byte[] bytes, int from) {
    try {
      Cipher cipher = Cipher.getInstance(ALGORITHM);
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      return cipher.doFinal(bytes, from, bytes.length - from);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("an erasure in the state was sealed under another key", e);
    }
  }
}
