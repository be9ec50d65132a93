package io.ringfence.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/**
 * What a long test needs of the machine. The test is skipped where that is lacking, and fails where
 * {@code RINGFENCE_REQUIRE} names the program that the test is about.
 */
final class Programs {

  private Programs() {}

  /** Needs the first program, by which the test is known, and others. */
  static void require(String first, String... others) {
    List<String> lacking =
        Stream.concat(Stream.of(first), Stream.of(others)).filter(each -> !there(each)).toList();
    if (required(first)) {
      assertThat(lacking).as("RINGFENCE_REQUIRE names " + first).isEmpty();
    }
    assumeTrue(lacking.isEmpty(), "not installed: " + String.join(", ", lacking));
  }

  /** Needs what the machine lets a test do, beside a program. */
  static void require(String first, String what, Callable<Boolean> may) throws Exception {
    boolean allowed = may.call();
    if (required(first)) {
      assertThat(allowed).as("RINGFENCE_REQUIRE names " + first + ": " + what).isTrue();
    }
    assumeTrue(allowed, "this machine does not give " + what);
  }

  private static boolean required(String program) {
    String required = System.getenv().getOrDefault("RINGFENCE_REQUIRE", "");
    return List.of(required.split(",", -1)).contains(program);
  }

  private static boolean there(String name) {
    return List.of("/usr/bin", "/usr/sbin", "/bin", "/sbin").stream()
        .anyMatch(each -> Files.isExecutable(Path.of(each, name)));
  }
}
