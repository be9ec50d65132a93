package io.ringfence.judge;

import static io.ringfence.judge.JudgeFixtures.DAY;
import static io.ringfence.judge.JudgeFixtures.MINUTE;
import static io.ringfence.judge.JudgeFixtures.START;
import static io.ringfence.judge.JudgeFixtures.SUBJECT;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.judge.delivery.PrivacyRequest;
import io.ringfence.privacy.Receipt;
import io.ringfence.signal.Privacy;
import io.ringfence.signal.SignalTopic;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Holds have an end, and somebody is reminded of them. */
class HoldTest extends JudgeTestCase {

  private static final String GROUND = "order 7 of the court";

  private void hold(String id, long until, long review) {
    harness.take(
        new PrivacyRequest(
            SUBJECT.key(),
            new Privacy(id, START + MINUTE, "desk", SignalTopic.PRIVACY_HOLD, SUBJECT, "in words")
                .askedBy("legal")
                .on(new Privacy.HoldTerms(GROUND, until, review))));
  }

  private void ask(String id, SignalTopic action, long time) {
    harness.take(
        new PrivacyRequest(SUBJECT.key(), new Privacy(id, time, "desk", action, SUBJECT, "asked")));
  }

  private List<Receipt.Outcome> outcomes() {
    return harness.receipts.stream().map(Receipt::outcome).toList();
  }

  @Test
  void aHoldEndsByTheClockAloneAndThenWhatItPutOffIsDone() {
    attempts(4, START, 1000);
    long reached = harness.watermark;
    hold("p1", START + 200 * DAY, START + 200 * DAY);
    ask("p2", SignalTopic.PRIVACY_ERASE, START + 2 * MINUTE);
    assertThat(harness.purgeDeadline).isEqualTo(START + 200 * DAY);

    harness.wallClock(START + 200 * DAY - 1);
    assertThat(harness.alerts()).isNotEmpty();
    assertThat(harness.state.isEmpty()).isFalse();
    harness.wallClock(START + 200 * DAY);

    assertThat(harness.watermark).isEqualTo(reached);
    assertThat(harness.alerts()).isEmpty();
    assertThat(outcomes())
        .containsExactly(Receipt.Outcome.DONE, Receipt.Outcome.HELD, Receipt.Outcome.ENDED);
    Receipt ended = harness.receipts.get(2);
    assertThat(ended.request().id()).isEqualTo("p1");
    assertThat(ended.effect().pieces()).containsEntry("alerts", 1);
    harness.wallClock(START + 210 * DAY);
    assertThat(harness.state.isEmpty()).isTrue();
  }

  @Test
  void aHoldThatPutsOffNothingEndsWithPurgingAsUsual() {
    attempts(4, START, 1000);
    hold("p1", START + 400 * DAY, START + 400 * DAY);

    harness.reach(START + 399 * DAY);
    assertThat(harness.state.isEmpty()).isFalse();
    harness.reach(START + 400 * DAY);

    assertThat(harness.state.isEmpty()).isTrue();
    assertThat(harness.purgeDeadline).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void anErasureAfterTheEndIsNotHeldAlsoIfTheTimerHasNotFiredYet() {
    attempts(4, START, 1000);
    hold("p1", START + 10 * DAY, START + 10 * DAY);
    harness.retention = START + 10 * DAY;

    ask("p2", SignalTopic.PRIVACY_ERASE, START + 10 * DAY);

    assertThat(outcomes())
        .containsExactly(Receipt.Outcome.DONE, Receipt.Outcome.ENDED, Receipt.Outcome.DONE);
    assertThat(harness.alerts()).isEmpty();
  }

  @Test
  void aReviewIsAskedForOnceAndTheHoldGoesOn() {
    attempts(4, START, 1000);
    hold("p1", START + 100 * DAY, START + 50 * DAY);
    assertThat(harness.purgeDeadline).isEqualTo(START + 50 * DAY);

    harness.wallClock(START + 50 * DAY);
    harness.wallClock(START + 99 * DAY);

    assertThat(outcomes()).containsExactly(Receipt.Outcome.DONE, Receipt.Outcome.REVIEW);
    assertThat(harness.receipts.get(1).request().time()).isEqualTo(START + 50 * DAY);
    assertThat(harness.state.isHeld()).isTrue();
    assertThat(harness.purgeDeadline).isEqualTo(START + 100 * DAY);
  }

  @Test
  void ofSeveralHoldsTheOneThatLastsLongestCounts() {
    attempts(4, START, 1000);
    hold("p1", START + 100 * DAY, START + 100 * DAY);
    hold("p2", START + 50 * DAY, START + 50 * DAY);
    assertThat(harness.state.hold().request()).isEqualTo("p1");
    hold("p3", START + 200 * DAY, START + 200 * DAY);

    harness.wallClock(START + 150 * DAY);

    assertThat(harness.state.isHeld()).isTrue();
    assertThat(harness.state.hold().request()).isEqualTo("p3");
    ask("p4", SignalTopic.PRIVACY_RELEASE, START + 3 * MINUTE);
    assertThat(harness.state.isHeld()).isFalse();
  }

  @Test
  void theReceiptSaysUntilWhenAndNoWordOfTheRequest() {
    hold("p1", START + 100 * DAY, START + 50 * DAY);

    String receipt = harness.receipts.get(0).json();

    assertThat(receipt).contains("\"until\":\"" + Instant.ofEpochMilli(START + 100 * DAY));
    assertThat(receipt).doesNotContain(GROUND, "legal", "in words", "2025550123");
  }
}
