package io.ringfence.judge;

import static io.ringfence.judge.JudgeFixtures.A_YEAR;
import static io.ringfence.judge.JudgeFixtures.DAY;
import static io.ringfence.judge.JudgeFixtures.MINUTE;
import static io.ringfence.judge.JudgeFixtures.START;
import static io.ringfence.judge.JudgeFixtures.SUBJECT;
import static io.ringfence.judge.JudgeFixtures.attempt;
import static io.ringfence.judge.JudgeFixtures.listing;
import static io.ringfence.judge.JudgeFixtures.notice;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.judge.delivery.PrivacyRequest;
import io.ringfence.privacy.Receipt;
import io.ringfence.signal.Privacy;
import io.ringfence.signal.SignalTopic;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Retention, erasure and holds: what is left, and what is not. Terms of holds: HoldTest. */
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
  void aSubjectThatWasSeenOnceLeavesWithItsTrace() {
    attempts(1, START, 1000);

    assertThat(harness.purgeDeadline).isEqualTo(START + DAY);
    harness.reach(START + 7 * DAY);
    assertThat(harness.state.settledSignals()).hasSize(1);
    harness.reach(START + 7 * DAY + 1);

    assertThat(harness.state.isEmpty()).isTrue();
    assertThat(harness.deadline).isEqualTo(Long.MAX_VALUE);
    assertThat(harness.purgeDeadline).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void aWindowLeavesOnceNothingOfItCanBeRead() {
    settledAttempt();
    long spent = START + ATTEMPTS.spec().overMillis() + 2 * SubjectHarness.LATENESS + DAY;

    harness.reach(START + DAY);
    assertThat(harness.state.windows()).hasSize(1);
    harness.reach(spent);

    assertThat(harness.state.windows()).isEmpty();
    assertThat(harness.state.settledSignals()).isNotEmpty();
  }

  @Test
  void aWindowWaitsForEventTimeWhileFeedsAreSilent() {
    settledAttempt();

    harness.wallClock(START + 8 * DAY);
    assertThat(harness.state.settledSignals()).isEmpty();
    assertThat(harness.state.windows()).hasSize(1);
    assertThat(harness.purgeDeadline).isEqualTo(START + 8 * DAY + 6 * 60 * MINUTE);
    harness.reach(START + 3 * DAY);
    harness.wallClock(START + 9 * DAY);

    assertThat(harness.state.isEmpty()).isTrue();
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
    harness.reach(START + 300 * DAY);

    assertThat(harness.receipts.get(1).outcome()).isEqualTo(Receipt.Outcome.HELD);
    assertThat(harness.state.isEmpty()).isFalse();
    privacy("p3", SignalTopic.PRIVACY_RELEASE, START + 300 * DAY);
    assertThat(harness.state.isEmpty()).isTrue();
  }

  /** One that is measured, and a later one that is not. */
  private void settledAttempt() {
    attempts(1, START, 1000);
    long later = START + 21 * MINUTE;
    harness.reach(later);
    harness.take(attempt("later", later, List.of(), List.of(LISTED)));
  }

  private void erase(long time) {
    privacy("p2", SignalTopic.PRIVACY_ERASE, time);
  }

  private void privacy(String id, SignalTopic action, long time) {
    harness.take(
        new PrivacyRequest(
            SUBJECT.key(), new Privacy(id, time, "desk", action, SUBJECT, "asked").on(A_YEAR)));
  }
}
