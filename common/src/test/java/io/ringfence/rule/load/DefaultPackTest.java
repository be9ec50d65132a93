package io.ringfence.rule.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.judge.crowd.Crowds;
import io.ringfence.rule.Rule;
import io.ringfence.rule.ShippedPack;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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

  /** Each keeps the signals that it judges out of the merging of crowds. */
  @Test
  void fewRulesOnCrowdsReadFieldsBesideMeasures() throws IOException {
    List<String> reading =
        ShippedPack.loaded().orThrow().rules().stream()
            .filter(rule -> Crowds.canBe(rule.accuse()) && rule.judgesFields())
            .map(Rule::id)
            .toList();

    assertThat(reading).containsExactly("wangiri-slow");
  }
}
