package io.ringfence.jobs.config;

import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.RecoveryClaimMode;

/**
 * The configuration of Flink that a job needs, whatever its connectors: without it the job would
 * lose state or break its promises. It wins over a cluster's configuration file, which has
 * everything else (sizes, places, tuning: {@code deploy/flink/config.yaml}).
 */
public final class JobConfiguration {

  /**
   * Key groups, which bound the parallelism for ever: state is stored by them. 360 can be divided
   * by most small numbers.
   */
  public static final int MAX_PARALLELISM = 360;

  private JobConfiguration() {}

  public static Configuration common() {
    Configuration configuration = new Configuration();
    configuration.set(PipelineOptions.MAX_PARALLELISM, MAX_PARALLELISM);
    // Values are immutable, or owned by one operator.
    configuration.set(PipelineOptions.OBJECT_REUSE, true);
    // A type without a serializer of its own is an error, and so is an operator without a uid.
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    return configuration;
  }

  /**
   * For a job that has to survive a crash: state in RocksDB, and only what has changed is written
   * at each checkpoint. Where checkpoints are kept is the cluster's to say.
   */
  public static Configuration durable(Duration checkpointInterval) {
    Configuration configuration = common();
    configuration.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
    configuration.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
    configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, checkpointInterval);
    configuration.set(
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    // The only way with changes that are written as they happen. Said here, since Flink's commands
    // put another one in the place of what the cluster's configuration says.
    configuration.set(StateRecoveryOptions.RESTORE_MODE, RecoveryClaimMode.CLAIM);
    return configuration;
  }
}
