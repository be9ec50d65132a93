package io.ringfence.rule.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConditionTermTest {

  @Test
  void saysWhatEachTermComparesWithWhichNumber() {
    List<ConditionTerm> terms =
        ConditionTerm.of(
            "call.destination.premium && attempts_5m >= 8 && 4.5 <= rate_5m && !(x > 3)");

    assertThat(terms).hasSize(4);
    assertThat(terms.get(0)).isEqualTo(new ConditionTerm("call.destination.premium", List.of()));
    assertThat(terms.get(1).thresholds()).containsExactly(new Threshold("attempts_5m", ">=", 8));
    assertThat(terms.get(2).thresholds()).containsExactly(new Threshold("rate_5m", ">=", 4.5));
    assertThat(terms.get(3).thresholds()).as("what is denied is no threshold").isEmpty();
  }

  @Test
  void alternativesAreOneTerm() {
    List<ConditionTerm> terms = ConditionTerm.of("(a >= 3 || b > 10) && c == 1");

    assertThat(terms).hasSize(2);
    assertThat(terms.get(0).thresholds())
        .containsExactly(new Threshold("a", ">=", 3), new Threshold("b", ">", 10));
  }

  @Test
  void whatIsNoConditionIsOneTermAsItIs() {
    assertThat(ConditionTerm.of("a >= <script>"))
        .containsExactly(new ConditionTerm("a >= <script>", List.of()));
  }

  @Test
  void aThresholdHoldsAsItsOperatorSays() {
    assertThat(new Threshold("a", ">=", 3).holds(3)).isTrue();
    assertThat(new Threshold("a", ">", 3).holds(3)).isFalse();
    assertThat(new Threshold("a", "<", 3).holds(2)).isTrue();
    assertThat(new Threshold("a", "!=", 3).holds(3)).isFalse();
  }
}
