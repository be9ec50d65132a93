package io.ringfence.jobs.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Keys that rotate: a folder with a file for each, named so that they sort by their time, such as
 * {@code 2026-01}. None is removed as long as something that was written under it is there.
 */
public final class KeyFolder {

  private KeyFolder() {}

  /** The files of all keys, oldest first; of a file, itself. */
  public static List<Path> files(Path place) throws IOException {
    if (!Files.isDirectory(place)) {
      return List.of(place);
    }
    // Secrets that Kubernetes mounts have hidden folders beside them.
    try (Stream<Path> all = Files.list(place)) {
      return all.filter(each -> Files.isRegularFile(each) && !isHidden(each)).sorted().toList();
    }
  }

  private static boolean isHidden(Path file) {
    return file.getFileName().toString().startsWith(".");
  }

  /** One of them. */
  static Path file(Path place, boolean first) throws IOException {
    List<Path> files = files(place);
    if (files.isEmpty()) {
      throw new IOException("no key in the folder " + place);
    }
    return files.get(first ? 0 : files.size() - 1);
  }
}
