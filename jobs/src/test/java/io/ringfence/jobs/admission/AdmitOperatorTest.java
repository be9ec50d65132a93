package io.ringfence.jobs.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.decode.Decoded;
import io.ringfence.decode.Decoded.Read;
import io.ringfence.decode.Decoded.Refused;
import io.ringfence.decode.Position;
import io.ringfence.decode.Refusal;
import io.ringfence.decode.RefusalReason;
import io.ringfence.decode.feed.Sources;
import io.ringfence.jobs.config.SecretKey;
import io.ringfence.jobs.io.DecodedFeed;
import io.ringfence.jobs.state.CodecSerializer;
import io.ringfence.jobs.testing.Closing;
import io.ringfence.signal.Listing;
import io.ringfence.signal.Session;
import io.ringfence.signal.Signal;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import io.ringfence.signal.codec.SignalCodec;
import java.io.IOException;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class AdmitOperatorTest {

  private static final long START = 1_764_061_200_000L;
  private static final long MINUTE = 60_000;
  private static final byte[] RAW = {'x'};

  private static final class Harness extends OneInputStreamOperatorTestHarness<Decoded, Signal> {
    private long offset;

    Harness() throws Exception {
      this(1, 0);
    }

    Harness(int tasks, int task) throws Exception {
      super(
          new AdmitOperator(Sources.shipped(), SecretKey.NONE, new DecodedFeed("other", null)),
          tasks,
          tasks,
          task);
      setup(new CodecSerializer<>(SignalCodec.class));
    }

    void send(Decoded record) throws Exception {
      processElement(new StreamRecord<>(record));
    }

    void send(String source, int partition, long time) throws Exception {
      Position position = new Position("traffic", partition, offset++);
      Session session =
          new Session(
              "s-" + offset, time, source, SignalTopic.SESSION_JOIN, "m", "", "", "", "", "");
      send(new Read(session, position, RAW));
    }

    Iterable<PartitionProgress.Stored> stored() throws Exception {
      return getOperator()
          .getOperatorStateBackend()
          .getUnionListState(AdmitOperator.ADMISSIONS)
          .get();
    }

    int late() {
      return getSideOutput(AdmitOperator.LATE) == null
          ? 0
          : getSideOutput(AdmitOperator.LATE).size();
    }

    long watermark() {
      return getOutput().stream()
          .filter(Watermark.class::isInstance)
          .mapToLong(mark -> ((Watermark) mark).getTimestamp())
          .max()
          .orElse(Long.MIN_VALUE);
    }

    @Override
    public void close() throws IOException {
      Closing.narrowed(super::close);
    }
  }

  @Test
  void aRecordIsLateBehindWhatItsOwnSourceHasReached() throws Exception {
    try (Harness harness = new Harness()) {
      harness.open();
      harness.send("fast", 0, START + 60 * MINUTE);

      harness.send("slow", 0, START);
      harness.send("fast", 0, START + 50 * MINUTE);
      harness.send("fast", 0, START + 50 * MINUTE - 1);

      assertThat(harness.extractOutputValues()).hasSize(3);
      assertThat(harness.late()).isEqualTo(1);
    }
  }

  @Test
  void aLateRecordKeepsItsBytesAndItsPosition() throws Exception {
    try (Harness harness = new Harness()) {
      harness.open();
      harness.send("a", 3, START + 60 * MINUTE);

      harness.send("a", 3, START);

      Refusal refusal = harness.getSideOutput(AdmitOperator.LATE).peek().getValue();
      assertThat(refusal.reason()).isEqualTo(RefusalReason.LATE);
      assertThat(refusal.position()).isEqualTo(new Position("traffic", 3, 1));
      assertThat(refusal.raw()).isEqualTo(RAW);
    }
  }

  @Test
  void whatIsStoredDoesNotGrowWithTheNumberOfTasks() throws Exception {
    OperatorSubtaskState before;
    try (Harness harness = new Harness()) {
      harness.open();
      harness.send("a", 0, START);
      harness.send("a", 1, START);
      before = harness.snapshot(1, 1);
    }

    try (Harness one = new Harness(2, 0);
        Harness two = new Harness(2, 1)) {
      for (Harness each : List.of(one, two)) {
        int task = each == one ? 0 : 1;
        each.initializeState(
            AbstractStreamOperatorTestHarness.repartitionOperatorState(before, 2, 1, 2, task));
        each.open();
      }
      two.send("a", 1, START + 60 * MINUTE);
      one.snapshot(2, 2);
      two.snapshot(2, 2);

      assertThat(one.stored()).extracting(PartitionProgress.Stored::read).containsExactly(1L, 1L);
      assertThat(two.stored()).extracting(PartitionProgress.Stored::read).containsExactly(2L);
    }
  }

  @Test
  void aListingIsNeverLate() throws Exception {
    try (Harness harness = new Harness()) {
      harness.open();
      harness.send("a", 0, START);
      Subject number = new Subject(SubjectKind.NUMBER, "+12025550123");

      harness.send(
          new Read(
              new Listing(
                  "l", 0, "a", SignalTopic.LISTING_ADD, number, "house", "", 0, 9, false, ""),
              new Position("lists", 0, 0),
              RAW));

      assertThat(harness.extractOutputValues()).hasSize(2);
    }
  }

  @Test
  void whatWasRefusedGoesAside() throws Exception {
    try (Harness harness = new Harness()) {
      harness.open();
      Position position = new Position("traffic", 0, 7);

      harness.send(new Refused(new Refusal(RefusalReason.MALFORMED, "", "no JSON", position, RAW)));

      assertThat(harness.extractOutputValues()).isEmpty();
      assertThat(harness.getSideOutput(AdmitOperator.REJECTED)).hasSize(1);
    }
  }

  @Test
  void afterARestoreTheSameRecordsAreLate() throws Exception {
    try (Harness restored = new Harness()) {
      restored.initializeState(afterOneRecord("a", 1));
      restored.open();

      restored.send("a", 1, START);
      restored.send("a", 2, START);

      assertThat(restored.late()).isEqualTo(1);
      assertThat(restored.extractOutputValues()).hasSize(1);
    }
  }

  @Test
  void whatWasNotTakenUpAgainIsStoredAllTheSame() throws Exception {
    OperatorSubtaskState second;
    try (Harness restored = new Harness()) {
      restored.initializeState(afterOneRecord("a", 1));
      restored.open();
      second = restored.snapshot(2, 2);
    }
    try (Harness again = new Harness()) {
      again.initializeState(second);
      again.open();

      again.send("a", 1, START);

      assertThat(again.late()).isEqualTo(1);
    }
  }

  @Test
  void afterARestoreEventTimeWaitsForASourceThatHasNotComeAgain() throws Exception {
    OperatorSubtaskState checkpoint;
    try (Harness harness = new Harness()) {
      harness.open();
      harness.send("a", 0, START);
      harness.send("b", 0, START + 10 * MINUTE);
      checkpoint = harness.snapshot(1, 1);
    }
    try (Harness restored = new Harness()) {
      restored.initializeState(checkpoint);
      restored.open();
      restored.send("b", 0, START + 11 * MINUTE);
      restored.processWatermark(new Watermark(START + 11 * MINUTE));
      long waiting = restored.watermark();

      restored.send("a", 0, START + MINUTE);
      restored.processWatermark(new Watermark(START + 11 * MINUTE));

      assertThat(waiting).isEqualTo(START);
      assertThat(restored.watermark()).isEqualTo(START + 11 * MINUTE);
    }
  }

  @Test
  void aSourceThatStaysAwayIsNotWaitedForLongerThanAnIdleOne() throws Exception {
    try (Harness restored = new Harness()) {
      restored.initializeState(afterOneRecord("a", 0));
      restored.open();
      restored.send("b", 0, START + 76 * MINUTE);

      restored.processWatermark(new Watermark(START + 76 * MINUTE));

      assertThat(restored.watermark()).isEqualTo(START + 76 * MINUTE);
    }
  }

  private static OperatorSubtaskState afterOneRecord(String source, int partition)
      throws Exception {
    try (Harness harness = new Harness()) {
      harness.open();
      harness.send(source, partition, START + 60 * MINUTE);
      return harness.snapshot(1, 1);
    }
  }

  @Test
  void admissionsAreStoredByTheirCodec() {
    assertThat(AdmitOperator.ADMISSIONS.getElementSerializer()).isInstanceOf(CodecSerializer.class);
  }
}
