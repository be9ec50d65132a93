package io.ringfence.jobs.kpi;

import static io.ringfence.jobs.kpi.CountStageTest.SETTINGS;
import static io.ringfence.jobs.kpi.CountStageTest.START;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.jobs.config.RetentionClock;
import io.ringfence.jobs.io.OutputRecord;
import io.ringfence.jobs.keyed.KeyedHost;
import io.ringfence.kpi.counter.CounterBatch;
import io.ringfence.kpi.counter.IndicatorFact;
import io.ringfence.kpi.counter.PreAggregator;
import io.ringfence.kpi.detail.DetailRecord;
import io.ringfence.kpi.detail.KpiSettings;
import io.ringfence.signal.Quality;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.junit.jupiter.api.Test;

class BookStageTest {

  private static KeyedHarness<CounterBatch, OutputRecord> harness(RetentionClock clock)
      throws Exception {
    return new KeyedHarness<>(
        new KeyedHost<>(new BookStage(SETTINGS, clock)), batch -> Long.toString(batch.hour()));
  }

  /** So many quality reports of the first minute. */
  private static StreamRecord<CounterBatch> reports(int first, int count) {
    PreAggregator gathering = new PreAggregator();
    for (int i = first; i < first + count; i++) {
      Quality report = new Quality("q-" + i, START, "s", "", "carrier-a", "", 4.1, -1, -1, -1);
      DetailRecord dossier = DetailRecord.of(report, SETTINGS);
      List<IndicatorFact> before = dossier.facts();
      dossier.add(report, START);
      gathering.change(before, dossier.facts());
    }
    List<CounterBatch> batches = new ArrayList<>();
    gathering.drain(batches::add);
    return new StreamRecord<>(batches.get(0));
  }

  private static List<String> rows(KeyedHarness<CounterBatch, OutputRecord> harness) {
    return harness.extractOutputValues().stream()
        .map(row -> new String(row.json(), UTF_8))
        .filter(row -> row.contains("\"group\":{\"trunk\":\"carrier-a\"}"))
        .map(
            row ->
                row.replaceAll(
                    ".*\"to\":\"([^\"]+)\".*\"version\":(\\d+).*reports\":(\\d+).*", "$1 v$2 $3"))
        .toList();
  }

  @Test
  void lateFiguresAreANewVersionOfTheSameRow() throws Exception {
    try (var harness = harness(RetentionClock.EVENT)) {
      harness.open();
      harness.processElement(reports(0, 5));
      harness.processWatermark(new Watermark(START + 59_999));
      assertThat(rows(harness)).isEmpty();
      harness.processWatermark(new Watermark(START + 60_000));
      harness.processElement(reports(5, 2));
      harness.processWatermark(new Watermark(START + 119_000));
      assertThat(rows(harness)).containsExactly("2026-11-25T09:01:00Z v1 5");

      harness.processWatermark(new Watermark(START + 120_000));
      harness.processWatermark(new Watermark(START + 3_600_000));

      assertThat(rows(harness))
          .containsExactly(
              "2026-11-25T09:01:00Z v1 5",
              "2026-11-25T09:01:00Z v2 7",
              "2026-11-25T10:00:00Z v1 7");
      assertThat(harness.numEventTimeTimers()).as("for its purge").isEqualTo(1);
    }
  }

  @Test
  void theEndOfTheInputPublishesWindowsThatAreNotOver() throws Exception {
    try (var harness = harness(RetentionClock.EVENT)) {
      harness.open();
      harness.processElement(reports(0, 5));

      harness.processWatermark(Watermark.MAX_WATERMARK);

      assertThat(rows(harness))
          .containsExactly("2026-11-25T09:01:00Z v1 5", "2026-11-25T10:00:00Z v1 5");
    }
  }

  @Test
  void anHourGoesAfterItsRetentionAndWhatComesThenIsNotPublished() throws Exception {
    try (var harness = harness(RetentionClock.EVENT)) {
      harness.open();
      harness.processElement(reports(0, 5));
      harness.processWatermark(new Watermark(START + 3_600_000));
      int before = harness.extractOutputValues().size();

      harness.processWatermark(
          new Watermark(START + SETTINGS.retention() + Duration.ofHours(2).toMillis()));
      harness.processElement(reports(5, 5));
      harness.processWatermark(Watermark.MAX_WATERMARK);

      assertThat(harness.numKeyedStateEntries()).isZero();
      assertThat(harness.numEventTimeTimers()).isZero();
      assertThat(harness.extractOutputValues()).hasSize(before);
    }
  }

  @Test
  void aShorterRetentionHoldsForHoursThatAreKeptAlready() throws Exception {
    OperatorSubtaskState checkpoint;
    try (var harness = harness(RetentionClock.EVENT)) {
      harness.open();
      harness.processElement(reports(0, 5));
      harness.processWatermark(new Watermark(START + 3_600_000));
      checkpoint = harness.snapshot(1, 1);
    }
    long day = Duration.ofDays(1).toMillis();
    KpiSettings shorter = new KpiSettings(SETTINGS.lateness(), day);
    try (var harness =
        new KeyedHarness<>(
            new KeyedHost<>(new BookStage(shorter, RetentionClock.EVENT)),
            (CounterBatch batch) -> Long.toString(batch.hour()))) {
      harness.initializeState(checkpoint);
      harness.open();

      harness.processWatermark(new Watermark(START + day + Duration.ofHours(2).toMillis()));

      assertThat(harness.numKeyedStateEntries()).isZero();
      assertThat(harness.numEventTimeTimers()).isZero();
    }
  }

  @Test
  void theWallClockPurgesWhenFeedsAreSilent() throws Exception {
    try (var harness = harness(RetentionClock.WALL)) {
      harness.setProcessingTime(START + 3_600_000);
      harness.open();
      harness.processElement(reports(0, 5));
      assertThat(harness.numKeyedStateEntries()).isPositive();

      // No feed has ever said what time it is: the clock holds after an hour.
      harness.setProcessingTime(START + Duration.ofHours(2).toMillis());
      harness.setProcessingTime(START + Duration.ofHours(4).toMillis());
      harness.setProcessingTime(START + SETTINGS.retention() + Duration.ofHours(6).toMillis());

      assertThat(harness.numKeyedStateEntries()).isZero();
    }
  }
}
