package io.ringfence.jobs.config;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keeps what has to be stored for a while, but must not be read in a checkpoint: AES in GCM under a
 * key of its own that follows from another one.
 */
public final class StateSeal {

  private static final String ALGORITHM = "AES/GCM/NoPadding";
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final byte VERSION = 1;

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

  /** One byte that says how, the nonce, what is sealed. */
  public byte[] seal(byte[] plain) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(plain);
      return ByteBuffer.allocate(1 + NONCE_BYTES + sealed.length)
          .put(VERSION)
          .put(nonce)
          .put(sealed)
          .array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }

  /** What was sealed; empty if it was under another key, or is damaged. */
  public Optional<byte[]> open(byte[] stored) {
    int from = 1 + NONCE_BYTES;
    if (stored.length < from + TAG_BITS / Byte.SIZE) {
      return Optional.empty();
    }
    if (stored[0] != VERSION) {
      throw new IllegalStateException("a later release has sealed the state in another form");
    }
    try {
      byte[] nonce = Arrays.copyOfRange(stored, 1, from);
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, nonce);
      return Optional.of(cipher.doFinal(stored, from, stored.length - from));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(ALGORITHM);
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    return cipher;
  }
}
