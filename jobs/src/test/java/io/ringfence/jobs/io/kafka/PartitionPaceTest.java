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
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class PartitionPaceTest {

  private static final long START = 1_764_061_200_000L;
  private static final long MINUTE = 60_000;
  static final TopicPartition PARTITION = new TopicPartition("security.events", 3);
  private static final Duration SILENCE = Duration.ofSeconds(20);
  private static final long SECOND_NANOS = 1_000_000_000;

  private final AnsweredEndOffsets ends = new AnsweredEndOffsets();
  private final RecordedOutput out = new RecordedOutput();
  private final ReaderPace reader = new ReaderPace(SILENCE, true, false, ends);
  private final PartitionPace partition =
      new PartitionPace(PARTITION, -1, reader, Sources.shipped());

  @Test
  void aPartitionThatIsReadLaterThanTheOthersIsWaitedFor() {
    theOthersHaveReached(120);
    read(10, 0);
    itEndsAt(100);

    read(11, 60);
    read(99, 90);

    assertThat(out.idle).isFalse();
    assertThat(out.watermark).isEqualTo(at(90));
    assertThat(out.lags()).containsExactly(0L, 0L, 0L);
  }

  @Test
  void aPartitionThatWritesOlderRecordsThanOthersHadReachedIsOutOfStep() {
    theOthersHaveReached(60);
    read(10, 0);
    itEndsAt(11);

    read(11, 1);
    read(12, 2);

    assertThat(out.idle).isTrue();
    assertThat(partition.leads()).isFalse();
    assertThat(out.watermark).isEqualTo(at(0));
    assertThat(out.lags()).containsExactly(0L, 60 * MINUTE, 59 * MINUTE);
  }

  @Test
  void aPartitionWhoseNewRecordsAreInTimeIsInStep() {
    theOthersHaveReached(60);
    read(10, 0);
    itEndsAt(11);

    read(11, 45);

    assertThat(out.idle).isFalse();
    assertThat(out.watermark).isEqualTo(at(45));
  }

  @Test
  void aPartitionThatCatchesUpIsWaitedForAgain() {
    theOthersHaveReached(60);
    read(10, 0);
    itEndsAt(11);
    read(11, 1);

    read(12, 50);

    assertThat(out.idle).isFalse();
    assertThat(out.watermark).isEqualTo(at(50));
    assertThat(out.lags()).last().isEqualTo(0L);
  }

  @Test
  void aBrokerThatDoesNotAnswerIsAskedAgain() {
    theOthersHaveReached(60);
    read(10, 0);
    reader.ask(SECOND_NANOS, Set.of(PARTITION));
    ends.fail();
    read(11, 1);
    assertThat(out.idle).isFalse();

    itEndsAt(12);
    read(12, 2);

    assertThat(ends.asked).isEqualTo(2);
    assertThat(out.idle).isTrue();
  }

  @Test
  void aPartitionInWhichNothingMovesIsIdleAfterAWhile() {
    read(0, 10);

    partition.beat(SILENCE.toNanos() - 1, out);
    partition.read(malformed(1), out);
    read(2, 9);
    assertThat(out.idle).isFalse();
    partition.beat(1, out);
    assertThat(out.idle).isTrue();

    read(3, 11);
    assertThat(out.idle).isFalse();
    assertThat(out.watermark).isEqualTo(at(11));
  }

  @Test
  void afterAPartitionWakesUpItsEventTimeStandsForAMoment() {
    read(0, 10);
    partition.beat(SILENCE.toNanos(), out);

    read(1, 11);
    read(2, 590);
    partition.beat(PartitionPace.WAKING_NANOS - 1, out);
    read(3, 600);
    assertThat(out.idle).isFalse();
    assertThat(out.watermark).isEqualTo(at(11));

    partition.beat(1, out);
    assertThat(out.watermark).isEqualTo(at(600));
    read(4, 601);
    assertThat(out.watermark).isEqualTo(at(601));
  }

  @Test
  void aPartitionWithMoreSourcesThanAreRememberedIsNotSilent() {
    for (int source = 0; source < 10_000; source++) {
      Signal tried = Signals.failedRegistration("e", at(0), "pbx-" + source);
      partition.read(read(tried, source), out);
    }
    partition.beat(SILENCE.toNanos() - 1, out);

    read(10_000, 1);
    partition.beat(1, out);

    assertThat(out.idle).isFalse();
  }

  @Test
  void aPausedPartitionIsNotSilent() {
    read(0, 10);

    partition.pause(true);
    partition.beat(2 * SILENCE.toNanos(), out);
    assertThat(out.idle).isFalse();

    partition.pause(false);
    partition.beat(SILENCE.toNanos(), out);
    assertThat(out.idle).isTrue();
  }

  @Test
  void partitionsThatAreReadToTheirEndAreAlwaysWaitedFor() {
    ReaderPace bounded = new ReaderPace(SILENCE, false, true, ends);
    PartitionPace whole = new PartitionPace(PARTITION, -1, bounded, Sources.shipped());
    bounded.allIs(new PaceReport(at(60), at(0)));

    whole.read(record(10, 0), out);
    bounded.ask(SECOND_NANOS, Set.of(PARTITION));
    whole.read(record(11, 1), out);

    assertThat(ends.asked).isZero();
    assertThat(out.idle).isFalse();
    assertThat(out.watermark).isEqualTo(at(1));
    assertThat(whole.isAhead()).isFalse();
  }

  @Test
  void aSourceThatIsBehindTheOthersOfItsPartitionHasALag() {
    read(0, 60);

    partition.read(read(Signals.failedRegistration("e", at(20), "slow"), 1), out);

    assertThat(out.watermark).isEqualTo(at(60));
    assertThat(out.lags()).containsExactly(0L, 41 * MINUTE);
  }

  @Test
  void aPartitionWithABacklogIsNotReadFarAheadOfAnother() {
    itEndsAt(100);
    itEndsAt(100);
    reader.allIs(new PaceReport(at(0), at(0)));

    read(10, 1);
    assertThat(partition.hasBacklog()).isTrue();
    assertThat(partition.isAhead()).isFalse();
    read(11, 2);
    assertThat(partition.isAhead()).isTrue();

    reader.allIs(new PaceReport(at(1), at(1)));
    assertThat(partition.isAhead()).isFalse();
  }

  @Test
  void aPartitionWaitsForAnotherOfWhichNothingHasBeenReadYet() {
    reader.allIs(new PaceReport(Long.MIN_VALUE, Long.MIN_VALUE));

    read(10, 5);

    assertThat(partition.isAhead()).isTrue();
  }

  @Test
  void aPartitionThatHasBeenReadUpWaitsForNone() {
    itEndsAt(11);
    itEndsAt(12);
    reader.allIs(new PaceReport(at(0), at(0)));

    read(10, 90);

    assertThat(partition.hasBacklog()).isFalse();
    assertThat(partition.isAhead()).isFalse();
  }

  @Test
  void aPartitionThatHasNothingToReadHasNoBacklog() {
    assertThat(partition.hasBacklog()).isTrue();

    partition.beat(SECOND_NANOS, out);

    assertThat(partition.hasBacklog()).isFalse();
  }

  @Test
  void aPartitionWithABacklogIsNotSilentBecauseItsTurnIsLate() {
    itEndsAt(100);
    itEndsAt(100);
    read(10, 5);

    partition.beat(9 * SECOND_NANOS, out);
    assertThat(partition.hasBacklog()).isTrue();
    partition.beat(SECOND_NANOS, out);
    assertThat(partition.hasBacklog()).isFalse();

    assertThat(out.idle).isFalse();
    partition.beat(SILENCE.toNanos() - 10 * SECOND_NANOS, out);
    assertThat(out.idle).isFalse();
    partition.beat(MINUTE * 1_000_000, out);
    assertThat(out.idle).isTrue();
  }

  @Test
  void aSourceThatHasFallenQuietIsNotWaitedForOnceAllHasBeenRead() {
    itEndsAt(2);
    itEndsAt(2);
    read(0, 60);
    partition.read(read(Signals.failedRegistration("e", at(70), "busy"), 1), out);
    assertThat(out.watermark).isEqualTo(at(60));

    for (int second = 0; second < 11; second++) {
      partition.read(
          read(Signals.failedRegistration("e" + second, at(70) + second, "busy"), 2 + second), out);
      partition.beat(SECOND_NANOS, out);
    }
    assertThat(out.watermark).isGreaterThanOrEqualTo(at(70));

    read(20, 61);
    assertThat(out.lags()).last().isEqualTo(0L);
  }

  @Test
  void aQuietSourceIsWaitedForWhileABacklogIsRead() {
    itEndsAt(100);
    itEndsAt(100);
    read(0, 60);
    partition.read(read(Signals.failedRegistration("e", at(70), "busy"), 1), out);

    partition.beat(9 * SECOND_NANOS, out);
    partition.beat(9 * SECOND_NANOS, out);

    assertThat(out.watermark).isEqualTo(at(60));
  }

  private void theOthersHaveReached(int minute) {
    reader.allIs(new PaceReport(at(minute), Long.MAX_VALUE));
  }

  /** The broker says where the partition ends. */
  private void itEndsAt(long offset) {
    reader.ask(SECOND_NANOS, Set.of(PARTITION));
    ends.answer(offset);
    reader.ask(0, Set.of(PARTITION));
  }

  private void read(long offset, int minute) {
    partition.read(record(offset, minute), out);
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
}
