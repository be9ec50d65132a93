package io.ringfence.cli.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.rule.load.PackLoader;
import io.ringfence.rule.text.PackText;
import org.junit.jupiter.api.Test;

/** The bounds that the windows' own comments state. */
class FullWindowSizeTest {

  @Test
  void aFullWindowIsAsLargeAsItsKindGets() {
    assertThat(bytes("count: true, over: 24h")).isBetween(200, 330);
    assertThat(bytes("distinct: call.to, over: 1h")).isBetween(600, 750);
    assertThat(bytes("distinct: call.to, over: 1h, cap: 1024")).isBetween(9_000, 13_500);
    assertThat(bytes("by: call.to, over: 1h")).isBetween(1_200, 1_740);
    assertThat(bytes("sum: call.cost, over: 1h")).isBetween(500, 830);
    assertThat(bytes("last: call.to, over: 1h")).isBetween(512, 800);
    assertThat(bytes("age: true, over: 1h")).isLessThan(30);
  }

  private static int bytes(String what) {
    String pack =
        """
        measures:
          - {name: m, per: account, on: call.end, %s}
        rules: []
        """
            .formatted(what);
    return FullWindowSize.bytes(
        PackLoader.load(PackText.of("pack", pack), PackLoader.Settings.DEFAULT)
            .orThrow()
            .measures()
            .get(0));
  }
}
