package io.ringfence.jobs.keyed;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.jobs.config.RetentionClock;
import io.ringfence.jobs.io.StreamTypes;
import io.ringfence.jobs.testing.Closing;
import io.ringfence.signal.Session;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import io.ringfence.signal.fixture.ErasureFixture;
import java.io.IOException;
import java.time.Duration;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** What a stage gets for nothing, by one that says no more than it must. */
class KeyedHostTest {

  private static final long START = 1_764_061_200_000L;
  private static final long HOUR = Duration.ofHours(1).toMillis();

  private static final class Harness
      extends KeyedTwoInputStreamOperatorTestHarness<String, Session, BroadcastUpdate, String> {

    Harness(RetentionClock clock) throws Exception {
      super(new KeyedHost<>(new JoinsStage(clock)), Session::meeting, null, StreamTypes.KEY);
    }

    void join(String meeting, long time) throws Exception {

      processElement1(
          new StreamRecord<>(
              new Session(
                  meeting + time,
                  time,
                  "default",
                  SignalTopic.SESSION_JOIN,
                  meeting,
                  "",
                  "",
                  "",
                  "",
                  "")));
    }

    @Override
    public void close() throws IOException {
      Closing.narrowed(super::close);
    }
  }

  @Test
  void aKeyHasItsTurnWhenItsTimeHasComeAndIsForgotten() throws Exception {
    try (Harness harness = new Harness(RetentionClock.EVENT)) {
      harness.open();
      harness.join("m-1", START);
      harness.join("m-2", START);
      harness.join("m-1", START + HOUR / 2);
      assertThat(harness.numKeyedStateEntries()).isEqualTo(2);
      assertThat(harness.numEventTimeTimers()).isEqualTo(4);

      harness.processBothWatermarks(new Watermark(START + HOUR));
      assertThat(harness.extractOutputValues()).containsExactly("m-2 1");
      harness.processBothWatermarks(new Watermark(START + 2 * HOUR));

      assertThat(harness.extractOutputValues()).containsExactly("m-2 1", "m-1 2");
      assertThat(harness.numKeyedStateEntries()).isZero();
      assertThat(harness.numEventTimeTimers()).isZero();
    }
  }

  @Test
  void itGoesOnAfterARestore() throws Exception {
    OperatorSubtaskState checkpoint;
    try (Harness harness = new Harness(RetentionClock.EVENT)) {
      harness.open();
      harness.join("m-1", START);
      checkpoint = harness.snapshot(1, 1);
    }
    try (Harness restored = new Harness(RetentionClock.EVENT)) {
      restored.initializeState(checkpoint);
      restored.open();
      restored.join("m-1", START);
      restored.processBothWatermarks(new Watermark(START + HOUR));

      assertThat(restored.extractOutputValues()).containsExactly("m-1 2");
    }
  }

  @Test
  void anErasureIsNothingToAStageThatNamesNobody() throws Exception {
    try (Harness harness = new Harness(RetentionClock.EVENT)) {
      harness.open();

      harness.processElement2(
          new StreamRecord<>(
              new BroadcastUpdate.Erased(
                  ErasureFixture.erasure(
                      "p-1", new Subject(SubjectKind.NUMBER, "+12025550123"), START))));

      assertThat(harness.extractOutputValues()).isEmpty();
    }
  }

  @Test
  void whenFeedsAreSilentTheRetentionClockPurges() throws Exception {
    try (Harness harness = new Harness(RetentionClock.WALL)) {
      harness.setProcessingTime(START);
      harness.open();
      harness.processBothWatermarks(new Watermark(START));
      harness.join("m-1", START);
      harness.setProcessingTime(START + JoinsStage.KEPT);
      assertThat(harness.numKeyedStateEntries()).isEqualTo(1);

      harness.setProcessingTime(START + JoinsStage.KEPT + 2 * HOUR);

      assertThat(harness.extractOutputValues()).isEmpty();
      assertThat(harness.numKeyedStateEntries()).isZero();
      assertThat(harness.numEventTimeTimers()).isZero();
    }
  }
}
