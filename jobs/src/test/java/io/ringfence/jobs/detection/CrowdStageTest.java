package io.ringfence.jobs.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.jobs.config.RetentionClock;
import io.ringfence.jobs.testing.SampleTraffic;
import io.ringfence.judge.crowd.Crowds;
import io.ringfence.judge.delivery.Observation;
import io.ringfence.judge.delivery.Withdrawal;
import io.ringfence.signal.Call;
import io.ringfence.signal.CallPhase;
import io.ringfence.signal.Change;
import io.ringfence.signal.Message;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.fixture.CallFixture;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;

class CrowdStageTest {

  static final long START = 1_764_061_200_000L;
  private static final long MINUTE = 60_000;
  static final long DAY = 24 * 60 * MINUTE;
  private static final int CROWD = 1_000;

  static final String PACK =
      """
      measures:
        - {name: trunk_calls_1h, per: trunk, on: call.attempt, count: true, over: 1h}
        - {name: trunk_callers_1h, per: trunk, on: call.attempt, distinct: call.from, over: 1h, cap: 64}
      rules:
        - id: busy-trunk
          version: 1
          fraud: robocall
          title: Many calls by a trunk
          accuse: trunk
          on: [call.attempt]
          when: "trunk_calls_1h >= 100 && trunk_callers_1h >= 10"
          severity: low
          score: 10
          quiet: 30m
          mode: enforce
          summary: "{subject} brought {trunk_calls_1h} calls"
      """;

  static Call call(int number, long time) {
    return CallFixture.call("c-" + number, CallPhase.ATTEMPT, time)
        .source("default")
        .started(time)
        .from("+120255%05d".formatted(number % 50_000))
        .to("+447946010000")
        .trunk("carrier-1")
        .direction("inbound")
        .call();
  }

  static CrowdHarness harness(RetentionClock clock) throws Exception {
    return new CrowdHarness(SampleTraffic.settings(PACK, clock));
  }

  /** So many calls within one slice. */
  static void sendCrowd(CrowdHarness harness, int from, int to) throws Exception {
    for (int i = from; i < to; i++) {
      harness.send(call(i, START + i * 7L % Crowds.SLICE_MILLIS));
    }
  }

  @Test
  void whereThereIsNoCrowdAllPassAsTheyAreAndNothingIsStored() throws Exception {
    try (CrowdHarness harness = harness(RetentionClock.EVENT)) {
      harness.open();
      for (int i = 0; i < 600; i++) {
        harness.send(call(i, START + i * 1_000L));
      }
      harness.send(call(599, START + 599_000));

      assertThat(harness.observations()).hasSize(601).noneMatch(Observation::isMerged);
      assertThat(harness.numKeyedStateEntries()).isZero();
      assertThat(harness.numEventTimeTimers()).isZero();
    }
  }

  @Test
  void ofACrowdTheFirstPassAndTheOthersAreMerged() throws Exception {
    try (CrowdHarness harness = harness(RetentionClock.EVENT)) {
      harness.open();
      sendCrowd(harness, 0, CROWD);
      int whole = harness.observations().size();
      sendCrowd(harness, 0, CROWD);
      harness.watermark(START + Crowds.SLICE_MILLIS);

      assertThat(whole).isEqualTo(8 * Crowds.WHOLE);
      assertThat(harness.observations()).hasSize(2 * whole + harness.merged().size());
      assertThat(harness.merged()).hasSize(8);
      assertThat(harness.merged().stream().mapToInt(Observation::signals).sum())
          .isEqualTo(CROWD - whole);
    }
  }

  @Test
  void withAWallClockAQuarterOfASecondIsEnough() throws Exception {
    try (CrowdHarness harness = harness(RetentionClock.WALL)) {
      harness.open();
      harness.setProcessingTime(START);
      sendCrowd(harness, 0, CROWD);
      harness.setProcessingTime(START + 250);

      assertThat(harness.merged()).hasSize(8);
    }
  }

  @Test
  void whatLeavesMemoryHasHandedOverItsChanges() throws Exception {
    try (CrowdHarness harness = harness(RetentionClock.WALL)) {
      harness.open();
      harness.setProcessingTime(START);
      sendCrowd(harness, 0, CROWD / 2);
      harness.snapshot(1, 1);
      assertThat(lastMerged(harness)).isEqualTo(CROWD / 2 - 8 * Crowds.WHOLE);

      sendCrowd(harness, CROWD / 4, CROWD);
      harness.snapshot(2, 2);

      assertThat(lastMerged(harness)).isEqualTo(CROWD - 8 * Crowds.WHOLE);
      assertThat(harness.merged()).hasSize(2 * 8);
    }
  }

  @Test
  void aSliceThatIsSettledAtOnceHasHandedOverItsChanges() throws Exception {
    try (CrowdHarness harness = harness(RetentionClock.WALL)) {
      harness.open();
      harness.setProcessingTime(START);
      sendCrowd(harness, 0, CROWD);
      harness.watermark(START + DAY);

      assertThat(lastMerged(harness)).isEqualTo(CROWD - 8 * Crowds.WHOLE);
      assertThat(harness.numKeyedStateEntries()).isZero();
    }
  }

  /** Signals in what is merged, by the last of each. */
  private static int lastMerged(CrowdHarness harness) {
    Map<Long, Integer> last = new HashMap<>();
    harness.merged().forEach(each -> last.put(each.identity(), each.signals()));
    return last.values().stream().mapToInt(each -> each).sum();
  }

  @Test
  void mergingTakesAFifthOfTheTimeAtMost() {
    assertThat(CrowdStage.pause(1_000_000)).isEqualTo(250);
    assertThat(CrowdStage.pause(500_000_000)).isEqualTo(2_000);
  }

