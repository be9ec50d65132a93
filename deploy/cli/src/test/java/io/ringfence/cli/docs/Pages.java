package io.ringfence.cli.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The Markdown pages of the project. */
final class Pages {

  static final Path PROJECT = Path.of("../..").toAbsolutePath().normalize();

  private Pages() {}

  static List<Path> all() throws IOException {
    try (Stream<Path> files = Files.walk(PROJECT)) {
      return files
          .filter(page -> page.toString().endsWith(".md"))
          .filter(page -> !page.toString().contains("/target/"))
          .toList();
    }
  }
}
