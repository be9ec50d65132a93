package io.ringfence.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Programs of the machine, without which a test is skipped, unless {@code RINGFENCE_REQUIRE} names
 * them.
 */
public final class Installed {

  private Installed() {}

  public static Path program(String name) {
    Path found =
        List.of("/usr/bin", "/usr/sbin", "/sbin", "/usr/local/bin", "/usr/local/sbin").stream()
            .map(each -> Path.of(each, name))
            .filter(Files::isExecutable)
            .findFirst()
            .orElse(null);
    String required = System.getenv().getOrDefault("RINGFENCE_REQUIRE", "");
    boolean needed = List.of(required.split(",", -1)).contains(name);
    assertThat(found != null || !needed).as(name + " is required").isTrue();
    assumeTrue(found != null, name + " is not installed");
    return found;
  }
}
