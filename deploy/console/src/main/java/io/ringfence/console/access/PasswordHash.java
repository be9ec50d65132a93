package io.ringfence.console.access;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A password as the users file keeps it: {@code pbkdf2-sha512:ROUNDS:SALT:HASH}, by the JDK's own
 * PBKDF2. Rounds as OWASP's password storage cheat sheet asks for with SHA-512; some 100 ms here.
 */
public record PasswordHash(String text) {

  private static final String NAME = "pbkdf2-sha512";
  private static final String ALGORITHM = "PBKDF2WithHmacSHA512";
  private static final int ROUNDS = 210_000;
  private static final int MOST_ROUNDS = 10_000_000;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;

  /**
   * Takes one as the users file has it.
   *
   * @throws IllegalArgumentException if it is none; the message does not repeat it
   */
  public PasswordHash {
    String[] parts = text.split(":", -1);
    if (parts.length != 4 || !parts[0].equals(NAME) || !parts[1].matches("[0-9]{1,9}")) {
      throw new IllegalArgumentException("not a hash of the form " + NAME + ":ROUNDS:SALT:HASH");
    }
    int rounds = Integer.parseInt(parts[1]);
    if (rounds < 1_000
        || rounds > MOST_ROUNDS
        || decoded(parts[2]).length < 8
        || decoded(parts[3]).length < 16) {
      throw new IllegalArgumentException("too weak, or too slow to check");
    }
  }

  /** A new one, with a salt of its own. */
  public static PasswordHash of(char[] password, SecureRandom random) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    byte[] hash = derived(password, salt, ROUNDS, HASH_BYTES);
    String[] parts = {base64.encodeToString(salt), base64.encodeToString(hash)};
    return new PasswordHash("%s:%s:%s:%s".formatted(NAME, ROUNDS, parts[0], parts[1]));
  }

  /** Takes equally long whatever the answer. */
  public boolean matches(char[] password) {
    String[] parts = text.split(":", -1);
    byte[] hash = decoded(parts[3]);
    return MessageDigest.isEqual(
        hash, derived(password, decoded(parts[2]), Integer.parseInt(parts[1]), hash.length));
  }

  private static byte[] decoded(String base64) {
    return Base64.getDecoder().decode(base64);
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

  /** Never the hash: this may end in a log. */
  @Override
  public String toString() {
    return NAME;
  }
}
