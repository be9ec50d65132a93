package io.ringfence.jobs.state;

import java.time.Duration;
import java.util.Collection;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.state.rocksdb.ConfigurableRocksDBOptionsFactory;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.DBOptions;
import org.rocksdb.Env;
import org.rocksdb.Priority;

/**
 * Lets RocksDB merge its files with what the tasks leave of the cores: a merge takes a core for
 * some seconds, in which alerts would wait for it. Where tasks leave nothing for long, RocksDB
 * makes them wait for its merges, as it always does. Named in Flink's configuration.
 *
 * <p>What has been purged or erased stays in RocksDB's files, and in the checkpoints that have
 * them, until those files are merged. RocksDB alone may leave a file for 30 days. It also keeps a
 * list of its files, with the first and the last key of each, and of those that it has had since it
 * was opened: here it writes the list anew with each change.
 */
public final class BackgroundCompaction implements ConfigurableRocksDBOptionsFactory {

  /**
   * A file is merged at the latest when it is so old. All files are written once more in that time,
   * at a moment of RocksDB's own: a day makes little of it.
   */
  public static final ConfigOption<Duration> FORGOTTEN_AFTER =
      ConfigOptions.key("ringfence.rocksdb.forgotten-after")
          .durationType()
          .defaultValue(Duration.ofDays(1));

  private Duration forgottenAfter = FORGOTTEN_AFTER.defaultValue();

  @Override
  public BackgroundCompaction configure(ReadableConfig configuration) {
    forgottenAfter = configuration.get(FORGOTTEN_AFTER);
    return this;
  }

  @Override
  public DBOptions createDBOptions(DBOptions current, Collection<AutoCloseable> toClose) {
    // The threads are the process's, all databases share them.
    Env.getDefault().lowerThreadPoolCPUPriority(Priority.LOW);
    return current.setMaxManifestFileSize(1);
  }

  @Override
  public ColumnFamilyOptions createColumnOptions(
      ColumnFamilyOptions current, Collection<AutoCloseable> toClose) {
    // The first pushes old files down to the last level that there is. The second is for those that
    // are there already, which in a small state can be all.
    return current
        .setTtl(forgottenAfter.toSeconds())
        .setPeriodicCompactionSeconds(forgottenAfter.toSeconds());
  }
}
