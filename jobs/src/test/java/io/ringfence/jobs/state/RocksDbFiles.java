package io.ringfence.jobs.state;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What the files of a RocksDB have, byte by byte. */
public final class RocksDbFiles {

  private RocksDbFiles() {}

  /** Whether any file below a folder has a text. */
  public static boolean name(Path folder, String text) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).anyMatch(each -> names(each, text));
    } catch (UncheckedIOException deleted) {
      return true; // to be looked at again
    }
  }

  private static boolean names(Path file, String text) {
    try {
      return new String(Files.readAllBytes(file), ISO_8859_1).contains(text);
    } catch (NoSuchFileException deleted) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
