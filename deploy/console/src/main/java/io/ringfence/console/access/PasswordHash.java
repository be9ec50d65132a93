package io.ringfence.console.access;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A password as the users file keeps it: {@code pbkdf2-sha512:ROUNDS:SALT:HASH}, by the JDK's own
 * PBKDF2. Rounds as OWASP's password storage cheat sheet asks for with SHA-512; some 100 ms here.
 */
public final class PasswordHash {

  private static final String NAME = "pbkdf2-sha512";
  private static final String ALGORITHM = "PBKDF2WithHmacSHA512";
  private static final int ROUNDS = 210_000;
  private static final int MOST_ROUNDS = 10_000_000;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;

  private final String text;
  private final int rounds;
  private final byte[] salt;
  private final byte[] hash;

  private PasswordHash(int rounds, byte[] salt, byte[] hash) {
    this.rounds = rounds;
    this.salt = salt;
    this.hash = hash;
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    this.text =
        String.join(
            ":",
            NAME,
            Integer.toString(rounds),
            base64.encodeToString(salt),
            base64.encodeToString(hash));
  }

  /** A new one, with a salt of its own. */
  public static PasswordHash of(char[] password, SecureRandom random) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return new PasswordHash(ROUNDS, salt, derived(password, salt, ROUNDS, HASH_BYTES));
  }

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException if it is none; the message does not repeat it
   */
  public static PasswordHash parse(String text) {
    String[] parts = text.split(":", -1);
    if (parts.length != 4 || !parts[0].equals(NAME)) {
      throw new IllegalArgumentException("not a hash of the form " + NAME + ":ROUNDS:SALT:HASH");
    }
    try {
      int rounds = Integer.parseInt(parts[1]);
      byte[] salt = Base64.getDecoder().decode(parts[2]);
      byte[] hash = Base64.getDecoder().decode(parts[3]);
      if (rounds < 1_000 || rounds > MOST_ROUNDS || salt.length < 8 || hash.length < 16) {
        throw new IllegalArgumentException("too weak, or too slow to check");
      }
      return new PasswordHash(rounds, salt, hash);
    } catch (NumberFormatException notANumber) {
      throw new IllegalArgumentException("its rounds are no number", notANumber);
    }
  }

  /** Takes equally long whatever the answer. */
  public boolean matches(char[] password) {
    return MessageDigest.isEqual(hash, derived(password, salt, rounds, hash.length));
  }

  private static byte[] derived(char[] password, byte[] salt, int rounds, int bytes) {
    PBEKeySpec spec = new PBEKeySpec(password, salt, rounds, bytes * Byte.SIZE);
    try {
      return SecretKeyFactory.getInstance(ALGORITHM).generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    } finally {
      spec.clearPassword();
    }
  }

  /** The form of the users file. */
  public String text() {
    return text;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PasswordHash that
        && rounds == that.rounds
        && Arrays.equals(salt, that.salt)
        && Arrays.equals(hash, that.hash);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(hash);
  }

  /** Never the hash: this may end in a log. */
  @Override
  public String toString() {
    return NAME;
  }
}
