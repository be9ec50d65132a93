package io.ringfence.jobs.detection.lists;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.jobs.config.RetentionClock;
import io.ringfence.jobs.config.SecretKey;
import io.ringfence.jobs.detection.sweep.StoredLedger;
import io.ringfence.jobs.io.StreamTypes;
import io.ringfence.jobs.testing.Closing;
import io.ringfence.signal.Correction;
import io.ringfence.signal.Listing;
import io.ringfence.signal.Privacy;
import io.ringfence.signal.Signal;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import java.io.IOException;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class FanOutOperatorTest {

  private static final long START = 1_700_000_000_000L;
  private static final long DAY = 24 * 3_600_000L;
  private static final long KEEP = 90 * DAY;
  private static final Subject NUMBER = new Subject(SubjectKind.NUMBER, "+12025550111");

  private static final class Harness
      extends KeyedOneInputStreamOperatorTestHarness<String, Signal, BroadcastUpdate> {

    Harness(RetentionClock clock) throws Exception {
      this(clock, StoredLedger.NONE);
    }

    Harness(RetentionClock clock, StoredLedger ledger) throws Exception {
      super(
          new FanOutOperator(clock, KEEP, ledger),
          signal ->
              (signal instanceof Privacy request ? request.subject() : ((Listing) signal).subject())
                  .key(),
          StreamTypes.KEY);
    }

    void ask(String id, long time, SignalTopic action, long until) throws Exception {
      processElement(
          new Privacy(id, time, "desk", action, NUMBER, "")
              .askedBy("ann")
              .on(new Privacy.HoldTerms("a court", until, Signal.ABSENT)),
          time);
    }

    void watermark(long time) throws Exception {
      processWatermark(new Watermark(time));
    }

    /** Which request erases up to when. */
    List<String> erased() {
      return extractOutputValues().stream()
          .filter(BroadcastUpdate.Erased.class::isInstance)
          .map(each -> ((BroadcastUpdate.Erased) each).erasure())
          .map(each -> each.request() + " " + (each.upTo() - START))
          .toList();
    }

    List<String> heard() {
      return extractOutputValues().stream()
          .map(each -> ((BroadcastUpdate.Listed) each).listing().id())
          .toList();
    }

    @Override
    public void close() throws IOException {
      Closing.narrowed(super::close);
    }
  }

  private static Listing change(String id, long time, SignalTopic action, Subject subject) {
    return new Listing(
        id, time, "default", action, subject, "house", "", time, Long.MAX_VALUE, false, "ann");
  }

  private static Listing ofNumber(String id, long time, SignalTopic action) {
    return change(id, time, action, NUMBER);
  }

  private static void send(Harness harness, Listing listing) throws Exception {
    harness.processElement(listing, listing.time());
  }

  @Test
  void anErasureIsHeardAtOnceAndLeavesNothing() throws Exception {
    try (Harness harness = new Harness(RetentionClock.EVENT)) {
      harness.open();

      harness.ask("p-1", START, SignalTopic.PRIVACY_ERASE, Signal.ABSENT);

      assertThat(harness.erased()).containsExactly("p-1 0");
      assertThat(harness.numKeyedStateEntries()).isZero();
    }
  }

  private static Privacy wrong(String listing) {
    return new Privacy("p-1", START + 9, "desk", SignalTopic.PRIVACY_CORRECT, NUMBER, "asked")
        .correcting(Correction.ofListing(listing));
  }

  @Test
  void thatAnAllowWasWrongIsHeardWhereTheAllowWas() throws Exception {
    try (Harness harness = new Harness(RetentionClock.EVENT)) {
      harness.open();
      send(harness, ofNumber("allow", START, SignalTopic.LISTING_ALLOW));

      harness.processElement(wrong("allow"), START);
      harness.processElement(wrong("unknown"), START);
      send(harness, ofNumber("allow", START, SignalTopic.LISTING_ALLOW));

      assertThat(harness.heard()).containsExactly("allow", "allow");
      assertThat(((BroadcastUpdate.Listed) harness.extractOutputValues().get(1)).listing())
          .isEqualTo(Listing.correction(wrong("allow")));
    }
  }

  @Test
  void anAllowThatIsKnownToBeWrongIsNotHeard() throws Exception {
    try (Harness harness = new Harness(RetentionClock.EVENT)) {
      harness.open();
      harness.processElement(wrong("allow"), START);

      send(harness, ofNumber("allow", START, SignalTopic.LISTING_ALLOW));

      assertThat(harness.heard()).isEmpty();
      for (long time = START + KEEP; time < START + KEEP + 5 * DAY; time += DAY / 2) {
        harness.processWatermark(new Watermark(time));
      }
      assertThat(harness.numKeyedStateEntries()).isZero();
    }
  }

  @Test
  void anErasureWaitsForTheReleaseOfAHold() throws Exception {
    OperatorSubtaskState checkpoint;
    try (Harness harness = new Harness(RetentionClock.EVENT)) {
      harness.open();
      harness.ask("h-1", START, SignalTopic.PRIVACY_HOLD, START + 9 * DAY);
      harness.ask("p-1", START + 1, SignalTopic.PRIVACY_ERASE, Signal.ABSENT);
      harness.ask("p-2", START + 2, SignalTopic.PRIVACY_ERASE, Signal.ABSENT);
      assertThat(harness.erased()).isEmpty();
      checkpoint = harness.snapshot(1, 1);
    }
    try (Harness restored = new Harness(RetentionClock.EVENT)) {
      restored.initializeState(checkpoint);
      restored.open();

      restored.ask("r-1", START + DAY, SignalTopic.PRIVACY_RELEASE, Signal.ABSENT);

      assertThat(restored.erased()).containsExactly("r-1 2");
      assertThat(restored.numKeyedStateEntries()).as("not even the key").isZero();
      assertThat(restored.numEventTimeTimers()).isZero();
    }
  }

  @Test
  void anErasureWaitsForTheEndOfTheLongestHold() throws Exception {
    try (Harness harness = new Harness(RetentionClock.EVENT)) {
      harness.open();
      harness.ask("h-1", START, SignalTopic.PRIVACY_HOLD, START + 9 * DAY);
      harness.ask("h-2", START, SignalTopic.PRIVACY_HOLD, START + 2 * DAY);
      harness.ask("p-1", START + 1, SignalTopic.PRIVACY_ERASE, Signal.ABSENT);

      for (int day = 0; day < 9; day++) {
        harness.watermark(START + day * DAY);
        assertThat(harness.erased()).isEmpty();
      }
      harness.watermark(START + 9 * DAY + DAY / 12);

      assertThat(harness.erased()).containsExactly("h-1 1");
      assertThat(harness.numKeyedStateEntries()).isZero();
      assertThat(harness.numEventTimeTimers()).isZero();
    }
  }

  /** Timers fire up to an hour late. */
  @Test
  void aHoldThatIsOverPutsNothingOffThoughItsTimerHasNotFired() throws Exception {
    try (Harness harness = new Harness(RetentionClock.EVENT)) {
      harness.open();
      harness.ask("h-1", START, SignalTopic.PRIVACY_HOLD, START + DAY);
      harness.watermark(START + DAY);

      harness.ask("p-1", START + DAY, SignalTopic.PRIVACY_ERASE, Signal.ABSENT);

      assertThat(harness.erased()).containsExactly("p-1 " + DAY);
    }
  }

  @Test
  void aReleaseWithoutAnErasureErasesNothing() throws Exception {
    try (Harness harness = new Harness(RetentionClock.EVENT)) {
      harness.open();
      harness.ask("h-1", START, SignalTopic.PRIVACY_HOLD, START + 9 * DAY);

      harness.ask("r-1", START + 1, SignalTopic.PRIVACY_RELEASE, Signal.ABSENT);
      harness.ask("a-1", START + 2, SignalTopic.PRIVACY_ACCESS, Signal.ABSENT);

      assertThat(harness.erased()).isEmpty();
    }
  }

  @Test
  void rangesAndNetworksPassAndLeaveNothing() throws Exception {
    try (Harness harness = new Harness(RetentionClock.EVENT)) {
      harness.open();

      send(
          harness,
          change("r", START, SignalTopic.LISTING_ADD, new Subject(SubjectKind.RANGE, "+1202")));
      send(
          harness,
          change(
              "n",
              START,
              SignalTopic.LISTING_REMOVE,
              new Subject(SubjectKind.NETWORK, "198.18.0.0/16")));

      assertThat(harness.heard()).containsExactly("r", "n");
      assertThat(harness.numKeyedStateEntries()).isZero();
    }
  }

  @Test
  void theRemovalOfANumberIsHeardWhereAnAllowOfItsListIsKnown() throws Exception {
    try (Harness harness = new Harness(RetentionClock.EVENT)) {
      harness.open();

      send(harness, ofNumber("before", START, SignalTopic.LISTING_REMOVE));
      assertThat(harness.heard()).isEmpty();
      send(harness, ofNumber("allow", START - 1, SignalTopic.LISTING_ALLOW));
      send(harness, ofNumber("after", START + 1, SignalTopic.LISTING_REMOVE));

      assertThat(harness.heard()).containsExactly("allow", "before", "after");
    }
  }

  @Test
  void afterARestoreAnAllowIsStillKnown() throws Exception {
    OperatorSubtaskState checkpoint;
    try (Harness harness = new Harness(RetentionClock.EVENT)) {
      harness.open();
      send(harness, ofNumber("allow", START, SignalTopic.LISTING_ALLOW));
      checkpoint = harness.snapshot(1, 1);
    }
    try (Harness restored = new Harness(RetentionClock.EVENT)) {
      restored.initializeState(checkpoint);
      restored.open();

      send(restored, ofNumber("end", START + 1, SignalTopic.LISTING_REMOVE));
      send(
          restored,
          change(
              "other",
              START + 1,
              SignalTopic.LISTING_REMOVE,
              new Subject(SubjectKind.NUMBER, "+12025550222")));

      assertThat(restored.heard()).containsExactly("end");
    }
  }

  @Test
  void afterTheRetentionByEventTimeNothingIsLeft() throws Exception {
    try (Harness harness = new Harness(RetentionClock.EVENT)) {
      harness.open();
      send(harness, ofNumber("allow", START, SignalTopic.LISTING_ALLOW));
      send(harness, ofNumber("end", START + DAY, SignalTopic.LISTING_REMOVE));
      harness.processWatermark(new Watermark(START + KEEP));
      assertThat(harness.numKeyedStateEntries()).isPositive();

      for (long time = START + KEEP; time < START + KEEP + 5 * DAY; time += DAY / 2) {
        harness.processWatermark(new Watermark(time));
      }

      assertThat(harness.numKeyedStateEntries()).isZero();
      assertThat(harness.numEventTimeTimers()).isZero();
    }
  }

  @Test
  void afterTheRetentionByTheWallNothingIsLeftThoughFeedsAreSilent() throws Exception {
    try (Harness harness = new Harness(RetentionClock.WALL)) {
      harness.setProcessingTime(START);
      harness.open();
      send(harness, ofNumber("end", START, SignalTopic.LISTING_REMOVE));
      harness.processWatermark(new Watermark(START));
      assertThat(harness.numKeyedStateEntries()).isPositive();

      for (long time = START; time < START + KEEP + 3 * DAY; time += DAY / 2) {
        harness.setProcessingTime(time);
      }

      assertThat(harness.numKeyedStateEntries()).isZero();
    }
  }

  /** An allow may be read again, or learnt late, when its subject has long been erased. */
  @Test
  void anAllowFromBeforeAnErasureIsHeardAndStoredWithoutWords() throws Exception {
    SecretKey key = SecretKey.passing();
    byte[] entry =
        key.subjectDigests().entry(NUMBER.key(), "p-1", START + 10).json().getBytes(UTF_8);
    StoredLedger ledger = new StoredLedger(key, each -> each.accept(entry));
    try (Harness harness = new Harness(RetentionClock.EVENT, ledger)) {
      harness.open();

      harness.processElement(worded("l-1", START), START);
      harness.processElement(worded("l-2", START + 11), START + 11);

      assertThat(
              harness.extractOutputValues().stream()
                  .map(each -> ((BroadcastUpdate.Listed) each).listing())
                  .map(each -> each.id() + ' ' + each.reason()))
          .containsExactly("l-1 ", "l-2 a friend");
    }
  }

  private static Listing worded(String id, long time) {
    return new Listing(
        id,
        time,
        "default",
        SignalTopic.LISTING_ALLOW,
        NUMBER,
        "house",
        "a friend",
        time,
        Long.MAX_VALUE,
        false,
        "ann");
  }
}
