package io.ringfence.jobs.detection;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;

/**
 * The key that names subjects in privacy receipts. What travels with a job is where the key is, not
 * the key: it is read where it is used.
 */
public final class ReceiptKey implements Serializable {

  private static final long serialVersionUID = 1;

  private static final int BYTES = 32;

  private final String file;
  private final String variable;
  private final byte[] passing;

  private ReceiptKey(String file, String variable, byte[] passing) {
    this.file = file;
    this.variable = variable;
    this.passing = passing;
  }

  /** All bytes of a file that every task can read. */
  public static ReceiptKey file(Path file) {
    return new ReceiptKey(file.toString(), "", new byte[0]);
  }

  /** The text of an environment variable of every task. */
  public static ReceiptKey variable(String name) {
    return new ReceiptKey("", name, new byte[0]);
  }

  /** A random one, for a run whose receipts nobody will look up. */
  public static ReceiptKey passing() {
    byte[] key = new byte[BYTES];
    new SecureRandom().nextBytes(key);
    return new ReceiptKey("", "", key);
  }

  byte[] read() {
    try {
      if (!file.isEmpty()) {
        return Files.readAllBytes(Path.of(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the receipt key cannot be read from " + file, e);
    }
    if (variable.isEmpty()) {
      return passing.clone();
    }
    String text = System.getenv(variable);
    if (text == null) {
      throw new IllegalStateException("the environment has no " + variable);
    }
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
