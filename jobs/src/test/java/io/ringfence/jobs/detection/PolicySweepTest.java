package io.ringfence.jobs.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.jobs.config.RetentionClock;
import io.ringfence.jobs.detection.lists.BroadcastUpdate;
import io.ringfence.jobs.detection.sweep.PolicySweep;
import io.ringfence.jobs.io.OutputRecord;
import io.ringfence.jobs.io.StreamTypes;
import io.ringfence.jobs.testing.SampleTraffic;
import io.ringfence.jobs.testing.Signals;
import io.ringfence.judge.delivery.Delivery;
import io.ringfence.judge.delivery.Withdrawal;
import io.ringfence.privacy.ReceiptPart;
import io.ringfence.signal.Retention;
import io.ringfence.signal.fixture.RetentionFixture;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** A policy that becomes shorter while a job is down, and holds of a release without ends. */
class PolicySweepTest {

  private static final long START = 1_764_061_200_000L;
  private static final long MINUTE = 60_000;
  private static final long DAY = Duration.ofDays(1).toMillis();

  private static DetectionSettings settings(Retention retention) {
    DetectionSettings usual = SampleTraffic.settings(SampleTraffic.PACK, RetentionClock.EVENT);
    return new DetectionSettings(
        usual.pack(),
        usual.feeds().tariff(),
        usual.sources(),
        retention,
        usual.clock(),
        usual.receiptKey());
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

  /** Keeps a subject as a release did whose holds had no end. */
  private static final class EarlierRelease extends AbstractStreamOperator<OutputRecord>
      implements TwoInputStreamOperator<Delivery, BroadcastUpdate, OutputRecord> {

    private static final long serialVersionUID = 1;

    /**
     * The version of both forms, no timers, and version 5 of a subject that is held and no more.
     */
    private static final String HELD = "8502" + "0000" + "040000000000";

    @Override
    public void processElement1(StreamRecord<Delivery> element) throws Exception {
      getKeyedStateStore().getState(JudgeOperator.SUBJECT).update(HexFormat.of().parseHex(HELD));
      getOperatorStateBackend()
          .getUnionListState(PolicySweep.POLICY)
          .update(List.of(Retention.DEFAULT.toString()));
    }

    @Override
    public void processElement2(StreamRecord<BroadcastUpdate> element) {}
  }

  private static OperatorSubtaskState heldWithoutEnd() throws Exception {
    var harness =
        new KeyedTwoInputStreamOperatorTestHarness<String, Delivery, BroadcastUpdate, OutputRecord>(
            new EarlierRelease(), Delivery::key, null, StreamTypes.KEY);
    harness.open();
    harness.processElement1(new StreamRecord<>(new Withdrawal("a:acme-1", 1, 1, START)));
    OperatorSubtaskState stored = harness.snapshot(1, 1);
    harness.close();
    return stored;
  }

  @Test
  void aHoldWithoutAnEndGetsOneThoughNothingIsHeardOfItsSubject() throws Exception {
    try (var harness = new JudgeHarness(settings(Retention.DEFAULT))) {
      harness.initializeState(heldWithoutEnd());
      harness.open();
      harness.setProcessingTime(1_000);
      harness.watermark(START);
      harness.watermark(START + 364 * DAY);
      assertThat(harness.numKeyedStateEntries()).isEqualTo(1);

      harness.watermark(START + 366 * DAY);

      assertThat(harness.numKeyedStateEntries()).isZero();
      assertThat(harness.getSideOutput(OutcomeOutput.RECEIPTS))
          .singleElement()
          .satisfies(
              each ->
                  assertThat(((ReceiptPart.Own) each.getValue()).json())
                      .contains("\"outcome\":\"ended\""));
    }
  }
}