  @Test
  void anAmendmentThatMovesACallToAnotherSliceTakesItOutOfTheFirst() throws Exception {
    try (CrowdHarness harness = harness(RetentionClock.EVENT)) {
      harness.open();
      sendCrowd(harness, 0, CROWD);
      Call last = call(CROWD - 1, START + (CROWD - 1) * 7L % Crowds.SLICE_MILLIS);
      Call moved = call(CROWD - 1, START + 5 * Crowds.SLICE_MILLIS);
      harness.send(new Change(Optional.of(last), Optional.of(moved), 1));
      harness.watermark(START + 10 * Crowds.SLICE_MILLIS);

      assertThat(harness.merged().stream().mapToInt(Observation::signals).sum())
          .isEqualTo(CROWD - 8 * Crowds.WHOLE - 1);
      assertThat(harness.observations().stream().filter(each -> each.time() == moved.time()))
          .hasSize(1);
      assertThat(harness.extractOutputValues()).noneMatch(Withdrawal.class::isInstance);
    }
  }

  @Test
  void aRestoreKnowsWhatWasMergedAndWhatWasNot() throws Exception {
    OperatorSubtaskState checkpoint;
    try (CrowdHarness harness = harness(RetentionClock.EVENT)) {
      harness.open();
      sendCrowd(harness, 0, CROWD);
      harness.prepareSnapshotPreBarrier(1);
      checkpoint = harness.snapshot(1, 1);
      assertThat(harness.merged()).as("before the barrier").hasSize(8);
    }
    try (CrowdHarness restored = harness(RetentionClock.EVENT)) {
      restored.initializeState(checkpoint);
      restored.open();
      sendCrowd(restored, 0, CROWD + 8);
      restored.watermark(START + Crowds.SLICE_MILLIS);

      assertThat(restored.observations().stream().filter(each -> !each.isMerged()))
          .as("repeats of what passed")
          .hasSize(8 * Crowds.WHOLE);
      assertThat(restored.merged()).allMatch(each -> each.revision() == 2);
      restored.watermark(START + DAY);
      assertThat(restored.numKeyedStateEntries()).isZero();
      assertThat(restored.numEventTimeTimers()).isZero();
    }
  }

  @Test
  void afterARestoreASliceThatHadNoCrowdHasNone() throws Exception {
    OperatorSubtaskState checkpoint;
    try (CrowdHarness harness = harness(RetentionClock.EVENT)) {
      harness.open();
      sendCrowd(harness, 0, 50);
      checkpoint = harness.snapshot(1, 1);
    }
    try (CrowdHarness restored = harness(RetentionClock.EVENT)) {
      restored.initializeState(checkpoint);
      restored.open();
      for (int i = 50; i < CROWD; i++) {
        restored.send(call(i, START + 49 * 7));
      }
      restored.watermark(START + Crowds.SLICE_MILLIS);
      assertThat(restored.merged()).isEmpty();

      for (int i = 0; i < CROWD; i++) {
        restored.send(call(CROWD + i, START + MINUTE));
      }
      restored.watermark(START + 2 * MINUTE);
      assertThat(restored.merged()).hasSize(8);
    }
  }

  @Test
  void nothingIsLeftByTheWallClockAlone() throws Exception {
    try (CrowdHarness harness = harness(RetentionClock.WALL)) {
      harness.open();
      harness.setProcessingTime(START);
      sendCrowd(harness, 0, CROWD);
      harness.watermark(START);
      harness.prepareSnapshotPreBarrier(1);
      harness.snapshot(1, 1);
      harness.setProcessingTime(START + 29 * DAY);
      assertThat(harness.numKeyedStateEntries()).isEqualTo(8);

      harness.setProcessingTime(START + 31 * DAY);

      assertThat(harness.numKeyedStateEntries()).isZero();
      assertThat(harness.numEventTimeTimers()).isZero();
    }
  }

  private static final String TEXTS =
      """
      measures:
        - {name: copies_10m, per: content, on: message.submitted, count: true, over: 10m}
      rules:
        - id: wave
          version: 1
          fraud: smishing
          title: A wave
          accuse: content
          on: [message.submitted]
          when: copies_10m >= 100
          severity: low
          score: 10
          quiet: 30m
          mode: enforce
          summary: "{copies_10m} copies"
      """;

  private static Message message(String id, long time) {
    return new Message(
        id,
        time,
        "default",
        id,
        SignalTopic.MESSAGE_SUBMITTED,
        false,
        "sms",
        "+12025550123",
        "+447946010000",
        "",
        "",
        "",
        "",
        1,
        "0badcafe0badcafe0badcafe0badcafe",
        0,
        40,
        0,
        "");
  }

  @Test
  void whatIsKnownOfATextGoesByItsOwnTermByTheWallClockAlone() throws Exception {
    try (CrowdHarness harness =
        new CrowdHarness(SampleTraffic.settings(TEXTS, RetentionClock.WALL))) {
      harness.open();
      harness.setProcessingTime(START);
      for (int i = 0; i < CROWD; i++) {
        harness.send(message("m-" + i, START + i * 7L % Crowds.SLICE_MILLIS));
      }
      harness.watermark(START);
      harness.prepareSnapshotPreBarrier(1);
      harness.snapshot(1, 1);
      harness.setProcessingTime(START + DAY - 60_000);
      assertThat(harness.numKeyedStateEntries()).isPositive();

      harness.setProcessingTime(START + DAY + 60_000);

      assertThat(harness.numKeyedStateEntries()).isZero();
      assertThat(harness.numEventTimeTimers()).isZero();
    }
  }
}
