package io.ringfence.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of one input, for readers of files. */
final class Scratch {

  /** Reads a file. */
  interface Reading {
    void read(Path file) throws Exception;
  }

  private Scratch() {}

  static void file(byte[] input, Reading reading) throws Exception {
    Path file = Files.createTempFile("ringfence-fuzz", ".tmp");
    try {
      Files.write(file, input);
      reading.read(file);
    } finally {
      Files.delete(file);
    }
  }

  /** Nothing that is read may change what is not there. */
  static Path folder() throws IOException {
    return Files.createTempDirectory("ringfence-fuzz");
  }
}
