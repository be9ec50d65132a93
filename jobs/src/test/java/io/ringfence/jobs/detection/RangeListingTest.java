package io.ringfence.jobs.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.jobs.config.RetentionClock;
import io.ringfence.jobs.keyed.BroadcastUpdate;
import io.ringfence.jobs.testing.SampleTraffic;
import io.ringfence.signal.CallPhase;
import io.ringfence.signal.Listing;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import io.ringfence.signal.fixture.CallFixture;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.junit.jupiter.api.Test;

/** A listing of a range reaches the signals of all whom it covers, also those that have come. */
class RangeListingTest {

  private static final long START = 1_764_061_200_000L;
  private static final long MINUTE = 60_000;
  private static final DetectionSettings SETTINGS =
      SampleTraffic.settings(SampleTraffic.PACK, RetentionClock.EVENT);

  @Test
  void aRangeLearntLateReachesWhatWasSeenAlready() throws Exception {
    try (var harness = new JudgeHarness(SETTINGS)) {
      harness.open();
      call(harness, "+12025550111");
      harness.watermark(START);
      assertThat(harness.alerts()).isEmpty();

      range(harness, START + MINUTE);

      assertThat(harness.alerts()).singleElement().asString().contains("\"retro\":true");
    }
  }

  @Test
  void afterARestoreARangeLearntLateStillReachesBack() throws Exception {
    OperatorSubtaskState checkpoint;
    try (var harness = new JudgeHarness(SETTINGS)) {
      harness.open();
      call(harness, "+12025550111");
      call(harness, "+12125550111");
      harness.watermark(START);
      checkpoint = harness.snapshot(1, 1);
    }
    try (var restored = new JudgeHarness(SETTINGS)) {
      restored.initializeState(checkpoint);
      restored.open();

      range(restored, START + MINUTE);

      assertThat(restored.alerts()).singleElement().asString().contains("+12025550111");
    }
  }

  /** So many are not judged again at once. */
  private static final int CALLERS = 1_000;

  private static void callers(JudgeHarness harness) throws Exception {
    for (int i = 0; i < CALLERS; i++) {
      call(harness, caller(i));
    }
    harness.watermark(START);
  }

  private static String caller(int i) {
    return "+120255500" + (10_000 + i);
  }

  @Test
  void aRangeThatCoversManyIsJudgedSomeAtATimeAndWhoIsAskedForFirst() throws Exception {
    try (var harness = new JudgeHarness(SETTINGS)) {
      harness.open();
      callers(harness);

      range(harness, START + MINUTE);

      assertThat(harness.alerts()).isNotEmpty().hasSizeLessThan(CALLERS / 2);
      Set<String> left = new HashSet<>();
      for (int i = 0; i < CALLERS; i++) {
        left.add(caller(i));
      }
      left.removeIf(each -> harness.alerts().stream().anyMatch(alert -> alert.contains(each)));
      String asked = left.iterator().next();
      int before = harness.alerts().size();
      call(harness, asked); // a repeat, which decides nothing by itself
      assertThat(harness.alerts().subList(before, harness.alerts().size()))
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
    try (var harness = new JudgeHarness(SETTINGS)) {
      harness.open();
      callers(harness);
      range(harness, START + MINUTE);
      checkpoint = harness.snapshot(1, 1);
      before = accused(harness);
    }
    try (var restored = new JudgeHarness(SETTINGS)) {
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

  @Test
  void afterARestoreManySubjectsAreLookedThroughSomeAtATime() throws Exception {
    OperatorSubtaskState checkpoint;
    Set<String> accused = new HashSet<>();
    try (var harness = new JudgeHarness(SETTINGS)) {
      harness.open();
      callers(harness);
      for (int i = 0; i < 2_000; i++) {
        call(harness, "+12125%06d".formatted(i));
      }
      checkpoint = harness.snapshot(1, 1);
    }
    try (var restored = new JudgeHarness(SETTINGS)) {
      restored.initializeState(checkpoint);
      restored.open();
      range(restored, START + MINUTE);
      assertThat(accused(restored)).as("before all have been looked at").isEmpty();

      call(restored, caller(7));
      assertThat(accused(restored)).as("who is asked for meanwhile").hasSize(1);
      accused.addAll(accused(restored));
      checkpoint = restored.snapshot(2, 2);
    }
    try (var again = new JudgeHarness(SETTINGS)) {
      again.initializeState(checkpoint);
      again.open();
      for (int time = 1; time < 40; time++) {
        again.setProcessingTime(time);
      }
      accused.addAll(accused(again));
    }
    assertThat(accused).hasSize(CALLERS);
  }

  private static Set<String> accused(JudgeHarness harness) {
    Pattern subject = Pattern.compile("\"(\\+120255500\\d+)\"");
    Set<String> accused = new HashSet<>();
    for (String alert : harness.alerts()) {
      subject.matcher(alert).results().map(each -> each.group(1)).forEach(accused::add);
    }
    return accused;
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
    Listing range = listing("l-9", new Subject(SubjectKind.RANGE, "+1202555"), learnt);
    harness.processElement2(new StreamRecord<>(new BroadcastUpdate.Listed(range)));
  }

  private static Listing listing(String id, Subject subject, long learnt) {
    return new Listing(
        id,
        learnt,
        "default",
        SignalTopic.LISTING_ADD,
        subject,
        "house",
        "irsf",
        START - MINUTE,
        Long.MAX_VALUE,
        false,
        "");
  }
}
