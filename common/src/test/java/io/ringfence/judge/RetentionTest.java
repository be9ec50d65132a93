package io.ringfence.judge;

import static io.ringfence.judge.JudgeFixtures.DAY;
import static io.ringfence.judge.JudgeFixtures.MINUTE;
import static io.ringfence.judge.JudgeFixtures.START;
import static io.ringfence.judge.JudgeFixtures.SUBJECT;
import static io.ringfence.judge.JudgeFixtures.listing;
import static io.ringfence.judge.JudgeFixtures.notice;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.judge.delivery.PrivacyRequest;
import io.ringfence.privacy.Receipt;
import io.ringfence.signal.Privacy;
import io.ringfence.signal.SignalTopic;
import org.junit.jupiter.api.Test;

/** Retention, erasure and holds: what is left, and what is not. */
class RetentionTest extends JudgeTestCase {

  @Test
  void nothingIsLeftWhenTheLastRetentionHasPassed() {
    attempts(4, START, 1000);
    harness.take(notice(listing("l1", SignalTopic.LISTING_ADD, START, START, START + DAY)));

    harness.reach(START + 400 * DAY);

    assertThat(harness.state.isEmpty()).isTrue();
    assertThat(harness.deadline).isEqualTo(Long.MAX_VALUE);
    assertThat(harness.purgeDeadline).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void nothingIsLeftByWallClockAloneWhenFeedsAreSilent() {
    attempts(4, START, 1000);
    long reached = harness.watermark;

    for (int day = 0; day < 400; day++) {
      harness.wallClock(START + day * DAY);
    }

    assertThat(harness.watermark).isEqualTo(reached);
    assertThat(harness.state.isEmpty()).isTrue();
    assertThat(harness.deadline).isEqualTo(Long.MAX_VALUE);
    assertThat(harness.purgeDeadline).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void anErasedSubjectIsForgottenWithItsAlertsAndGetsAReceiptWithoutItsName() {
    attempts(4, START, 1000);

    erase(START + MINUTE);
    attempts(4, START, 1000);

    assertThat(harness.alerts()).isEmpty();
    assertThat(harness.receipts).hasSize(1);
    assertThat(harness.receipts.get(0).outcome()).isEqualTo(Receipt.Outcome.DONE);
    assertThat(harness.receipts.get(0).json()).doesNotContain("2025550123");
    harness.reach(START + 2 * DAY);
    assertThat(harness.state.isEmpty()).isTrue();
  }

  @Test
  void aHeldSubjectIsKeptUntilTheHoldIsReleased() {
    attempts(4, START, 1000);
    privacy("p1", SignalTopic.PRIVACY_HOLD, START + MINUTE);

    erase(START + 2 * MINUTE);
    harness.reach(START + 400 * DAY);

    assertThat(harness.receipts.get(1).outcome()).isEqualTo(Receipt.Outcome.HELD);
    assertThat(harness.state.isEmpty()).isFalse();
    privacy("p3", SignalTopic.PRIVACY_RELEASE, START + 400 * DAY);
    assertThat(harness.state.isEmpty()).isTrue();
  }

  private void erase(long time) {
    privacy("p2", SignalTopic.PRIVACY_ERASE, time);
  }

  private void privacy(String id, SignalTopic action, long time) {
    harness.take(
        new PrivacyRequest(SUBJECT.key(), new Privacy(id, time, "desk", action, SUBJECT, "asked")));
  }
}
