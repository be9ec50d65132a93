package io.ringfence.jobs.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.jobs.config.RetentionClock;
import io.ringfence.jobs.config.SecretKey;
import io.ringfence.jobs.detection.lists.BroadcastUpdate;
import io.ringfence.jobs.io.LedgerAtStart;
import io.ringfence.jobs.io.StreamTypes;
import io.ringfence.jobs.testing.CheckpointBytes;
import io.ringfence.jobs.testing.Closing;
import io.ringfence.jobs.testing.SampleTraffic;
import io.ringfence.judge.delivery.Delivery;
import io.ringfence.judge.delivery.Observation;
import io.ringfence.privacy.Erasure;
import io.ringfence.signal.Call;
import io.ringfence.signal.CallPhase;
import io.ringfence.signal.Message;
import io.ringfence.signal.Signal;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import io.ringfence.signal.fixture.CallFixture;
import java.io.IOException;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** Reports of messages that name nobody reach those whom the message names, and nothing stays. */
class ReportedMessagesTest {

  private static final long START = 1_764_061_200_000L;
  private static final long HOUR = 3_600_000;
  private static final String SENDER = "+12025550123";

  private static final String PACK =
      """
      measures:
        - {name: lost_1h, per: account, on: message.failed, count: true, over: 1h}
      rules: []
      """;

  private static final class Harness
      extends KeyedTwoInputStreamOperatorTestHarness<String, Signal, BroadcastUpdate, Delivery> {
    Harness(RetentionClock clock) throws Exception {
      super(
          new AssembleOperator(
              SampleTraffic.settings(PACK, clock).withIds(SecretKey.passing()), LedgerAtStart.NONE),
          signal -> signal instanceof Call call ? call.call() : ((Message) signal).message(),
          null,
          StreamTypes.KEY);
      setProcessingTime(START);
    }

    void send(String id, SignalTopic status, String from, long time) throws Exception {
      processElement1(
          new StreamRecord<>(
              new Message(
                  id,
                  time,
                  "default",
                  "m-1",
                  status,
                  false,
                  "sms",
                  from,
                  from.isEmpty() ? "" : "+447946010000",
                  from.isEmpty() ? "" : "acme",
                  "",
                  "",
                  "",
                  1,
                  "",
                  0,
                  -1,
                  0,
                  "")));
    }

    void submit() throws Exception {
      send("m-1", SignalTopic.MESSAGE_SUBMITTED, SENDER, START);
    }

    void fail() throws Exception {
      send("r-1", SignalTopic.MESSAGE_FAILED, "", START + 9_000);
    }

    List<String> keys() {
      return extractOutputValues().stream().map(Delivery::key).toList();
    }

    @Override
    public void close() throws IOException {
      Closing.narrowed(super::close);
    }
  }

  private static Harness opened(RetentionClock clock) throws Exception {
    Harness harness = new Harness(clock);
    harness.open();
    return harness;
  }

  @Test
  void aReportIsDeliveredToTheAccountThatWroteWhicheverComesFirst() throws Exception {
    for (boolean reportFirst : new boolean[] {false, true}) {
      try (Harness harness = opened(RetentionClock.EVENT)) {
        if (reportFirst) {
          harness.fail();
          assertThat(harness.keys()).as("nobody is named").isEmpty();
          harness.submit();
        } else {
          harness.submit();
          harness.fail();
        }

        assertThat(harness.keys()).containsExactly(Subject.key(SubjectKind.ACCOUNT, "acme"));
        Observation told = (Observation) harness.extractOutputValues().get(0);
        assertThat(told.topic()).isEqualTo(SignalTopic.MESSAGE_FAILED);
        assertThat(told.time()).isEqualTo(START + 9_000);
      }
    }
  }

  @Test
  void aReportedMessageLeavesNothingOnceNoRecordOfItCanCome() throws Exception {
    try (Harness harness = opened(RetentionClock.EVENT)) {
      harness.submit();
      harness.fail();
      assertThat(harness.numKeyedStateEntries()).isEqualTo(1);
      assertThat(harness.numEventTimeTimers()).isEqualTo(1);

      harness.processBothWatermarks(new Watermark(START + 2 * HOUR));

      assertThat(harness.numKeyedStateEntries()).isZero();
      assertThat(harness.numEventTimeTimers()).isZero();
    }
  }

  @Test
  void aMessageOfWhichNothingIsHeardLeavesNothingAfterThreeDays() throws Exception {
    try (Harness harness = opened(RetentionClock.EVENT)) {
      harness.submit();
      harness.processBothWatermarks(new Watermark(START + 71 * HOUR));
      assertThat(harness.numKeyedStateEntries()).isEqualTo(1);
      assertThat(harness.numEventTimeTimers()).isEqualTo(1);

      harness.processBothWatermarks(new Watermark(START + 74 * HOUR));

      assertThat(harness.numKeyedStateEntries()).isZero();
      assertThat(harness.numEventTimeTimers()).isZero();
    }
  }

  @Test
  void aMessageIsForgottenByTheWallClockWhereTheFeedsFellSilent() throws Exception {
    try (Harness harness = opened(RetentionClock.WALL)) {
      harness.submit();
      harness.processBothWatermarks(new Watermark(START));

      harness.setProcessingTime(START + 29 * 24 * HOUR);
      assertThat(harness.numKeyedStateEntries()).isEqualTo(1);
      harness.setProcessingTime(START + 31 * 24 * HOUR);

      assertThat(harness.numKeyedStateEntries()).isZero();
      assertThat(harness.numEventTimeTimers()).isZero();
    }
  }

  @Test
  void aCallAndAMessageOfOneIdAreKeptApart() throws Exception {
    try (Harness harness = opened(RetentionClock.EVENT)) {
      harness.submit();
      harness.processElement1(
          new StreamRecord<>(
              CallFixture.call("m-1", CallPhase.ANSWER, START)
                  .source("default")
                  .from("+12025550177")
                  .to("+447946010000")
                  .call()));
      harness.fail();

      assertThat(harness.numKeyedStateEntries()).isEqualTo(2);
      assertThat(harness.keys()).containsExactly(Subject.key(SubjectKind.ACCOUNT, "acme"));
    }
  }

  @Test
  void aRestoreKnowsWhoWrote() throws Exception {
    OperatorSubtaskState checkpoint;
    try (Harness harness = opened(RetentionClock.EVENT)) {
      harness.submit();
      checkpoint = harness.snapshot(1, 1);
    }
    try (Harness restored = new Harness(RetentionClock.EVENT)) {
      restored.initializeState(checkpoint);
      restored.open();

      restored.fail();
      restored.processBothWatermarks(new Watermark(START + 2 * HOUR));

      assertThat(restored.keys()).containsExactly(Subject.key(SubjectKind.ACCOUNT, "acme"));
      assertThat(restored.numKeyedStateEntries()).isZero();
    }
  }

  @Test
  void whoWasErasedIsNotKeptForItsReports() throws Exception {
    try (Harness harness = opened(RetentionClock.WALL)) {
      harness.submit();
      assertThat(CheckpointBytes.of(harness.snapshot(1, 1))).contains(SENDER);

      harness.processElement2(
          new StreamRecord<>(
              new BroadcastUpdate.Erased(
                  new Erasure("p-1", new Subject(SubjectKind.NUMBER, SENDER), START + 60_000))));
      harness.setProcessingTime(START + 3_000);

      assertThat(CheckpointBytes.of(harness.snapshot(2, 2))).doesNotContain(SENDER);
      harness.submit();
      assertThat(CheckpointBytes.of(harness.snapshot(3, 3))).doesNotContain(SENDER);
    }
  }
}
