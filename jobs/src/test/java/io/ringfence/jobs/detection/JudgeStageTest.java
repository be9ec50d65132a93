package io.ringfence.jobs.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.jobs.config.RetentionClock;
import io.ringfence.jobs.config.StoredMeasures;
import io.ringfence.jobs.detection.lists.BroadcastStanding;
import io.ringfence.jobs.detection.lists.ListChanges;
import io.ringfence.jobs.keyed.BroadcastUpdate;
import io.ringfence.jobs.keyed.erasure.ErasureSweep;
import io.ringfence.jobs.keyed.erasure.PolicySweep;
import io.ringfence.jobs.testing.ComparableAlerts;
import io.ringfence.jobs.testing.SampleTraffic;
import io.ringfence.jobs.testing.Signals;
import io.ringfence.signal.Listing;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.junit.jupiter.api.Test;

class JudgeStageTest {

  private static final long START = 1_764_061_200_000L;
  private static final long MINUTE = 60_000;
  private static final long DAY = 86_400_000;
  private static final long FOR_EVER = Duration.ofDays(400).toMillis();

  private static JudgeHarness harness(DetectionSettings settings) throws Exception {
    return new JudgeHarness(settings);
  }

  private static DetectionSettings settings(RetentionClock clock) {
    return SampleTraffic.settings(SampleTraffic.PACK, clock);
  }

  private static Listing listing(String id, long time, SubjectKind kind, String value, long until) {
    return new Listing(
        id,
        time,
        "default",
        SignalTopic.LISTING_ADD,
        new Subject(kind, value),
        "house",
        "irsf",
        time,
        until,
        false,
        "");
  }

  private static BroadcastUpdate listed(
      String id, long time, SubjectKind kind, String value, long until) {
    return new BroadcastUpdate.Listed(listing(id, time, kind, value, until));
  }

  private static void guess(JudgeHarness harness) throws Exception {
    for (int i = 0; i < 4; i++) {
      harness.send(Signals.failedRegistration("e-" + i, START + i * MINUTE));
    }
  }

  @Test
  void afterTheRetentionByEventTimeNothingIsLeft() throws Exception {
    try (var harness = harness(settings(RetentionClock.EVENT))) {
      harness.open();
      guess(harness);
      harness.send(listing("l-1", START, SubjectKind.NUMBER, "+12025550107", START + DAY));
      harness.processElement2(
          new StreamRecord<>(listed("l-2", START, SubjectKind.RANGE, "+1202555", START + DAY)));
      harness.watermark(START + 4 * MINUTE);
      assertThat(harness.numKeyedStateEntries()).isEqualTo(2);

      for (long time = START; time < START + FOR_EVER; time += DAY) {
        harness.watermark(time);
      }

      assertNothingLeft(harness);
      assertThat(harness.alerts()).last().asString().contains("\"closed\"");
    }
  }

  @Test
  void callersThatCallOnceAreForgottenWithinDays() throws Exception {
    try (var harness = harness(settings(RetentionClock.EVENT))) {
      harness.open();
      for (int i = 0; i < 3_000; i++) {
        harness.send(Signals.attempt("c-" + i, START + i * 1_000L, "+1202555" + (1_000 + i)));
      }
      harness.watermark(START + 50 * MINUTE);
      assertThat(harness.numKeyedStateEntries()).isEqualTo(3_000);

      long[] left = new long[3];
      for (int hour = 0; hour < left.length; hour++) {
        harness.watermark(START + 7 * DAY + 60 * MINUTE * hour);
        left[hour] = harness.numKeyedStateEntries();
      }

      assertThat(left[0]).isEqualTo(3_000);
      assertThat(left[1]).isBetween(1_000L, 2_000L);
      assertThat(left[2]).isZero();
      assertThat(harness.numEventTimeTimers()).isZero();
    }
  }

  @Test
  void afterTheRetentionByTheWallNothingIsLeftThoughFeedsAreSilent() throws Exception {
    try (var harness = harness(settings(RetentionClock.WALL))) {
      harness.setProcessingTime(START + 5 * MINUTE);
      harness.open();
      guess(harness);
      harness.send(listing("l-1", START, SubjectKind.NUMBER, "+12025550107", START + DAY));
      harness.processElement2(
          new StreamRecord<>(listed("l-2", START, SubjectKind.RANGE, "+1202555", START + DAY)));
      harness.watermark(START + 4 * MINUTE);

      for (long time = START; time < START + FOR_EVER; time += DAY / 2) {
        harness.setProcessingTime(time);
      }

      assertNothingLeft(harness);
    }
  }

