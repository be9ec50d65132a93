package io.ringfence.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The reports of Surefire and Failsafe in a checkout. */
final class BuildReports {

  private static final List<String> FOLDERS = List.of("surefire-reports", "failsafe-reports");

  private BuildReports() {}

  /** Of all modules, in the order of their names. */
  static List<Path> of(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root.toAbsolutePath(), 6)) {
      return files
          .filter(BuildReports::isReport)
          .filter(file -> file.getFileName().toString().matches("TEST-.*\\.xml"))
          .sorted()
          .toList();
    }
  }

  private static boolean isReport(Path file) {
    Path folder = file.getParent();
    return FOLDERS.stream().anyMatch(each -> folder.endsWith(Path.of("target", each)));
  }

  /** The report of a class, if there is one. */
  static boolean exists(Path module, String type) {
    return FOLDERS.stream()
        .map(each -> module.resolve("target").resolve(each).resolve("TEST-" + type + ".xml"))
        .anyMatch(Files::isRegularFile);
  }
}
