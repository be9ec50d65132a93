package io.ringfence.rule.load;

import static io.ringfence.rule.load.SoundPack.assertFaults;
import static io.ringfence.rule.load.SoundPack.load;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.rule.Mode;
import io.ringfence.rule.Rule;
import io.ringfence.standing.ListWeight;
import io.ringfence.standing.ListWeights;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a pack says of lists: their weights, and which rules list whom. */
class WeightsTest {

  private static final String WEIGHTS =
      """
      weights:
        - {list: perimeter, weight: informs}
        - {list: vpn, weight: strengthens}
      """;

  private static Rule burst(String more) {
    String text = SoundPack.TEXT.replace("score: 90", "score: 90\n    " + more);
    return load(text).pack().orElseThrow().rules().get(0);
  }

  @Test
  void aListThatNobodyHasWeighedAccuses() {
    ListWeights weights = load(SoundPack.TEXT + WEIGHTS).pack().orElseThrow().weights();

    assertThat(weights.of("perimeter")).isEqualTo(ListWeight.INFORMS);
    assertThat(weights.of("vpn")).isEqualTo(ListWeight.STRENGTHENS);
    assertThat(weights.of("house")).isEqualTo(ListWeight.ACCUSES);
    assertThat(weights.accuses("house")).isTrue();
    assertThat(weights.accuses("vpn")).isFalse();
  }

  @Test
  void aFaultyWeightIsReportedWithItsLine() {
    assertFaults(
        SoundPack.TEXT
            + WEIGHTS
            + "  - {list: vpn, weight: informs}\n"
            + "  - {list: 'a b', weight: informs}\n"
            + "  - {list: derived, weight: informs}\n"
            + "  - {list: spam, weight: accuse}\n"
            + "  - {weight: accuses}\n",
        List.of(
            "20: list: the list `vpn` has a weight already",
            "21: list: `a b` is not the name of a list",
            "22: list: `derived` is the list of what follows from lists that accuse",
            "23: weight: `accuse` is none of accuses strengthens informs; did you mean `accuses`?",
            "24: `list` is missing"));
  }

  @Test
  void alertsWaitForPeopleUnlessTheRuleSaysOtherwise() {
    assertThat(burst("alone: false").queue()).isTrue();
    assertThat(burst("queue: false").queue()).isFalse();
  }

  @Test
  void aRuleListsUnlessItsListIsInShadow() {
    assertThat(burst("list: {as: auto, for: 1d}").list().orElseThrow().mode())
        .isEqualTo(Mode.ENFORCE);
    assertThat(burst("list: {as: auto, for: 1d, mode: shadow}").list().orElseThrow().mode())
        .isEqualTo(Mode.SHADOW);
  }
}
