package io.ringfence.jobs.detection.lists;

import static io.ringfence.jobs.detection.lists.FanOutHarness.DAY;
import static io.ringfence.jobs.detection.lists.FanOutHarness.NUMBER;
import static io.ringfence.jobs.detection.lists.FanOutHarness.START;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.jobs.config.RetentionClock;
import io.ringfence.jobs.config.SecretKey;
import io.ringfence.jobs.keyed.BroadcastUpdate;
import io.ringfence.jobs.keyed.erasure.StoredLedger;
import io.ringfence.signal.Listing;
import io.ringfence.signal.Signal;
import io.ringfence.signal.SignalTopic;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;

/** When every task hears of an erasure, and what holds have to do with it. */
class FanOutErasureTest {

  @Test
  void anErasureIsHeardAtOnceAndLeavesNothing() throws Exception {
    try (FanOutHarness harness = new FanOutHarness(RetentionClock.EVENT)) {
      harness.open();

      harness.ask("p-1", START, SignalTopic.PRIVACY_ERASE, Signal.ABSENT);

      assertThat(harness.erased()).containsExactly("p-1 0");
      assertThat(harness.numKeyedStateEntries()).isZero();
    }
  }

  @Test
  void anErasureWaitsForTheReleaseOfAHold() throws Exception {
    OperatorSubtaskState checkpoint;
    try (FanOutHarness harness = new FanOutHarness(RetentionClock.EVENT)) {
      harness.open();
      harness.ask("h-1", START, SignalTopic.PRIVACY_HOLD, START + 9 * DAY);
      harness.ask("p-1", START + 1, SignalTopic.PRIVACY_ERASE, Signal.ABSENT);
      harness.ask("p-2", START + 2, SignalTopic.PRIVACY_ERASE, Signal.ABSENT);
      assertThat(harness.erased()).isEmpty();
      checkpoint = harness.snapshot(1, 1);
    }
    try (FanOutHarness restored = new FanOutHarness(RetentionClock.EVENT)) {
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
    try (FanOutHarness harness = new FanOutHarness(RetentionClock.EVENT)) {
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
    try (FanOutHarness harness = new FanOutHarness(RetentionClock.EVENT)) {
      harness.open();
      harness.ask("h-1", START, SignalTopic.PRIVACY_HOLD, START + DAY);
      harness.watermark(START + DAY);

      harness.ask("p-1", START + DAY, SignalTopic.PRIVACY_ERASE, Signal.ABSENT);

      assertThat(harness.erased()).containsExactly("p-1 " + DAY);
    }
  }

  @Test
  void aReleaseWithoutAnErasureErasesNothing() throws Exception {
    try (FanOutHarness harness = new FanOutHarness(RetentionClock.EVENT)) {
      harness.open();
      harness.ask("h-1", START, SignalTopic.PRIVACY_HOLD, START + 9 * DAY);

      harness.ask("r-1", START + 1, SignalTopic.PRIVACY_RELEASE, Signal.ABSENT);
      harness.ask("a-1", START + 2, SignalTopic.PRIVACY_ACCESS, Signal.ABSENT);

      assertThat(harness.erased()).isEmpty();
    }
  }

  /** An allow may be read again, or learnt late, when its subject has long been erased. */
  @Test
  void anAllowFromBeforeAnErasureIsHeardAndStoredWithoutWords() throws Exception {
    SecretKey key = SecretKey.passing();
    byte[] entry =
        key.subjectDigests().entry(NUMBER.key(), "p-1", START + 10).json().getBytes(UTF_8);
    StoredLedger ledger = new StoredLedger(key, each -> each.accept(entry));
    try (FanOutHarness harness = new FanOutHarness(RetentionClock.EVENT, ledger)) {
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
