package io.ringfence.jobs.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.jobs.config.RetentionClock;
import io.ringfence.jobs.detection.lists.BroadcastStanding;
import io.ringfence.jobs.detection.lists.BroadcastUpdate;
import io.ringfence.jobs.detection.lists.TouchedSubjects;
import io.ringfence.jobs.testing.ComparableAlerts;
import io.ringfence.jobs.testing.SampleTraffic;
import io.ringfence.jobs.testing.Signals;
import io.ringfence.signal.CallPhase;
import io.ringfence.signal.Listing;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import io.ringfence.signal.fixture.CallFixture;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.junit.jupiter.api.Test;

class JudgeOperatorTest {

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

  private static void watermark(JudgeHarness harness, long time) throws Exception {
    harness.processWatermark1(new Watermark(time));
    harness.processWatermark2(new Watermark(time));
  }

  private static List<String> alerts(JudgeHarness harness) {
    return harness.extractOutputValues().stream()
        .map(each -> new String(each.json(), StandardCharsets.UTF_8))
        .toList();
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
      watermark(harness, START + 4 * MINUTE);
      assertThat(harness.numKeyedStateEntries()).isEqualTo(2);

      for (long time = START; time < START + FOR_EVER; time += DAY) {
        watermark(harness, time);
      }

      assertNothingLeft(harness);
      assertThat(alerts(harness)).last().asString().contains("\"closed\"");
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
      watermark(harness, START + 4 * MINUTE);

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
      watermark(harness, START + 4 * MINUTE);

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
            Set.of(BroadcastStanding.STORED_ONCE.getName(), TouchedSubjects.TOUCHED.getName()));
    assertThat(stored.getRegisteredBroadcastStateNames())
        .isEqualTo(Set.of(BroadcastStanding.SHARED.getName(), CurrentRules.RULES.getName()));
    assertThat(stored.getBroadcastState(BroadcastStanding.SHARED).immutableEntries()).isEmpty();
    harness.snapshot(9, 9);
    assertThat(stored.getUnionListState(BroadcastStanding.STORED_ONCE).get()).isEmpty();
    assertThat(stored.getUnionListState(TouchedSubjects.TOUCHED).get()).isEmpty();
  }

  @Test
  void aSubjectHasOneStateAndAtMostOneTimerAClock() throws Exception {
    try (var harness = harness(settings(RetentionClock.EVENT))) {
      harness.open();

      for (int i = 0; i < 50; i++) {
        harness.send(Signals.failedRegistration("e-" + i, START + i * 1000L));
        watermark(harness, START + i * 1000L);
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
      watermark(harness, START + 3 * MINUTE);

      watermark(harness, Long.MAX_VALUE);

      assertThat(alerts(harness)).isNotEmpty().noneMatch(alert -> alert.contains("\"closed\""));
    }
  }

  @Test
  void aRangeLearntLateReachesWhatWasSeenAlready() throws Exception {
    try (var harness = harness(settings(RetentionClock.EVENT))) {
      harness.open();
      call(harness, "+12025550111");
      watermark(harness, START);
      assertThat(alerts(harness)).isEmpty();

      range(harness, START + MINUTE);

      assertThat(alerts(harness)).singleElement().asString().contains("\"retro\":true");
    }
  }

  @Test
  void afterARestoreARangeLearntLateStillReachesBack() throws Exception {
    OperatorSubtaskState checkpoint;
    try (var harness = harness(settings(RetentionClock.EVENT))) {
      harness.open();
      call(harness, "+12025550111");
      call(harness, "+12125550111");
      watermark(harness, START);
      checkpoint = harness.snapshot(1, 1);
    }
    try (var restored = harness(settings(RetentionClock.EVENT))) {
      restored.initializeState(checkpoint);
      restored.open();

      range(restored, START + MINUTE);

      assertThat(alerts(restored)).singleElement().asString().contains("+12025550111");
    }
  }

  /** So many are not judged again at once. */
  private static final int CALLERS = 1_000;

  private static void callers(JudgeHarness harness) throws Exception {
    for (int i = 0; i < CALLERS; i++) {
      call(harness, caller(i));
    }
    watermark(harness, START);
  }

  private static String caller(int i) {
    return "+120255500" + (10_000 + i);
  }

  @Test
  void aRangeThatCoversManyIsJudgedSomeAtATimeAndWhoIsAskedForFirst() throws Exception {
    try (var harness = harness(settings(RetentionClock.EVENT))) {
      harness.open();
      callers(harness);

      range(harness, START + MINUTE);

      assertThat(alerts(harness)).isNotEmpty().hasSizeLessThan(CALLERS / 2);
      Set<String> left = new HashSet<>();
      for (int i = 0; i < CALLERS; i++) {
        left.add(caller(i));
      }
      left.removeIf(each -> alerts(harness).stream().anyMatch(alert -> alert.contains(each)));
      String asked = left.iterator().next();
      int before = alerts(harness).size();
      harness.send(listing("other", START, SubjectKind.NUMBER, asked, START + DAY));
      assertThat(alerts(harness).subList(before, alerts(harness).size()))
          .first()
          .asString()
          .contains(asked, "\"retro\":true");

      for (int time = 1; time < 20; time++) {
        harness.setProcessingTime(time);
      }

      assertThat(accused(harness)).hasSize(CALLERS);
    }
  }

  @Test
  void whoIsLeftAtACheckpointIsJudgedAgainAfterARestore() throws Exception {
    OperatorSubtaskState checkpoint;
    Set<String> before;
    try (var harness = harness(settings(RetentionClock.EVENT))) {
      harness.open();
      callers(harness);
      range(harness, START + MINUTE);
      checkpoint = harness.snapshot(1, 1);
      before = accused(harness);
    }
    try (var restored = harness(settings(RetentionClock.EVENT))) {
      restored.initializeState(checkpoint);
      restored.open();

      for (int time = 1; time < 20; time++) {
        restored.setProcessingTime(time);
      }

      assertThat(accused(restored))
          .hasSize(CALLERS - before.size())
          .doesNotContainAnyElementsOf(before);
    }
  }

  private static Set<String> accused(JudgeHarness harness) {
    Pattern subject = Pattern.compile("\"(\\+120255500\\d+)\"");
    Set<String> accused = new HashSet<>();
    for (String alert : alerts(harness)) {
      subject.matcher(alert).results().map(each -> each.group(1)).forEach(accused::add);
    }
    return accused;
  }

  @Test
  void aRestoreGoesOnWhereTheCheckpointWas() throws Exception {
    List<String> undisturbed;
    try (var harness = harness(settings(RetentionClock.EVENT))) {
      harness.open();
      guess(harness);
      watermark(harness, START + DAY);
      undisturbed =
          ComparableAlerts.comparable(List.of(alerts(harness).get(alerts(harness).size() - 1)));
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
      watermark(restored, START + DAY);

      List<String> all = alerts(restored);
      assertThat(ComparableAlerts.comparable(List.of(all.get(all.size() - 1))))
          .isEqualTo(undisturbed);
    }
  }

  private static void call(JudgeHarness harness, String from) throws Exception {
    harness.send(
        CallFixture.call("c" + from, CallPhase.ATTEMPT, START)
            .id("c:" + from)
            .source("default")
            .started(START)
            .from(from)
            .to("+447946010000")
            .account("acme")
            .direction("outbound")
            .call());
  }

  private static void range(JudgeHarness harness, long learnt) throws Exception {
    Subject range = new Subject(SubjectKind.RANGE, "+1202555");
    harness.processElement2(
        new StreamRecord<>(
            new BroadcastUpdate.Listed(
                new Listing(
                    "l-9",
                    learnt,
                    "default",
                    SignalTopic.LISTING_ADD,
                    range,
                    "house",
                    "irsf",
                    START - MINUTE,
                    Long.MAX_VALUE,
                    false,
                    ""))));
  }
}
