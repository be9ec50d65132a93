package io.ringfence.jobs.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.jobs.config.FeedSettings;
import io.ringfence.jobs.config.RetentionClock;
import io.ringfence.jobs.testing.SampleTraffic;
import io.ringfence.jobs.testing.Signals;
import io.ringfence.signal.Retention;
import io.ringfence.signal.fixture.RetentionFixture;
import java.time.Duration;
import java.util.Set;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;

/** A policy that becomes shorter while a job is down. */
class PolicySweepTest {

  private static final long START = 1_764_061_200_000L;
  private static final long MINUTE = 60_000;
  private static final long DAY = Duration.ofDays(1).toMillis();

  private static DetectionSettings settings(Retention retention) {
    DetectionSettings usual = SampleTraffic.settings(SampleTraffic.PACK, RetentionClock.EVENT);
    return new DetectionSettings(
        usual.pack(),
        new FeedSettings(
            usual.feeds().tariff(),
            usual.sources(),
            retention,
            usual.clock(),
            usual.idKey(),
            Set.of()),
        usual.receiptKey(),
        usual.tenants());
  }

  private static Retention alertsFor(int days) {
    return RetentionFixture.shipped().alerts(days * DAY).retention();
  }

  /** An alert that was raised and closed by the usual policy. */
  private static OperatorSubtaskState accused() throws Exception {
    try (var harness = new JudgeHarness(settings(Retention.DEFAULT))) {
      harness.open();
      for (int i = 0; i < 4; i++) {
        harness.send(Signals.failedRegistration("e-" + i, START + i * MINUTE));
      }
      harness.watermark(START + DAY);
      assertThat(harness.alerts()).isNotEmpty();
      return harness.snapshot(1, 1);
    }
  }

  /** How many subjects are left so long after the alert under another policy. */
  private static int left(OperatorSubtaskState stored, int keepDays, int days) throws Exception {
    try (var harness = new JudgeHarness(settings(alertsFor(keepDays)))) {
      harness.initializeState(stored);
      harness.open();
      harness.setProcessingTime(1_000);
      for (int day = 1; day <= days; day++) {
        harness.watermark(START + day * DAY);
      }
      return harness.numKeyedStateEntries();
    }
  }

  @Test
  void whatIsHeldAlreadyGoesByTheShorterTerm() throws Exception {
    OperatorSubtaskState stored = accused();

    assertThat(left(stored, 5, 12)).isZero();
  }

  @Test
  void whatTheSamePolicyKeepsStays() throws Exception {
    OperatorSubtaskState stored = accused();

    assertThat(left(stored, 180, 12)).isEqualTo(1);
    assertThat(left(stored, 20, 12)).isEqualTo(1);
  }
}
