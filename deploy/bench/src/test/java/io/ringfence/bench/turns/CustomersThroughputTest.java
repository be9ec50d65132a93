package io.ringfence.bench.turns;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.rule.Measure;
import io.ringfence.rule.Pack;
import io.ringfence.rule.Rule;
import io.ringfence.rule.load.PackLoader;
import io.ringfence.rule.text.PackText;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The pack that profiles are compared with is the same but for these. */
class CustomersThroughputTest {

  @Test
  void nothingInItReadsAProfileAndAllElseIsThere() throws Exception {
    PackText shipped = PackText.read(Path.of("..", "rules", "pack"));
    Pack with = PackLoader.load(shipped, PackLoader.Settings.DEFAULT).orThrow();
    Pack without =
        PackLoader.load(CustomersThroughput.withoutProfiles(shipped), PackLoader.Settings.DEFAULT)
            .orThrow();

    assertThat(without.rules()).hasSameSizeAs(with.rules());
    assertThat(without.measures()).hasSameSizeAs(with.measures());
    assertThat(with.rules()).anyMatch(Rule::ofProfile);
    assertThat(without.rules()).noneMatch(Rule::ofProfile);
    assertThat(without.measures()).noneMatch(Measure::ofProfile);
    assertThat(without.parameters().needProfile()).isFalse();
  }
}
