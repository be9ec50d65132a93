package io.ringfence.cli.options;

import io.ringfence.intake.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.function.Function;

/** A key in a file that an option names. */
public final class KeyFile {

  private static final int BYTES = 32;

  private KeyFile() {}

  /**
   * What is made of a key.
   *
   * @param option that names the file, for people
   * @param made of the bytes of the file; an {@link IllegalArgumentException} refuses them
   */
  public static <T> T read(String option, Path file, Function<byte[], T> made) throws BadInput {
    try {
      return made.apply(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new BadInput(option + ": " + file + " cannot be read");
    } catch (IllegalArgumentException e) {
      throw new BadInput(option + ": " + e.getMessage());
    }
  }

  /** The same of a file that need not be named; empty if none is. */
  public static <T> Optional<T> ifNamed(String option, Path file, Function<byte[], T> made)
      throws BadInput {
    return file == null ? Optional.empty() : Optional.of(read(option, file, made));
  }

  /** The file itself, with a random key that only its owner can read if there was none. */
  public static Path lasting(Path file) {
    return Files.exists(file) ? file : random(file);
  }

  /** Writes a random one that only its owner can read; a power cut leaves none of it, or all. */
  static Path random(Path file) {
    byte[] key = new byte[BYTES];
    new SecureRandom().nextBytes(key);
    try {
      WholeFile.write(file, key);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes an empty file that only its owner can read. */
  public static Path own(Path file) throws IOException {
    return Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
  }
}
