package io.ringfence.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DefaultPackTest {

  private static final Path PACK = Path.of("../deploy/rules/default.yaml");

  @Test
  void the_pack_that_ships_has_neither_faults_nor_warnings() throws IOException {
    PackLoader.Loaded loaded =
        PackLoader.load("default.yaml", Files.readString(PACK), PackLoader.Settings.DEFAULT);

    assertThat(loaded.faults()).isEmpty();
    assertThat(loaded.warnings()).isEmpty();
    assertThat(loaded.orThrow().rules()).hasSizeGreaterThanOrEqualTo(8);
  }

  @Test
  void every_rule_that_ships_has_scenarios() throws IOException {
    Pack pack =
        PackLoader.load("default.yaml", Files.readString(PACK), PackLoader.Settings.DEFAULT)
            .orThrow();

    for (Rule rule : pack.rules()) {
      assertThat(Path.of("../deploy/rules/scenarios", rule.id())).isNotEmptyDirectory();
    }
  }
}
