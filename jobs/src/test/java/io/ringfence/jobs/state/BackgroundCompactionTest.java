package io.ringfence.jobs.state;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.DBOptions;
import org.rocksdb.FlushOptions;
import org.rocksdb.NativeLibraryLoader;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/** What has been removed from RocksDB goes from its files, too. */
class BackgroundCompactionTest {

  private static final String NAME = "+12025550123";

  @TempDir private static Path library;
  @TempDir private Path folder;

  @BeforeAll
  static void loaded() throws Exception {
    NativeLibraryLoader.getInstance().loadLibrary(library.toString());
  }

  private static long forgottenAfter(BackgroundCompaction factory) throws Exception {
    try (ColumnFamilyOptions options = new ColumnFamilyOptions()) {
      factory.createColumnOptions(options, new ArrayList<>());
      assertThat(options.periodicCompactionSeconds()).isEqualTo(options.ttl());
      return options.ttl();
    }
  }

  @Test
  void filesAreMergedWithinADayUnlessConfiguredOtherwise() throws Exception {
    Configuration hour = new Configuration();
    hour.set(BackgroundCompaction.FORGOTTEN_AFTER, Duration.ofHours(1));

    assertThat(forgottenAfter(new BackgroundCompaction())).isEqualTo(86_400);
    assertThat(forgottenAfter(new BackgroundCompaction().configure(new Configuration())))
        .isEqualTo(86_400);
    assertThat(forgottenAfter(new BackgroundCompaction().configure(hour))).isEqualTo(3_600);
  }

  @Tag("full")
  @Test
  void whatHasBeenRemovedGoesFromTheFiles() throws Exception {
    try (ColumnFamilyOptions column = new ColumnFamilyOptions();
        Options options = options(column);
        RocksDB store = RocksDB.open(options, folder.toString());
        FlushOptions flush = new FlushOptions().setWaitForFlush(true)) {
      byte[] key = ("n:" + NAME).getBytes(UTF_8);
      store.put(key, NAME.getBytes(UTF_8));
      store.flush(flush);
      store.compactRange(); // to the last level
      store.delete(key);
      store.flush(flush);
      assertThat(RocksDbFiles.name(folder, NAME)).isTrue();

      long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
      for (byte other = 2;
          RocksDbFiles.name(folder, NAME) && System.nanoTime() < deadline;
          other++) {
        Thread.sleep(500);
        // A job writes something at each checkpoint: RocksDB looks for old files when it does.
        store.put(new byte[] {other}, new byte[] {other});
        store.flush(flush);
      }

      assertThat(RocksDbFiles.name(folder, NAME)).isFalse();
    }
  }

  private static Options options(ColumnFamilyOptions column) throws RocksDBException {
    Configuration configuration = new Configuration();
    configuration.set(BackgroundCompaction.FORGOTTEN_AFTER, Duration.ofSeconds(1));
    BackgroundCompaction factory = new BackgroundCompaction().configure(configuration);
    factory.createColumnOptions(column, new ArrayList<>());
    DBOptions all = factory.createDBOptions(new DBOptions(), new ArrayList<>());
    // Not by the number of files alone.
    return new Options(all.setCreateIfMissing(true), column)
        .setLevel0FileNumCompactionTrigger(1_000);
  }
}
