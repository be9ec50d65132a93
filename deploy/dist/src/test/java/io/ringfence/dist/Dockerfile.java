package io.ringfence.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The instructions of a Dockerfile, as far as the shipped ones use them. */
record Dockerfile(List<String> instructions) {

  private static final Set<String> KNOWN =
      Set.of("FROM", "RUN", "COPY", "USER", "WORKDIR", "ENTRYPOINT", "CMD");

  static Dockerfile read(Path file) throws IOException {
    String lines =
        Files.readString(file).replaceAll("(?m)^#.*\\R", "").replaceAll("\\\\\\R\\s*", " ");
    List<String> all = lines.lines().filter(each -> !each.isBlank()).toList();
    assertThat(all).allMatch(each -> KNOWN.contains(each.split(" ", 2)[0]));
    return new Dockerfile(all);
  }

  /** What follows a name, of each instruction that has it. */
  List<String> all(String name) {
    return instructions.stream()
        .filter(each -> each.startsWith(name + " "))
        .map(each -> each.substring(name.length() + 1))
        .toList();
  }

  /** What of a folder is in the image, and where; something has to be there for each source. */
  List<Copied> copied(Path folder) throws IOException {
    List<Copied> found = new ArrayList<>();
    for (String each : all("COPY")) {
      List<String> words = List.of(each.replaceFirst("--chown=\\S+ ", "").split(" +"));
      String target = words.get(words.size() - 1);
      for (String source : words.subList(0, words.size() - 1)) {
        List<Path> sources = matching(folder, source);
        assertThat(sources).as("COPY " + source).hasSize(1);
        String name = sources.get(0).getFileName().toString();
        found.add(new Copied(sources.get(0), target.endsWith("/") ? target + name : target));
      }
    }
    return found;
  }

  private static List<Path> matching(Path folder, String pattern) throws IOException {
    PathMatcher matcher =
        FileSystems.getDefault().getPathMatcher("glob:" + folder.resolve(pattern));
    try (Stream<Path> files = Files.walk(folder, 2)) {
      return files.filter(matcher::matches).toList();
    }
  }

  /** A file or folder of the release, and where it is in the image. */
  record Copied(Path source, String target) {

    /** Whether it brings a file or folder of the image. */
    boolean brings(String place) {
      return place.equals(target)
          || (place.startsWith(target + "/")
              && Files.exists(source.resolve(place.substring(target.length() + 1))));
    }
  }
}
