package io.ringfence.rule.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.rule.Rule;
import io.ringfence.rule.ShippedPack;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DefaultPackTest {

  @Test
  void theShippedPackHasNeitherFaultsNorWarnings() throws IOException {
    PackLoader.Loaded loaded = ShippedPack.loaded();

    assertThat(loaded.faults()).isEmpty();
    assertThat(loaded.warnings()).isEmpty();
    assertThat(loaded.orThrow().rules()).hasSizeGreaterThanOrEqualTo(8);
  }

  @Test
  void everyShippedRuleHasScenarios() throws IOException {
    for (Rule rule : ShippedPack.loaded().orThrow().rules()) {
      assertThat(Path.of("../deploy/rules/scenarios", rule.id())).isNotEmptyDirectory();
    }
  }
}
