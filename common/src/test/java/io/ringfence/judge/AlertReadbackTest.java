package io.ringfence.judge;

import static io.ringfence.judge.JudgeFixtures.MINUTE;
import static io.ringfence.judge.JudgeFixtures.START;
import static io.ringfence.judge.JudgeFixtures.SUBJECT;
import static io.ringfence.judge.JudgeFixtures.attempt;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.alert.Alert;
import io.ringfence.alert.AlertClaim;
import io.ringfence.alert.AlertIds;
import io.ringfence.judge.delivery.AlertReadback;
import io.ringfence.rule.Pack;
import io.ringfence.signal.encoding.KeyedHash;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Alerts read back that an earlier run of the job published. */
class AlertReadbackTest extends JudgeTestCase {

  @Test
  void anAlertPublishedBeforeACrashAndNotRaisedAgainIsRetracted() {
    attempts(1, START, 1);
    harness.take(echo(1, 3, Alert.State.OPEN, START));
    assertThat(harness.published).isEmpty();

    harness.reach(START + 60 * MINUTE);

    assertThat(harness.published).hasSize(1);
    assertThat(harness.published.get(0).get("state").asText()).isEqualTo("retracted");
    assertThat(harness.published.get(0).get("version").asInt()).isEqualTo(4);
  }

  @Test
  void anAlertPublishedBeforeACrashIsOverwrittenAtAHigherVersion() {
    attempts(3, START, 1000);

    harness.take(echo(1, 7, Alert.State.UPDATED, START + 2000));

    assertThat(only().get("version").asInt()).isEqualTo(8);
    assertThat(only().get("state").asText()).isEqualTo("open");
  }

  @Test
  void ourOwnAlertComingBackChangesNothing() {
    attempts(3, START, 1000);

    harness.take(echo(1, 1, Alert.State.OPEN, START + 2000));

    assertThat(harness.published).hasSize(1);
  }

  @Test
  void anAlertWithTheIdOfAnotherIsNeitherAnsweredNorPublishedAgain() {
    AlertReadback real = echo(1, 3, Alert.State.OPEN, START);
    String other = AlertIds.UNKEYED.of(BURST.id(), SUBJECT, 2);
    attempts(1, START, 1);

    harness.take(
        new AlertReadback(
            real.key(), other, real.ruleSlot(), 1, 3, real.state(), START, START, 1, real.json()));
    harness.reach(START + 60 * MINUTE);

    assertThat(harness.published).isEmpty();
  }

  @Test
  void aVersionThatNobodyHasCountedUpToIsNotAnswered() {
    attempts(3, START, 1000);
    int most = AlertClaim.MOST_VERSION;

    harness.take(echo(1, most, Alert.State.CLOSED, START + 2000));
    harness.take(echo(2, most, Alert.State.CLOSED, START + 2000));
    harness.take(echo(1, most / 2, Alert.State.CLOSED, START + 2000));

    assertThat(harness.published).hasSize(2);
    assertThat(only().get("version").asInt()).isEqualTo(most / 2 + 1);
  }

  @Test
  void underAKeyAnIdThatAnyoneCanComputeIsNotBelieved() {
    AlertReadback forged = echo(1, 3, Alert.State.OPEN, START);
    harness =
        new SubjectHarness(
            new Pack(List.of(ATTEMPTS), List.of(BURST, LISTED)),
            SUBJECT.key(),
            AlertIds.keyed(new KeyedHash(new byte[32])));
    attempts(1, START, 1);

    harness.take(forged);
    harness.reach(START + 60 * MINUTE);

    assertThat(harness.published).isEmpty();
  }

  /** An alert as an earlier run of the job published it. */
  private static AlertReadback echo(int ordinal, int version, Alert.State state, long time) {
    SubjectHarness before =
        new SubjectHarness(new Pack(List.of(ATTEMPTS), List.of(BURST, LISTED)), SUBJECT.key());
    for (int i = 0; i < 3; i++) {
      before.take(attempt("b" + i, time - i, List.of(ATTEMPTS), List.of(BURST)));
    }
    String id = AlertIds.UNKEYED.of(BURST.id(), SUBJECT, ordinal);
    String json = before.published.get(0).toString();
    return new AlertReadback(
        SUBJECT.key(), id, BURST.slot(), ordinal, version, state, time, time, 1, json);
  }
}
