package io.ringfence.cli.options;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;

/** A key of one run, which all processes of the run read. */
final class OwnKeyFile {

  private static final int BYTES = 32;

  private OwnKeyFile() {}

  /** Writes a random one that only its owner can read. */
  static Path random(Path file) {
    byte[] key = new byte[BYTES];
    new SecureRandom().nextBytes(key);
    try {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      return Files.write(file, key);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
