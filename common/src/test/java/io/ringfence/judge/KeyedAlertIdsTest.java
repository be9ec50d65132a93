package io.ringfence.judge;

import static io.ringfence.judge.JudgeFixtures.MINUTE;
import static io.ringfence.judge.JudgeFixtures.START;
import static io.ringfence.judge.JudgeFixtures.SUBJECT;
import static io.ringfence.judge.JudgeFixtures.attempt;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.alert.AlertIds;
import io.ringfence.rule.Pack;
import io.ringfence.signal.encoding.KeyedHash;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ids of alerts under a key, also of alerts that were begun without one. */
class KeyedAlertIdsTest extends JudgeTestCase {

  private static final AlertIds KEYED = AlertIds.keyed(new KeyedHash(new byte[32]));

  private static SubjectHarness under(AlertIds ids) {
    return new SubjectHarness(new Pack(List.of(ATTEMPTS), List.of(BURST)), SUBJECT.key(), ids);
  }

  @Test
  void anIdUnderAKeyCannotBeComputedWithoutIt() {
    harness = under(KEYED);

    attempts(3, START, 1000);

    assertThat(only().get("id").asText())
        .isEqualTo(KEYED.of(BURST.id(), SUBJECT, 1))
        .isNotEqualTo(AlertIds.unkeyed(BURST.id(), SUBJECT, 1))
        .matches("[0-9a-f]{32}-1");
  }

  @Test
  void anIdSaysWhetherItIsUnderAKey() {
    assertThat(AlertIds.computable(AlertIds.unkeyed(BURST.id(), SUBJECT, 12))).isTrue();
    assertThat(AlertIds.computable(KEYED.of(BURST.id(), SUBJECT, 12))).isFalse();
  }

  @Test
  void noIdLeadsToThatOfAnotherEpisode() {
    String first = KEYED.of(BURST.id(), SUBJECT, 1);
    String second = KEYED.of(BURST.id(), SUBJECT, 2);

    assertThat(second.substring(0, 32)).isNotEqualTo(first.substring(0, 32));
  }

  @Test
  void anEpisodeThatWasBegunWithoutAKeyKeepsItsIdAndTheNextHasOneUnderTheKey() {
    harness = under(AlertIds.UNKEYED);
    attempts(3, START, 1000);
    String before = only().get("id").asText();
    SubjectHarness restored = under(KEYED);
    restored.state = harness.state;
    restored.watermark = harness.watermark;

    restored.take(attempt("more", START + 4000, List.of(ATTEMPTS), List.of(BURST)));
    restored.reach(START + 120 * MINUTE);
    for (int i = 0; i < 3; i++) {
      restored.take(attempt("n" + i, START + 121 * MINUTE + i, List.of(ATTEMPTS), List.of(BURST)));
    }

    assertThat(restored.published.stream().map(each -> each.get("id").asText()).distinct())
        .containsExactly(before, KEYED.of(BURST.id(), SUBJECT, 2));
  }
}