  @Test
  void aWallClockThatIsFastPurgesNothingWhileEventTimeMoves() throws Exception {
    try (var harness = harness(settings(RetentionClock.WALL))) {
      harness.setProcessingTime(START + FOR_EVER);
      harness.open();
      guess(harness);
      harness.watermark(START + 4 * MINUTE);

      harness.setProcessingTime(START + FOR_EVER + 2_000);

      assertThat(harness.numKeyedStateEntries()).isPositive();
    }
  }

  private static void assertNothingLeft(JudgeHarness harness) throws Exception {
    assertThat(harness.numKeyedStateEntries()).isZero();
    assertThat(harness.numEventTimeTimers()).isZero();
    assertThat(harness.numProcessingTimeTimers()).isZero();
    var stored = harness.getOperator().getOperatorStateBackend();
    assertThat(stored.getRegisteredStateNames())
        .isEqualTo(
            Set.of(
                BroadcastStanding.SHARED.getName(),
                ErasureSweep.ERASURES.getName(),
                PolicySweep.POLICY.getName(),
                ListChanges.TOUCHED.getName(),
                UnconfirmedAlerts.UNCONFIRMED.getName()));
    assertThat(stored.getRegisteredBroadcastStateNames())
        .isEqualTo(Set.of(CurrentRules.RULES.getName(), StoredMeasures.MEASURES.getName()));
    harness.snapshot(9, 9);
    assertThat(stored.getUnionListState(BroadcastStanding.SHARED).get()).isEmpty();
    assertThat(stored.getUnionListState(ListChanges.TOUCHED).get()).isEmpty();
  }

  @Test
  void aSubjectHasOneStateAndAtMostOneTimerAClock() throws Exception {
    try (var harness = harness(settings(RetentionClock.EVENT))) {
      harness.open();

      for (int i = 0; i < 50; i++) {
        harness.send(Signals.failedRegistration("e-" + i, START + i * 1000L));
        harness.watermark(START + i * 1000L);
      }

      assertThat(harness.numKeyedStateEntries()).isEqualTo(1);
      assertThat(harness.numEventTimeTimers()).isEqualTo(2);
    }
  }

  @Test
  void theEndOfTheInputClosesNothing() throws Exception {
    try (var harness = harness(settings(RetentionClock.EVENT))) {
      harness.open();
      guess(harness);
      harness.watermark(START + 3 * MINUTE);

      harness.watermark(Long.MAX_VALUE);

      assertThat(harness.alerts()).isNotEmpty().noneMatch(alert -> alert.contains("\"closed\""));
    }
  }

  @Test
  void aRestoreGoesOnWhereTheCheckpointWas() throws Exception {
    List<String> undisturbed;
    try (var harness = harness(settings(RetentionClock.EVENT))) {
      harness.open();
      guess(harness);
      harness.watermark(START + DAY);
      undisturbed =
          ComparableAlerts.comparable(List.of(harness.alerts().get(harness.alerts().size() - 1)));
    }
    OperatorSubtaskState checkpoint;
    try (var harness = harness(settings(RetentionClock.EVENT))) {
      harness.open();
      harness.send(Signals.failedRegistration("e-0", START));
      harness.send(Signals.failedRegistration("e-1", START + MINUTE));
      checkpoint = harness.snapshot(1, 1);
    }
    try (var restored = harness(settings(RetentionClock.EVENT))) {
      restored.initializeState(checkpoint);
      restored.open();
      restored.send(Signals.failedRegistration("e-2", START + 2 * MINUTE));
      restored.send(Signals.failedRegistration("e-3", START + 3 * MINUTE));
      restored.watermark(START + DAY);

      List<String> all = restored.alerts();
      assertThat(ComparableAlerts.comparable(List.of(all.get(all.size() - 1))))
          .isEqualTo(undisturbed);
    }
  }
}
