package io.ringfence.jobs.detection.lists;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.jobs.config.RetentionClock;
import io.ringfence.jobs.io.StreamTypes;
import io.ringfence.jobs.keyed.BroadcastUpdate;
import io.ringfence.jobs.keyed.BroadcastUpdateCodec;
import io.ringfence.jobs.keyed.KeyedHost;
import io.ringfence.jobs.keyed.erasure.StoredLedger;
import io.ringfence.jobs.state.BackgroundCompaction;
import io.ringfence.jobs.state.CodecSerializer;
import io.ringfence.jobs.state.RocksDbFiles;
import io.ringfence.jobs.state.StoredState;
import io.ringfence.jobs.testing.Closing;
import io.ringfence.signal.Listing;
import io.ringfence.signal.Privacy;
import io.ringfence.signal.Signal;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was erased goes from the files of RocksDB, also of a state that nobody else writes to. */
@Tag("full")
class QuietStatesTest {

  private static final long START = 1_700_000_000_000L;
  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final Subject NUMBER = new Subject(SubjectKind.NUMBER, "+12025550111");

  @TempDir private Path folder;

  private static final class Harness
      extends KeyedOneInputStreamOperatorTestHarness<String, Signal, BroadcastUpdate> {

    Harness() throws Exception {
      super(
          new KeyedHost<>(
              new FanOutStage(RetentionClock.WALL, 90 * 24 * 3_600_000L, StoredLedger.NONE)),
          signal -> NUMBER.key(),
          StreamTypes.KEY);
    }

    @Override
    public void close() throws IOException {
      Closing.narrowed(super::close);
    }
  }

  private static Listing allow() {
    return new Listing(
        "l-1",
        START,
        "default",
        SignalTopic.LISTING_ALLOW,
        NUMBER,
        "house",
        "a letter by Cid",
        START,
        Long.MAX_VALUE,
        false,
        "ann");
  }

  private EmbeddedRocksDBStateBackend backend(Duration forgotten) {
    Configuration configuration = new Configuration();
    configuration.set(BackgroundCompaction.FORGOTTEN_AFTER, forgotten);
    EmbeddedRocksDBStateBackend backend = new EmbeddedRocksDBStateBackend(true);
    backend.setDbStoragePath(folder.toString());
    backend.setRocksDBOptions(new BackgroundCompaction().configure(configuration));
    return backend;
  }

  private static List<String> keys(Harness harness) throws Exception {
    KeyedStateBackend<String> backend = harness.getOperator().getKeyedStateBackend();
    try (Stream<String> keys =
        backend.getKeys(StoredState.HISTORY.stored(), VoidNamespace.INSTANCE)) {
      return keys.toList();
    }
  }

  /** The listing is learnt and erased, each in a file of its own. */
  private Harness erased(Duration forgotten) throws Exception {
    Harness harness = new Harness();
    harness.setStateBackend(backend(forgotten));
    harness.setup(new CodecSerializer<>(BroadcastUpdateCodec.class));
    harness.open();
    harness.processElement(allow(), START);
    harness.snapshot(1, 1);
    harness.processElement(
        new Privacy("p-1", START + 1, "desk", SignalTopic.PRIVACY_ERASE, NUMBER, ""), START + 1);
    harness.snapshot(2, 2);
    assertThat(RocksDbFiles.name(folder, "Cid")).isTrue();
    return harness;
  }

  @Test
  void theWordsOfAListingGoFromFilesThatAreOld() throws Exception {
    try (Harness harness = erased(Duration.ofSeconds(1))) {
      boolean there = true;
      for (int i = 3; there && i < 150; i++) {
        Thread.sleep(200);
        harness.setProcessingTime(i * HOUR);
        harness.snapshot(i, i);
        there = RocksDbFiles.name(folder, "Cid");
      }

      assertThat(there).isFalse();
      assertThat(keys(harness))
          .as("its allow, and nothing of nobody")
          .containsExactly(NUMBER.key());
    }
  }

  @Test
  void theyGoFromFilesThatWereWrittenLast() throws Exception {
    try (Harness harness = erased(Duration.ofDays(30))) {
      for (int i = 3; i < 9; i++) {
        harness.setProcessingTime(i * HOUR);
        harness.snapshot(i, i);
      }

      // Merges are made by other threads.
      boolean there = true;
      for (int i = 0; there && i < 150; i++) {
        Thread.sleep(200);
        there = RocksDbFiles.name(folder, "Cid");
      }
      assertThat(there).isFalse();
    }
  }
}
