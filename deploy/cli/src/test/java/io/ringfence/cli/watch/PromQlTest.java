package io.ringfence.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PromQlTest {

  @Test
  void everyComparisonGetsTheBoolModifierAndNothingElseChanges() {
    assertThat(PromQl.withBool("a{x!=\"<\",y=~\">=\"} > 5 and on (x) rate(b[5m]) <= 2 * c"))
        .isEqualTo("a{x!=\"<\",y=~\">=\"} > bool  5 and on (x) rate(b[5m]) <= bool  2 * c");
    assertThat(PromQl.withBool("a == bool 1")).isEqualTo("a == bool 1");
    assertThat(PromQl.withBool("sum(a) / (sum(b) != 0)")).isEqualTo("sum(a) / (sum(b) != bool  0)");
  }

  @Test
  void allValuesAreChosen() {
    assertThat(PromQl.ofAll("a{trunk=~\"$trunk\", x=~\"$mode\"}"))
        .isEqualTo("a{trunk=~\".*\", x=~\".*\"}");
  }
}
