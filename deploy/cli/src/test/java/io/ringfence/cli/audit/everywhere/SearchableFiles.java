package io.ringfence.cli.audit.everywhere;

import io.ringfence.jobs.state.BackgroundCompaction;
import java.util.Collection;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.state.rocksdb.ConfigurableRocksDBOptionsFactory;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.DBOptions;

/**
 * As deployed, but that RocksDB writes every key whole: it otherwise leaves out what a key has in
 * common with the one before, and a search of its files would not find it.
 */
public final class SearchableFiles implements ConfigurableRocksDBOptionsFactory {

  private static final long serialVersionUID = 1;

  private final BackgroundCompaction deployed = new BackgroundCompaction();

  @Override
  public SearchableFiles configure(ReadableConfig configuration) {
    deployed.configure(configuration);
    return this;
  }

  @Override
  public DBOptions createDBOptions(DBOptions current, Collection<AutoCloseable> toClose) {
    return deployed.createDBOptions(current, toClose);
  }

  @Override
  public ColumnFamilyOptions createColumnOptions(
      ColumnFamilyOptions current, Collection<AutoCloseable> toClose) {
    ColumnFamilyOptions options = deployed.createColumnOptions(current, toClose);
    BlockBasedTableConfig table =
        options.tableFormatConfig() instanceof BlockBasedTableConfig known
            ? known
            : new BlockBasedTableConfig();
    return options.setTableFormatConfig(table.setBlockRestartInterval(1));
  }
}
