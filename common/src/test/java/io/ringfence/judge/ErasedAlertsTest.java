package io.ringfence.judge;

import static io.ringfence.judge.JudgeFixtures.MINUTE;
import static io.ringfence.judge.JudgeFixtures.START;
import static io.ringfence.judge.JudgeFixtures.SUBJECT;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.judge.delivery.PrivacyRequest;
import io.ringfence.rule.Pack;
import io.ringfence.signal.Privacy;
import io.ringfence.signal.SignalTopic;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** An erasure reaches every alert that there has been, not only those that are kept whole. */
class ErasedAlertsTest extends JudgeTestCase {

  private static final int ALERTS = 30;

  private Set<String> raised() {
    for (int i = 0; i < ALERTS; i++) {
      attempts(3, START + i * 40L * MINUTE, 1000);
    }
    harness.reach(START + ALERTS * 40L * MINUTE);
    Set<String> ids = new TreeSet<>(harness.alerts().keySet());
    assertThat(ids).hasSize(ALERTS);
    return ids;
  }

  private static void erase(SubjectHarness harness) {
    Privacy request =
        new Privacy("p", harness.watermark, "desk", SignalTopic.PRIVACY_ERASE, SUBJECT, "asked");
    harness.take(new PrivacyRequest(SUBJECT.key(), request));
  }

  private static Set<String> erased(SubjectHarness harness) {
    Set<String> ids = new TreeSet<>();
    harness.published.forEach(
        each -> {
          if (each.has("erased")) {
            ids.add(each.get("erased").asText());
          }
        });
    return ids;
  }

  @Test
  void alertsThatAreNoLongerKeptWholeGoToo() {
    Set<String> ids = raised();

    erase(harness);

    assertThat(erased(harness)).isEqualTo(ids);
    assertThat(harness.alerts()).isEmpty();
  }

  @Test
  void alertsOfARuleThatHasBeenRemovedGoToo() {
    Set<String> ids = raised();
    SubjectHarness withoutTheRule =
        new SubjectHarness(new Pack(List.of(ATTEMPTS), List.of(LISTED)), SUBJECT.key());
    withoutTheRule.state = harness.state;
    withoutTheRule.watermark = harness.watermark;

    erase(withoutTheRule);

    assertThat(erased(withoutTheRule)).isEqualTo(ids);
  }
}
