package io.ringfence.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Programs of the machine that a long test runs with. */
final class Programs {

  private Programs() {}

  /**
   * Skips the test unless {@code RINGFENCE_REQUIRE} names the first of them, and fails it if one is
   * not there.
   */
  static void require(String first, String... others) {
    String required = System.getenv().getOrDefault("RINGFENCE_REQUIRE", "");
    assumeTrue(
        List.of(required.split(",", -1)).contains(first),
        "takes minutes, and runs only where RINGFENCE_REQUIRE names " + first);
    assertThat(there(first)).as(first).isTrue();
    assertThat(others).allMatch(Programs::there);
  }

  private static boolean there(String name) {
    return List.of("/usr/bin", "/usr/sbin", "/bin", "/sbin").stream()
        .anyMatch(each -> Files.isExecutable(Path.of(each, name)));
  }
}
