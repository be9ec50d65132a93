package io.ringfence.judge;

import static io.ringfence.judge.Docket.DAY;
import static io.ringfence.judge.Docket.MINUTE;
import static io.ringfence.judge.Docket.START;
import static io.ringfence.judge.Docket.SUBJECT;
import static io.ringfence.judge.Docket.listing;
import static io.ringfence.judge.Docket.notice;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.privacy.Receipt;
import io.ringfence.signal.Privacy;
import io.ringfence.signal.Topic;
import org.junit.jupiter.api.Test;

/** Retention, erasure and holds: what is left, and what is not. */
class ForgettingTest extends Trial {

  @Test
  void nothingIsLeftWhenTheLastRetentionHasPassed() {
    attempts(4, START, 1000);
    court.take(notice(listing("l1", Topic.LISTING_ADD, START, START, START + DAY)));

    court.reach(START + 400 * DAY);

    assertThat(court.state.isEmpty()).isTrue();
    assertThat(court.deadline).isEqualTo(Long.MAX_VALUE);
    assertThat(court.purgeDeadline).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void nothingIsLeftByWallClockAloneWhenFeedsAreSilent() {
    attempts(4, START, 1000);
    long reached = court.watermark;

    for (int day = 0; day < 400; day++) {
      court.wallClock(START + day * DAY);
    }

    assertThat(court.watermark).isEqualTo(reached);
    assertThat(court.state.isEmpty()).isTrue();
    assertThat(court.deadline).isEqualTo(Long.MAX_VALUE);
    assertThat(court.purgeDeadline).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void anErasedSubjectIsForgottenWithItsAlertsAndGetsAReceiptWithoutItsName() {
    attempts(4, START, 1000);

    erase(START + MINUTE);
    attempts(4, START, 1000);

    assertThat(court.alerts()).isEmpty();
    assertThat(court.receipts).hasSize(1);
    assertThat(court.receipts.get(0).outcome()).isEqualTo(Receipt.Outcome.DONE);
    assertThat(court.receipts.get(0).json()).doesNotContain("2025550123");
    court.reach(START + 2 * DAY);
    assertThat(court.state.isEmpty()).isTrue();
  }

  @Test
  void aHeldSubjectIsKeptUntilTheHoldIsReleased() {
    attempts(4, START, 1000);
    privacy("p1", Topic.PRIVACY_HOLD, START + MINUTE);

    erase(START + 2 * MINUTE);
    court.reach(START + 400 * DAY);

    assertThat(court.receipts.get(1).outcome()).isEqualTo(Receipt.Outcome.HELD);
    assertThat(court.state.isEmpty()).isFalse();
    privacy("p3", Topic.PRIVACY_RELEASE, START + 400 * DAY);
    assertThat(court.state.isEmpty()).isTrue();
  }

  private void erase(long time) {
    privacy("p2", Topic.PRIVACY_ERASE, time);
  }

  private void privacy(String id, Topic action, long time) {
    court.take(
        new PrivacyRequest(SUBJECT.key(), new Privacy(id, time, "desk", action, SUBJECT, "asked")));
  }
}
