package io.ringfence.jobs.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.jobs.config.RetentionClock;
import io.ringfence.jobs.keyed.KeyedHost;
import io.ringfence.kpi.counter.CounterBatch;
import io.ringfence.kpi.detail.DetailRecordKey;
import io.ringfence.kpi.detail.KpiSettings;
import io.ringfence.signal.CallPhase;
import io.ringfence.signal.Quality;
import io.ringfence.signal.Signal;
import io.ringfence.signal.fixture.CallFixture;
import java.time.Duration;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.junit.jupiter.api.Test;

class CountStageTest {

  static final long START = 1_795_597_200_000L;
  static final KpiSettings SETTINGS =
      new KpiSettings(Duration.ofMinutes(10).toMillis(), Duration.ofDays(30).toMillis());

  private static KeyedHarness<Signal, CounterBatch> harness(RetentionClock clock) throws Exception {
    return new KeyedHarness<>(
        new KeyedHost<>(new CountStage(SETTINGS, clock)), DetailRecordKey::of);
  }

  private static StreamRecord<Signal> call(CallPhase phase, long time) {
    return new StreamRecord<>(
        CallFixture.call("c-1", phase, time)
            .to("LV")
            .trunk("carrier-a")
            .sip(phase == CallPhase.END ? 200 : -1)
            .call());
  }

  @Test
  void aShorterTermOfTrafficEndsWhatIsStillGoingOn() throws Exception {
    OperatorSubtaskState saved;
    try (var harness = harness(RetentionClock.EVENT)) {
      harness.open();
      harness.processElement(call(CallPhase.ATTEMPT, START));
      harness.processWatermark(new Watermark(START + 3_600_000));
      assertThat(harness.numKeyedStateEntries()).isPositive();
      saved = harness.snapshot(1, 1);
    }
    KpiSettings shorter = new KpiSettings(SETTINGS.lateness(), 2 * 3_600_000);
    try (var harness =
        new KeyedHarness<>(
            new KeyedHost<>(new CountStage(shorter, RetentionClock.EVENT)), DetailRecordKey::of)) {
      harness.initializeState(saved);
      harness.open();

      harness.processWatermark(new Watermark(START + 2 * 3_600_000));

      assertThat(harness.numKeyedStateEntries()).isZero();
      assertThat(harness.numEventTimeTimers()).isZero();
    }
  }

  private static StreamRecord<Signal> quality(String id) {
    return new StreamRecord<>(new Quality(id, START, "s", "c-1", "carrier-a", "", 4.1, -1, -1, -1));
  }

  @Test
  void nothingIsLeftOnceNothingCanChange() throws Exception {
    try (var harness = harness(RetentionClock.EVENT)) {
      harness.open();
      harness.processElement(call(CallPhase.ATTEMPT, START));
      harness.processElement(call(CallPhase.ANSWER, START + 5_000));
      harness.processElement(call(CallPhase.END, START + 65_000));
      harness.processElement(quality("q-1"));
      assertThat(harness.numKeyedStateEntries()).isEqualTo(2);
      assertThat(harness.numEventTimeTimers()).isEqualTo(2);

      harness.processWatermark(new Watermark(START + Duration.ofHours(1).toMillis()));

      assertThat(harness.numKeyedStateEntries()).isZero();
      assertThat(harness.numEventTimeTimers()).isZero();
    }
  }

  @Test
  void whatIsGatheredGoesWithTheMinuteNotBefore() throws Exception {
    try (var harness = harness(RetentionClock.EVENT)) {
      harness.open();
      harness.processWatermark(new Watermark(START));
      harness.processElement(call(CallPhase.ATTEMPT, START));
      harness.processWatermark(new Watermark(START + 59_999));
      assertThat(harness.extractOutputValues()).isEmpty();

      harness.processWatermark(new Watermark(START + 60_000));

      assertThat(harness.extractOutputValues()).hasSize(1);
      assertThat(harness.extractOutputValues().get(0).minute()).isEqualTo(START);
    }
  }

  @Test
  void whatIsGatheredGoesBeforeTheBarrierAndOnce() throws Exception {
    OperatorSubtaskState saved;
    try (var harness = harness(RetentionClock.EVENT)) {
      harness.open();
      harness.processElement(quality("q-1"));
      harness.getOperator().prepareSnapshotPreBarrier(1);
      assertThat(harness.extractOutputValues()).hasSize(1);
      saved = harness.snapshot(1, 1);
    }
    try (var harness = harness(RetentionClock.EVENT)) {
      harness.initializeState(saved);
      harness.open();
      harness.processElement(quality("q-1"));

      harness.endInput();
      harness.getOperator().finish();

      assertThat(harness.extractOutputValues()).isEmpty();
    }
  }

  @Test
  void whenFeedsAreSilentForAWholeRetentionEverythingGoes() throws Exception {
    try (var harness = harness(RetentionClock.WALL)) {
      harness.setProcessingTime(START);
      harness.open();
      harness.processElement(call(CallPhase.ATTEMPT, START));

      // No feed has ever said what time it is: the clock holds after an hour.
      harness.setProcessingTime(START + 2_000);
      harness.setProcessingTime(START + 3_700_000);
      harness.setProcessingTime(START + 3_700_000 + SETTINGS.retention() - 2_000);
      assertThat(harness.numKeyedStateEntries()).isPositive();
      harness.setProcessingTime(START + 3_700_000 + SETTINGS.retention() + 2_000);

      assertThat(harness.numKeyedStateEntries()).isZero();
      assertThat(harness.numEventTimeTimers()).isZero();
    }
  }
}
