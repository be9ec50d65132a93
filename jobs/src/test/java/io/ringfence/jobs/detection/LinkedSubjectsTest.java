package io.ringfence.jobs.detection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.jobs.config.RetentionClock;
import io.ringfence.jobs.testing.LinkedTraffic;
import io.ringfence.jobs.testing.SampleTraffic;
import io.ringfence.signal.Call;
import io.ringfence.signal.CallPhase;
import io.ringfence.signal.Listing;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import io.ringfence.signal.fixture.CallFixture;
import java.time.Duration;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.junit.jupiter.api.Test;

/** Links in the judge's keyed state: kept, found again, forgotten. */
class LinkedSubjectsTest {

  private static final long START = 1_764_061_200_000L;
  private static final long HOUR = 3_600_000;
  private static final long DAY = 24 * HOUR;
  private static final long FOR_EVER = Duration.ofDays(400).toMillis();
  private static final Subject NUMBER = new Subject(SubjectKind.NUMBER, "+12025550123");

  private static DetectionSettings settings(RetentionClock clock) {
    return SampleTraffic.settings(LinkedTraffic.PACK, clock);
  }

  private static Call call(String id, long time) {
    return CallFixture.call(id, CallPhase.ATTEMPT, time)
        .id(id)
        .source("default")
        .started(time)
        .from(NUMBER.value())
        .to("+447946010000")
        .account("acme")
        .device("imei:1")
        .direction("outbound")
        .call();
  }

  private static Listing listed(long time, long until) {
    return new Listing(
        "l-1",
        time,
        "default",
        SignalTopic.LISTING_ADD,
        NUMBER,
        "house",
        "irsf",
        time,
        until,
        false,
        "");
  }

  /** Two calls, of which the first is settled. */
  private static void settled(JudgeHarness harness) throws Exception {
    harness.send(call("c-1", START));
    watermark(harness, START + HOUR);
    harness.send(call("c-2", START + HOUR));
  }

  private static void watermark(JudgeHarness harness, long time) throws Exception {
    harness.processWatermark1(new Watermark(time));
    harness.processWatermark2(new Watermark(time));
  }

  private static List<String> derived(JudgeHarness harness) {
    var derived = harness.getSideOutput(OutcomeOutput.DERIVED);
    return derived == null
        ? List.of()
        : derived.stream().map(each -> new String(each.getValue().json(), UTF_8)).toList();
  }

  private static void assertNothingLeft(JudgeHarness harness) {
    assertThat(harness.numKeyedStateEntries()).isZero();
    assertThat(harness.numEventTimeTimers()).isZero();
  }

  @Test
  void afterTheRetentionByEventTimeNothingIsLeft() throws Exception {
    try (var harness = new JudgeHarness(settings(RetentionClock.EVENT))) {
      harness.open();
      settled(harness);
      // Of number, account and device: the subject's state and its links.
      assertThat(harness.numKeyedStateEntries()).isEqualTo(6);
      harness.send(listed(START + 2 * HOUR, START + DAY));
      assertThat(derived(harness)).hasSize(2);

      watermark(harness, START + 100 * DAY);
      assertThat(harness.numKeyedStateEntries()).isEqualTo(6);
      for (long time = START + 100 * DAY; time < START + FOR_EVER; time += DAY) {
        watermark(harness, time);
      }

      assertNothingLeft(harness);
    }
  }

  @Test
  void afterTheRetentionByTheWallNothingIsLeftThoughFeedsAreSilent() throws Exception {
    try (var harness = new JudgeHarness(settings(RetentionClock.WALL))) {
      harness.setProcessingTime(START + HOUR);
      harness.open();
      settled(harness);
      harness.send(listed(START + 2 * HOUR, START + 2 * DAY));
      assertThat(derived(harness)).hasSize(2);

      for (long time = START; time < START + FOR_EVER; time += DAY / 2) {
        harness.setProcessingTime(time);
      }

      // With the link goes what followed from it.
      assertThat(derived(harness)).hasSize(4).last().asString().contains("\"withdrawn\":true");
      assertNothingLeft(harness);
    }
  }

  @Test
  void aRestoreFindsTheLinksAgain() throws Exception {
    OperatorSubtaskState checkpoint;
    try (var harness = new JudgeHarness(settings(RetentionClock.EVENT))) {
      harness.open();
      settled(harness);
      checkpoint = harness.snapshot(1, 1);
    }
    try (var restored = new JudgeHarness(settings(RetentionClock.EVENT))) {
      restored.initializeState(checkpoint);
      restored.open();

      restored.send(listed(START + 2 * HOUR, Long.MAX_VALUE));

      assertThat(derived(restored))
          .hasSize(2)
          .anySatisfy(each -> assertThat(each).contains("\"value\":\"imei:1\""))
          .anySatisfy(each -> assertThat(each).contains("\"value\":\"acme\""));
    }
  }

  @Test
  void aListedSubjectThatFallsSilentPassesOnAllTheSame() throws Exception {
    try (var harness = new JudgeHarness(settings(RetentionClock.EVENT))) {
      harness.open();
      harness.send(call("c-1", START));
      harness.send(listed(START, Long.MAX_VALUE));
      watermark(harness, START);
      assertThat(derived(harness)).isEmpty();

      watermark(harness, START + HOUR);

      assertThat(derived(harness)).hasSize(2);
    }
  }
}
