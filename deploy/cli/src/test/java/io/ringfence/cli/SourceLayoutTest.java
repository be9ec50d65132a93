package io.ringfence.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How the production code of all modules is laid out: names, sizes of packages, sizes of files. */
class SourceLayoutTest {

  private static final int MOST_FILES = 25;
  private static final int MOST_LINES = 300;
  private static final int MEDIAN_LINES = 80;

  /** Names of two or more classes, each with the reason why that is clear to a reader. */
  private static final Map<String, String> NAMES_THAT_REPEAT = Map.of();

  /** Packages with more files, each with the reason why it stays whole. */
  private static final Map<String, String> LARGE_PACKAGES = Map.of();

  private static List<Source> sources;

  /** A file below {@code src/main/java}, {@code package-info.java} left out. */
  private record Source(String folder, String name, int lines) {}

  @BeforeAll
  static void readAllModules() throws IOException {
    Path root = root();
    try (Stream<Path> files = Files.walk(root)) {
      sources =
          files
              .filter(file -> isProductionCode(root.relativize(file).toString()))
              .map(file -> source(root, file))
              .toList();
    }
    assertThat(sources).hasSizeGreaterThan(500);
  }

  /** The nearest folder above this module that has the launcher in it. */
  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isRegularFile(folder.resolve("deploy/ringfence"))) {
      folder = folder.getParent();
    }
    return folder;
  }

  private static boolean isProductionCode(String file) {
    String path = '/' + file.replace('\\', '/');
    return path.contains("/src/main/java/")
        && !path.contains("/target/")
        && path.endsWith(".java")
        && !path.endsWith("/package-info.java");
  }

  private static Source source(Path root, Path file) {
    try {
      return new Source(
          root.relativize(file.getParent()).toString(),
          file.getFileName().toString().replace(".java", ""),
          Files.readAllLines(file).size());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void eachClassNameStandsInOnePackage() {
    Map<String, Set<String>> folders =
        sources.stream()
            .collect(
                Collectors.groupingBy(
                    Source::name,
                    TreeMap::new,
                    Collectors.mapping(Source::folder, Collectors.toSet())));
    folders.values().removeIf(each -> each.size() == 1);
    folders.keySet().removeAll(NAMES_THAT_REPEAT.keySet());

    assertThat(folders).isEmpty();
  }

  @Test
  void aPackageHasFewFiles() {
    Map<String, Long> counts =
        sources.stream()
            .collect(Collectors.groupingBy(Source::folder, TreeMap::new, Collectors.counting()));
    counts.values().removeIf(count -> count <= MOST_FILES);
    counts.keySet().removeIf(folder -> LARGE_PACKAGES.keySet().stream().anyMatch(folder::endsWith));

    assertThat(counts).isEmpty();
  }

  @Test
  void aFileFitsAFewScreens() {
    assertThat(sources).filteredOn(each -> each.lines() > MOST_LINES).isEmpty();
  }

  @Test
  void halfOfTheFilesFitAScreenOrTwo() {
    List<Integer> lines = sources.stream().map(Source::lines).sorted().toList();

    assertThat(lines.get(lines.size() / 2)).isLessThan(MEDIAN_LINES);
  }
}
