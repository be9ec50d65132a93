package io.ringfence.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Fuzzes target by target with Jazzer, which follows what code an input reaches. Runs with the
 * profile {@code fuzz} only. What a run has learnt stays in {@code target/fuzz/NAME/corpus}, and
 * the next one begins with it.
 */
class FuzzingRun {

  private static final String SECONDS = System.getProperty("fuzz.seconds", "120");

  /** Names with commas between them; empty for all. */
  private static final String TARGETS = System.getProperty("fuzz.targets", "");

  /** Counters are set in our own code, and in the parsers that it feeds. */
  private static final String INSTRUMENTED =
      "io.ringfence.**:com.fasterxml.jackson.**:org.snakeyaml.**";

  /** The target of the console connects to it. */
  private static final String CONNECTIONS =
      "com.code_intelligence.jazzer.sanitizers.ServerSideRequestForgery";

  static List<FuzzTarget> targets() {
    Set<String> chosen = Set.of(TARGETS.split(",", -1));
    return AllTargets.all().stream()
        .filter(each -> TARGETS.isEmpty() || chosen.contains(each.name()))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("targets")
  void nothingIsFound(FuzzTarget target) throws IOException, InterruptedException {
    Path folder = Path.of("target", "fuzz", target.name()).toAbsolutePath();
    Path seeds = Files.createDirectories(folder.resolve("seeds"));
    Path corpus = Files.createDirectories(folder.resolve("corpus"));
    int number = 0;
    for (byte[] each : Seeds.all(target.seeds().get(), Seeds.corpusOf(target.name()))) {
      Files.write(seeds.resolve("seed-" + number++), each);
    }
    Path log = folder.resolve("log");

    int code =
        new ProcessBuilder(command(target, folder, List.of(corpus, seeds)))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start()
            .waitFor();

    assertThat(found(folder))
        .as("inputs to move into %s, once the reader is mended", Seeds.corpus(target.name()))
        .isEmpty();
    assertThat(code).as("of Jazzer, see %s", log).isZero();
  }

  private static List<String> command(FuzzTarget target, Path folder, List<Path> corpora) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1500m",
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + JazzerEntry.class.getName(),
                "--target_args=" + target.name(),
                "--instrumentation_includes=" + INSTRUMENTED,
                "--custom_hook_includes=io.ringfence.**",
                "--disabled_hooks=" + CONNECTIONS,
                "--reproducer_path=" + folder,
                "-artifact_prefix=" + folder + File.separator,
                "-max_total_time=" + SECONDS,
                "-max_len=20000",
                "-timeout=120",
                "-rss_limit_mb=0"));
    corpora.forEach(each -> command.add(each.toString()));
    return command;
  }

  private static List<Path> found(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(each -> each.getFileName().toString().matches("(crash|timeout|oom)-.*"))
          .toList();
    }
  }
}
