package io.ringfence.jobs.io.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.decode.Decoded;
import io.ringfence.decode.Position;
import io.ringfence.decode.Refusal;
import io.ringfence.decode.RefusalReason;
import io.ringfence.decode.feed.Sources;
import io.ringfence.jobs.testing.Signals;
import io.ringfence.signal.Signal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class PartitionPaceTest {

  private static final long START = 1_764_061_200_000L;
  private static final long MINUTE = 60_000;
  private static final TopicPartition PARTITION = new TopicPartition("security.events", 3);
  private static final Duration SILENCE = Duration.ofSeconds(60);
  private static final long SECOND_NANOS = 1_000_000_000;

  private final Ends ends = new Ends();
  private final Out out = new Out();

  @Test
  void aPartitionThatIsReadLaterThanTheOthersIsWaitedFor() {
    ReaderPace reader = unbounded();
    PartitionPace partition = partition(reader);
    reader.allIs(at(120));

    partition.read(record(10, 0), out);
    ends.answer(100);
    partition.read(record(11, 60), out);
    partition.read(record(99, 90), out);

    assertThat(out.idle).isFalse();
    assertThat(out.watermark).isEqualTo(at(90));
    assertThat(out.lags()).containsExactly(0L, 0L, 0L);
  }

  @Test
  void aPartitionThatWritesOlderRecordsThanOthersHadReachedIsOutOfStep() {
    ReaderPace reader = unbounded();
    PartitionPace partition = partition(reader);
    reader.allIs(at(60));

    partition.read(record(10, 0), out);
    ends.answer(11);
    partition.read(record(11, 1), out);
    partition.read(record(12, 2), out);

    assertThat(out.idle).isTrue();
    assertThat(partition.leads()).isFalse();
    assertThat(out.watermark).isEqualTo(at(0));
    assertThat(out.lags()).containsExactly(0L, 60 * MINUTE, 59 * MINUTE);
  }

  @Test
  void aPartitionWhoseNewRecordsAreInTimeIsInStep() {
    ReaderPace reader = unbounded();
    PartitionPace partition = partition(reader);
    reader.allIs(at(60));

    partition.read(record(10, 0), out);
    ends.answer(11);
    partition.read(record(11, 45), out);

    assertThat(out.idle).isFalse();
    assertThat(out.watermark).isEqualTo(at(45));
  }

  @Test
  void aPartitionThatCatchesUpIsWaitedForAgain() {
    ReaderPace reader = unbounded();
    PartitionPace partition = partition(reader);
    reader.allIs(at(60));
    partition.read(record(10, 0), out);
    ends.answer(11);
    partition.read(record(11, 1), out);

    partition.read(record(12, 50), out);

    assertThat(out.idle).isFalse();
    assertThat(out.watermark).isEqualTo(at(50));
    assertThat(out.lags()).last().isEqualTo(0L);
  }

  @Test
  void aBrokerThatDoesNotAnswerIsAskedAgain() {
    ReaderPace reader = unbounded();
    PartitionPace partition = partition(reader);
    reader.allIs(at(60));
    partition.read(record(10, 0), out);
    ends.fail();

    partition.read(record(11, 1), out);
    assertThat(ends.asked).isEqualTo(1);
    partition.beat(SECOND_NANOS, out);
    partition.read(record(12, 2), out);
    ends.answer(13);
    partition.read(record(13, 3), out);

    assertThat(ends.asked).isEqualTo(2);
    assertThat(out.idle).isTrue();
  }

  @Test
  void aPartitionInWhichNothingMovesIsIdleAfterAWhile() {
    PartitionPace partition = partition(unbounded());
    partition.read(record(0, 10), out);

    partition.beat(SILENCE.toNanos() - 1, out);
    partition.read(malformed(1), out);
    partition.read(record(2, 9), out);
    assertThat(out.idle).isFalse();
    partition.beat(1, out);
    assertThat(out.idle).isTrue();

    partition.read(record(3, 11), out);
    assertThat(out.idle).isFalse();
    assertThat(out.watermark).isEqualTo(at(11));
  }

  @Test
  void aPausedPartitionIsNeverMarkedIdle() {
    ReaderPace reader = unbounded();
    PartitionPace partition = partition(reader);
    reader.allIs(at(60));
    partition.read(record(10, 0), out);
    ends.answer(11);
    partition.pause();

    partition.beat(2 * SILENCE.toNanos(), out);
    partition.read(record(11, 1), out);
    assertThat(out.idle).isFalse();

    partition.resume();
    partition.read(record(12, 2), out);
    assertThat(out.idle).isTrue();
  }

  @Test
  void partitionsThatAreReadToTheirEndAreAlwaysWaitedFor() {
    ReaderPace reader = new ReaderPace(SILENCE, false, ends);
    PartitionPace partition = partition(reader);
    reader.allIs(at(60));

    partition.read(record(10, 0), out);
    partition.read(record(11, 1), out);

    assertThat(ends.asked).isZero();
    assertThat(out.idle).isFalse();
    assertThat(out.watermark).isEqualTo(at(1));
  }

  @Test
  void aSourceThatIsBehindTheOthersOfItsPartitionHasALag() {
    PartitionPace partition = partition(unbounded());
    partition.read(record(0, 60), out);

    partition.read(read(Signals.failedRegistration("e", at(20), "slow"), 1), out);

    assertThat(out.watermark).isEqualTo(at(60));
    assertThat(out.lags()).containsExactly(0L, 41 * MINUTE);
  }

  private ReaderPace unbounded() {
    return new ReaderPace(SILENCE, true, ends);
  }

  private static PartitionPace partition(ReaderPace reader) {
    return new PartitionPace(PARTITION, reader, Sources.shipped());
  }

  private static long at(int minute) {
    return START + minute * MINUTE;
  }

  private static Decoded record(long offset, int minute) {
    return read(Signals.failedRegistration("e-" + offset, at(minute)), offset);
  }

  private static Decoded read(Signal signal, long offset) {
    return new Decoded.Read(signal, position(offset), new byte[0]);
  }

  private static Decoded malformed(long offset) {
    Position position = position(offset);
    return new Decoded.Refused(
        new Refusal(RefusalReason.MALFORMED, "", "not JSON", position, new byte[0]));
  }

  private static Position position(long offset) {
    return new Position(PARTITION.topic(), PARTITION.partition(), offset);
  }

  /** A broker that answers when the test says so. */
  private static final class Ends implements EndOffsets {
    private int asked;
    private CompletableFuture<Long> answer;

    @Override
    public CompletableFuture<Long> of(TopicPartition partition) {
      asked++;
      answer = new CompletableFuture<>();
      return answer;
    }

    void answer(long offset) {
      answer.complete(offset);
    }

    void fail() {
      answer.completeExceptionally(new IllegalStateException("no leader"));
    }

    @Override
    public void close() {}
  }

  /** What the partition hands on. */
  private static final class Out implements SourceOutput<Decoded> {
    private final List<Decoded> records = new ArrayList<>();
    private final List<Long> timestamps = new ArrayList<>();
    private long watermark = Long.MIN_VALUE;
    private boolean idle;

    List<Long> lags() {
      List<Long> lags = new ArrayList<>();
      for (int i = 0; i < records.size(); i++) {
        if (records.get(i) instanceof Decoded.Read read) {
          lags.add(timestamps.get(i) - read.signal().time());
        }
      }
      return lags;
    }

    @Override
    public void collect(Decoded decoded) {
      throw new AssertionError("a record without a timestamp");
    }

    @Override
    public void collect(Decoded decoded, long timestamp) {
      records.add(decoded);
      timestamps.add(timestamp);
    }

    @Override
    public void emitWatermark(Watermark mark) {
      assertThat(mark.getTimestamp()).isGreaterThan(watermark);
      watermark = mark.getTimestamp();
      idle = false;
    }

    @Override
    public void markIdle() {
      idle = true;
    }

    @Override
    public void markActive() {
      idle = false;
    }
  }
}
