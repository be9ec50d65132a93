package io.ringfence.jobs.detection.lists;

import static io.ringfence.jobs.detection.lists.FanOutHarness.DAY;
import static io.ringfence.jobs.detection.lists.FanOutHarness.KEEP;
import static io.ringfence.jobs.detection.lists.FanOutHarness.NUMBER;
import static io.ringfence.jobs.detection.lists.FanOutHarness.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.jobs.config.RetentionClock;
import io.ringfence.jobs.keyed.BroadcastUpdate;
import io.ringfence.signal.Correction;
import io.ringfence.signal.Listing;
import io.ringfence.signal.Privacy;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;

/** What every task hears of listings, and what is kept for that. */
class FanOutStageTest {

  private static Privacy wrong(String listing) {
    return new Privacy("p-1", START + 9, "desk", SignalTopic.PRIVACY_CORRECT, NUMBER, "asked")
        .correcting(Correction.ofListing(listing));
  }

  @Test
  void thatAnAllowWasWrongIsHeardWhereTheAllowWas() throws Exception {
    try (FanOutHarness harness = new FanOutHarness(RetentionClock.EVENT)) {
      harness.open();
      harness.send(FanOutHarness.ofNumber("allow", START, SignalTopic.LISTING_ALLOW));

      harness.processElement(wrong("allow"), START);
      harness.processElement(wrong("unknown"), START);
      harness.send(FanOutHarness.ofNumber("allow", START, SignalTopic.LISTING_ALLOW));

      assertThat(harness.heard()).containsExactly("allow", "allow");
      assertThat(((BroadcastUpdate.Listed) harness.extractOutputValues().get(1)).listing())
          .isEqualTo(Listing.correction(wrong("allow")));
    }
  }

  @Test
  void anAllowThatIsKnownToBeWrongIsNotHeard() throws Exception {
    try (FanOutHarness harness = new FanOutHarness(RetentionClock.EVENT)) {
      harness.open();
      harness.processElement(wrong("allow"), START);

      harness.send(FanOutHarness.ofNumber("allow", START, SignalTopic.LISTING_ALLOW));

      assertThat(harness.heard()).isEmpty();
      for (long time = START + KEEP; time < START + KEEP + 5 * DAY; time += DAY / 2) {
        harness.watermark(time);
      }
      assertThat(harness.numKeyedStateEntries()).isZero();
    }
  }

  @Test
  void rangesAndNetworksPassAndLeaveNothing() throws Exception {
    try (FanOutHarness harness = new FanOutHarness(RetentionClock.EVENT)) {
      harness.open();

      harness.send(
          FanOutHarness.change(
              "r", START, SignalTopic.LISTING_ADD, new Subject(SubjectKind.RANGE, "+1202")));
      harness.send(
          FanOutHarness.change(
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
    try (FanOutHarness harness = new FanOutHarness(RetentionClock.EVENT)) {
      harness.open();

      harness.send(FanOutHarness.ofNumber("before", START, SignalTopic.LISTING_REMOVE));
      assertThat(harness.heard()).isEmpty();
      harness.send(FanOutHarness.ofNumber("allow", START - 1, SignalTopic.LISTING_ALLOW));
      harness.send(FanOutHarness.ofNumber("after", START + 1, SignalTopic.LISTING_REMOVE));

      assertThat(harness.heard()).containsExactly("allow", "before", "after");
    }
  }

  @Test
  void afterARestoreAnAllowIsStillKnown() throws Exception {
    OperatorSubtaskState checkpoint;
    try (FanOutHarness harness = new FanOutHarness(RetentionClock.EVENT)) {
      harness.open();
      harness.send(FanOutHarness.ofNumber("allow", START, SignalTopic.LISTING_ALLOW));
      checkpoint = harness.snapshot(1, 1);
    }
    try (FanOutHarness restored = new FanOutHarness(RetentionClock.EVENT)) {
      restored.initializeState(checkpoint);
      restored.open();

      restored.send(FanOutHarness.ofNumber("end", START + 1, SignalTopic.LISTING_REMOVE));
      restored.send(
          FanOutHarness.change(
              "other",
              START + 1,
              SignalTopic.LISTING_REMOVE,
              new Subject(SubjectKind.NUMBER, "+12025550222")));

      assertThat(restored.heard()).containsExactly("end");
    }
  }

  @Test
  void afterTheRetentionByEventTimeNothingIsLeft() throws Exception {
    try (FanOutHarness harness = new FanOutHarness(RetentionClock.EVENT)) {
      harness.open();
      harness.send(FanOutHarness.ofNumber("allow", START, SignalTopic.LISTING_ALLOW));
      harness.send(FanOutHarness.ofNumber("end", START + DAY, SignalTopic.LISTING_REMOVE));
      harness.watermark(START + KEEP);
      assertThat(harness.numKeyedStateEntries()).isPositive();

      for (long time = START + KEEP; time < START + KEEP + 5 * DAY; time += DAY / 2) {
        harness.watermark(time);
      }

      assertThat(harness.numKeyedStateEntries()).isZero();
      assertThat(harness.numEventTimeTimers()).isZero();
    }
  }

  @Test
  void afterTheRetentionByTheWallNothingIsLeftThoughFeedsAreSilent() throws Exception {
    try (FanOutHarness harness = new FanOutHarness(RetentionClock.WALL)) {
      harness.setProcessingTime(START);
      harness.open();
      harness.send(FanOutHarness.ofNumber("end", START, SignalTopic.LISTING_REMOVE));
      harness.watermark(START);
      assertThat(harness.numKeyedStateEntries()).isPositive();

      for (long time = START; time < START + KEEP + 3 * DAY; time += DAY / 2) {
        harness.setProcessingTime(time);
      }

      assertThat(harness.numKeyedStateEntries()).isZero();
    }
  }
}
