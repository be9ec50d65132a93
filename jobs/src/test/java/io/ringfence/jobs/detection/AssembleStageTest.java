package io.ringfence.jobs.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.jobs.config.RetentionClock;
import io.ringfence.jobs.io.LedgerAtStart;
import io.ringfence.jobs.io.StreamTypes;
import io.ringfence.jobs.keyed.KeyedHost;
import io.ringfence.jobs.testing.Closing;
import io.ringfence.jobs.testing.SampleTraffic;
import io.ringfence.judge.delivery.Delivery;
import io.ringfence.judge.delivery.Observation;
import io.ringfence.signal.Call;
import io.ringfence.signal.CallPhase;
import io.ringfence.signal.Signal;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.fixture.CallFixture;
import java.io.IOException;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class AssembleStageTest {

  private static final long START = 1_764_061_200_000L;
  private static final long MINUTE = 60_000;
  private static final long HOUR = 60 * MINUTE;

  /** Whose account is told of every phase. */
  private static final String PACK =
      """
      measures:
        - {name: phases_1h, per: account, on: call, count: true, over: 1h}
      rules: []
      """;

  private static final class Harness
      extends KeyedOneInputStreamOperatorTestHarness<String, Signal, Delivery> {
    Harness() throws Exception {
      this(RetentionClock.EVENT);
    }

    Harness(RetentionClock clock) throws Exception {
      super(
          new KeyedHost<>(
              new AssembleStage(SampleTraffic.settings(PACK, clock), LedgerAtStart.NONE)),
          signal -> ((Call) signal).call(),
          StreamTypes.KEY);
    }

    void send(CallPhase phase, long time) throws Exception {
      processElement(
          new StreamRecord<>(
              CallFixture.call("c-1", phase, time)
                  .source("default")
                  .started(START)
                  .from("+12025550123")
                  .to("+447946010000")
                  .account("acme")
                  .direction("outbound")
                  .talk(phase == CallPhase.END ? time - START : -1)
                  .call()));
    }

    List<SignalTopic> topics() {
      return extractOutputValues().stream()
          .map(delivery -> ((Observation) delivery).topic())
          .toList();
    }

    @Override
    public void close() throws IOException {
      Closing.narrowed(super::close);
    }
  }

  @Test
  void aCallThatEndedLeavesNothingOnceNoRecordOfItCanCome() throws Exception {
    try (Harness harness = new Harness()) {
      harness.open();
      harness.send(CallPhase.ATTEMPT, START);
      harness.send(CallPhase.ANSWER, START + 1000);
      harness.send(CallPhase.END, START + 30_000);
      assertThat(harness.numKeyedStateEntries()).isEqualTo(1);
      assertThat(harness.numEventTimeTimers()).isEqualTo(1);

      harness.processWatermark(new Watermark(START + HOUR));

      assertThat(harness.topics())
          .containsExactly(SignalTopic.CALL_ATTEMPT, SignalTopic.CALL_ANSWER, SignalTopic.CALL_END);
      assertThat(harness.numKeyedStateEntries()).isZero();
      assertThat(harness.numEventTimeTimers()).isZero();
    }
  }

  @Test
  void aCallThatIsUpIsReportedByTheTimer() throws Exception {
    try (Harness harness = new Harness()) {
      harness.open();
      harness.send(CallPhase.ANSWER, START);

      harness.processWatermark(new Watermark(START + 6 * MINUTE));

      assertThat(harness.topics())
          .containsExactly(
              SignalTopic.CALL_ATTEMPT,
              SignalTopic.CALL_ANSWER,
              SignalTopic.CALL_ONGOING,
              SignalTopic.CALL_ONGOING);
    }
  }

  @Test
  void aCallWhoseEndWasLostLeavesNothingInTheEnd() throws Exception {
    try (Harness harness = new Harness()) {
      harness.open();
      harness.send(CallPhase.ANSWER, START);

      for (long time = START; time < START + 12 * HOUR; time += 10 * MINUTE) {
        harness.processWatermark(new Watermark(time));
      }

      assertThat(harness.topics()).endsWith(SignalTopic.CALL_END);
      assertThat(harness.numKeyedStateEntries()).isZero();
      assertThat(harness.numEventTimeTimers()).isZero();
    }
  }

  @Test
  void aCallUpWhenTheFeedsFellSilentIsForgottenByTheWallClock() throws Exception {
    try (Harness harness = new Harness(RetentionClock.WALL)) {
      harness.open();
      harness.setProcessingTime(START);
      harness.send(CallPhase.ANSWER, START);
      harness.processWatermark(new Watermark(START));

      harness.setProcessingTime(START + 29 * 24 * HOUR);
      assertThat(harness.numKeyedStateEntries()).isEqualTo(1);
      harness.setProcessingTime(START + 31 * 24 * HOUR);

      assertThat(harness.numKeyedStateEntries()).isZero();
      assertThat(harness.numEventTimeTimers()).isZero();
    }
  }

  @Test
  void theEndOfTheInputNeitherReportsNorEndsACall() throws Exception {
    try (Harness harness = new Harness()) {
      harness.open();
      harness.send(CallPhase.ANSWER, START);
      harness.processWatermark(new Watermark(START + 1000));

      harness.processWatermark(Watermark.MAX_WATERMARK);

      assertThat(harness.topics())
          .containsExactly(SignalTopic.CALL_ATTEMPT, SignalTopic.CALL_ANSWER);
      assertThat(harness.getOutput()).contains(Watermark.MAX_WATERMARK);
    }
  }

  @Test
  void aRestoreKnowsTheCallAndItsTimer() throws Exception {
    OperatorSubtaskState checkpoint;
    try (Harness harness = new Harness()) {
      harness.open();
      harness.send(CallPhase.ANSWER, START);
      checkpoint = harness.snapshot(1, 1);
    }
    try (Harness restored = new Harness()) {
      restored.initializeState(checkpoint);
      restored.open();
      restored.send(CallPhase.ANSWER, START);

      restored.processWatermark(new Watermark(START + 2 * MINUTE));

      assertThat(restored.topics()).containsExactly(SignalTopic.CALL_ONGOING);
    }
  }
}
