package io.ringfence.jobs.state;

import java.util.Collection;
import org.apache.flink.state.rocksdb.RocksDBOptionsFactory;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.DBOptions;
import org.rocksdb.Env;
import org.rocksdb.Priority;

/**
 * Lets RocksDB merge its files with what the tasks leave of the cores: a merge takes a core for
 * some seconds, in which alerts would wait for it. Where tasks leave nothing for long, RocksDB
 * makes them wait for its merges, as it always does. Named in Flink's configuration.
 */
public final class BackgroundCompaction implements RocksDBOptionsFactory {

  private static final long serialVersionUID = 1;

  @Override
  public DBOptions createDBOptions(DBOptions current, Collection<AutoCloseable> toClose) {
    // The threads are the process's, all databases share them.
    Env.getDefault().lowerThreadPoolCPUPriority(Priority.LOW);
    return current;
  }

  @Override
  public ColumnFamilyOptions createColumnOptions(
      ColumnFamilyOptions current, Collection<AutoCloseable> toClose) {
    return current;
  }
}
