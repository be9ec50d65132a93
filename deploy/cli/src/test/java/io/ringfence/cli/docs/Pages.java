package io.ringfence.cli.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The Markdown pages of the project. */
final class Pages {

  static final Path PROJECT =
      Path.of(System.getProperty("ringfence.home"), "..").toAbsolutePath().normalize();

  private Pages() {}

  static List<Path> all() throws IOException {
    try (Stream<Path> files = Files.walk(PROJECT)) {
      return files
          .filter(page -> page.toString().endsWith(".md"))
          .filter(page -> !page.toString().contains("/target/"))
          .sorted()
          .toList();
    }
  }

  static List<Page> parsed() throws IOException {
    List<Page> pages = new ArrayList<>();
    for (Path each : all()) {
      pages.add(Page.read(each));
    }
    return pages;
  }

  /** The source of every test by its name. */
  static Map<String, Path> tests() throws IOException {
    try (Stream<Path> all = Files.walk(PROJECT)) {
      return all.filter(file -> file.toString().contains("src/test/java"))
          .filter(file -> file.toString().endsWith(".java"))
          .collect(
              Collectors.toMap(
                  file -> file.getFileName().toString().replace(".java", ""),
                  file -> file,
                  (first, second) -> first));
    }
  }
}
