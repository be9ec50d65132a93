package io.ringfence.jobs.detection.anonymous;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.alert.AlertLabels;
import io.ringfence.anonymous.SettledAlert;
import io.ringfence.jobs.config.FeedSettings;
import io.ringfence.jobs.config.RetentionClock;
import io.ringfence.jobs.config.SecretKey;
import io.ringfence.jobs.io.OutputRecord;
import io.ringfence.jobs.state.CodecSerializer;
import io.ringfence.jobs.testing.CheckpointBytes;
import io.ringfence.jobs.testing.Closing;
import io.ringfence.jobs.testing.SampleTraffic;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class AnonymousOperatorTest {

  private static final long START = Instant.parse("2026-11-25T00:00:00Z").toEpochMilli();
  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final long OVER = START + 3 * DAY;

  private static final SecretKey SEAL = SecretKey.passing();

  private static final class Harness
      extends OneInputStreamOperatorTestHarness<SettledAlert, OutputRecord> {

    Harness(RetentionClock clock, SecretKey seal) throws Exception {
      super(new AnonymousOperator(settings(clock), seal));
    }

    private static FeedSettings settings(RetentionClock clock) {
      return SampleTraffic.settings(SampleTraffic.PACK, clock).feeds();
    }

    void take(int from, int to, long time) throws Exception {
      for (int i = from; i < to; i++) {
        Subject subject = new Subject(SubjectKind.NUMBER, "+4479460180" + (10 + i));
        AlertLabels labels = new AlertLabels("flood", "sms-spam", "low", "enforce");
        processElement(
            new StreamRecord<>(
                new SettledAlert.Closed(
                    "alert-" + i + '-' + time, subject, labels, time, time + 60_000, 4)));
      }
    }

    List<String> published() {
      return extractOutputValues().stream().map(each -> new String(each.json(), UTF_8)).toList();
    }

    @Override
    public void close() throws IOException {
      Closing.narrowed(super::close);
    }
  }

  private static Harness opened(RetentionClock clock) throws Exception {
    Harness harness = new Harness(clock, SEAL);
    harness.open();
    return harness;
  }

  private static Harness restored(OperatorSubtaskState stored, SecretKey seal) throws Exception {
    Harness harness = new Harness(RetentionClock.EVENT, seal);
    harness.initializeState(stored);
    harness.open();
    return harness;
  }

  @Test
  void aDayIsPublishedOnceACheckpointHasItWithoutItsKey() throws Exception {
    try (Harness harness = opened(RetentionClock.EVENT)) {
      harness.take(0, 6, START);
      harness.processWatermark(new Watermark(OVER - 1));
      harness.snapshot(1, 1);
      harness.notifyOfCompletedCheckpoint(1);
      harness.processWatermark(new Watermark(OVER));
      assertThat(harness.published()).isEmpty();

      OperatorSubtaskState stored = harness.snapshot(2, 2);
      assertThat(harness.published()).isEmpty();
      harness.notifyOfCompletedCheckpoint(2);

      assertThat(harness.published())
          .hasSize(6)
          .allMatch(each -> each.contains("\"rule\":\"flood\"") && each.contains("\"GB\""));
      assertThat(harness.extractOutputValues()).allMatch(each -> each.key().equals("2026-11-25"));
      byte[] opened = plain(stored);
      assertThat(new String(opened, UTF_8)).contains(harness.published());
      assertThat(opened.length)
          .as("nothing but the records, with the length of each, and a few numbers")
          .isLessThan(harness.published().stream().mapToInt(each -> each.length() + 2).sum() + 16);
      harness.notifyOfCompletedCheckpoint(3);
      assertThat(plain(harness.snapshot(4, 4))).hasSizeLessThan(16);
      assertThat(harness.published()).hasSize(6);
    }
  }

  /** What the stored state is under the seal. */
  private static byte[] plain(OperatorSubtaskState stored) throws Exception {
    byte[] bytes = CheckpointBytes.of(stored).getBytes(ISO_8859_1);
    int at =
        (int)
            stored
                .getManagedOperatorState()
                .iterator()
                .next()
                .getStateNameToPartitionOffsets()
                .get("anonymous-periods")
                .getOffsets()[0];
    int from = at + Integer.BYTES;
    byte[] sealed = Arrays.copyOfRange(bytes, from, from + ByteBuffer.wrap(bytes).getInt(at));
    return SEAL.stateSeal().open(sealed).orElseThrow();
  }

  @Test
  void aFailureRepeatsADayAsItWas() throws Exception {
    List<String> first;
    OperatorSubtaskState stored;
    try (Harness harness = opened(RetentionClock.EVENT)) {
      harness.take(0, 6, START);
      harness.processWatermark(new Watermark(OVER));
      stored = harness.snapshot(1, 1);
      harness.notifyOfCompletedCheckpoint(1);
      first = harness.published();
    }

    try (Harness harness = restored(stored, SEAL)) {
      harness.processElement(new StreamRecord<>(new SettledAlert.Gone("alert-0-" + START)));
      harness.take(0, 9, START);
      harness.snapshot(2, 2);
      harness.notifyOfCompletedCheckpoint(2);

      assertThat(harness.published()).isEqualTo(first).hasSize(6);
    }
  }

  @Test
  void aDayThatGoesOnAfterARestartHasTheSamePseudonyms() throws Exception {
    OperatorSubtaskState stored;
    List<String> without;
    try (Harness harness = opened(RetentionClock.EVENT)) {
      harness.take(0, 6, START);
      stored = harness.snapshot(1, 1);
      harness.processWatermark(new Watermark(OVER));
      harness.snapshot(2, 2);
      harness.notifyOfCompletedCheckpoint(2);
      without = harness.published();
    }

    try (Harness harness = restored(stored, SEAL)) {
      harness.processElement(new StreamRecord<>(new SettledAlert.Gone("alert-0-" + START)));
      harness.processWatermark(new Watermark(OVER));
      harness.snapshot(2, 2);
      harness.notifyOfCompletedCheckpoint(2);

      assertThat(harness.published()).hasSize(5);
      assertThat(without).containsAll(harness.published());
    }
  }

  @Test
  void whatIsStoredCanBeReadUnderTheSealOnly() throws Exception {
    try (Harness harness = opened(RetentionClock.EVENT)) {
      harness.take(0, 6, START);

      OperatorSubtaskState stored = harness.snapshot(1, 1);

      assertThat(CheckpointBytes.of(stored))
          .doesNotContain("447946018", "flood", "sms-spam", "alert-0");
      try (Harness stranger = restored(stored, SecretKey.passing())) {
        stranger.processWatermark(new Watermark(OVER));
        stranger.snapshot(2, 2);
        stranger.notifyOfCompletedCheckpoint(2);
        assertThat(stranger.published()).isEmpty();
      }
    }
  }

  @Test
  void aJobWithoutStateBeginsWithTheDayAfterItsStart() throws Exception {
    try (Harness harness = opened(RetentionClock.WALL)) {
      harness.setProcessingTime(START + DAY / 2);
      harness.take(0, 6, START + DAY / 3);
      harness.take(0, 6, START + DAY + 1);
      harness.processWatermark(new Watermark(START + 4 * DAY));
      harness.setProcessingTime(START + 4 * DAY + 1_000);

      harness.snapshot(1, 1);
      harness.notifyOfCompletedCheckpoint(1);

      assertThat(harness.published())
          .hasSize(6)
          .allMatch(each -> each.contains("\"from\":\"2026-11-26T00:00:00Z\""));
    }
  }

  @Test
  void aDayIsOverByTheWallClockAlone() throws Exception {
    try (Harness harness = opened(RetentionClock.WALL)) {
      harness.setProcessingTime(START - DAY);
      harness.processWatermark(new Watermark(START));
      harness.setProcessingTime(START);
      harness.take(0, 6, START);
      harness.setProcessingTime(OVER - 2_000);
      harness.snapshot(1, 1);
      harness.notifyOfCompletedCheckpoint(1);
      assertThat(harness.published()).isEmpty();

      harness.setProcessingTime(OVER + 1_000);
      harness.snapshot(2, 2);
      harness.notifyOfCompletedCheckpoint(2);

      assertThat(harness.published()).hasSize(6);
    }
  }

  @Test
  void settledAlertsTravelByASerializerOfOurOwn() {
    assertThat(AnonymousView.SETTLED.createSerializer(new SerializerConfigImpl()))
        .isInstanceOf(CodecSerializer.class);
  }
}
