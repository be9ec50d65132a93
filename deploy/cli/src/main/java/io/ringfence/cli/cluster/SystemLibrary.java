package io.ringfence.cli.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Shared libraries of the system that a process can be started with, before all others. */
final class SystemLibrary {

  /** The variable that names them. */
  static final String PRELOAD = "LD_PRELOAD";

  /** Debian has a folder for each architecture in the first; others have the second. */
  private static final List<Path> PLACES = List.of(Path.of("/usr/lib"), Path.of("/usr/lib64"));

  private SystemLibrary() {}

  /**
   * The allocator for RocksDB, if it is installed and nobody has chosen another. The system's own
   * keeps what RocksDB has freed: a task manager that was given 1.4 GB came to 2.9 GB within half
   * an hour of restarts.
   */
  static Optional<Path> allocator() {
    return System.getenv(PRELOAD) == null ? named("libjemalloc.so.2") : Optional.empty();
  }

  /** Where a library is. */
  static Optional<Path> named(String name) {
    return named(name, PLACES);
  }

  static Optional<Path> named(String name, List<Path> places) {
    for (Path place : places) {
      if (Files.isDirectory(place)) {
        try (Stream<Path> folders = Files.walk(place, 1)) {
          Optional<Path> found =
              folders.map(each -> each.resolve(name)).filter(Files::exists).findFirst();
          if (found.isPresent()) {
            return found;
          }
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    return Optional.empty();
  }
}
