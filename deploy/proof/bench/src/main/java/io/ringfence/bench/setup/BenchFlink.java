package io.ringfence.bench.setup;

import io.ringfence.jobs.config.JobConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.StateChangelogOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessUtils;

/**
 * The configuration of a Flink in this JVM: what the shipped cluster has where that bears on speed,
 * and the rest so that a run leaves nothing behind and fails at once if it fails.
 *
 * @param shipped the folder of the cluster's {@code config.yaml}
 * @param folder where state and checkpoints may be written
 * @param options of Flink, that win over all others
 */
public record BenchFlink(Path shipped, Path folder, Map<String, String> options) {

  /** Tasks restart from here; ten seconds of work lost is what the job is shipped for. */
  private static final Duration CHECKPOINTS = Duration.ofSeconds(10);

  private static final String CHANGES = "state.changelog.dstl.dfs.base-path";

  /** What of the shipped configuration bears on speed: the rest is about addresses and folders. */
  private static final List<String> TAKEN = List.of("state.", "execution.", "pipeline.");

  Configuration configuration(Backend backend, int slots, String run) {
    Configuration configuration = JobConfiguration.durable(CHECKPOINTS);
    Configuration cluster = cluster();
    cluster.toMap().forEach((key, value) -> take(configuration, key, value));
    configuration.set(
        TaskManagerOptions.MANAGED_MEMORY_SIZE,
        TaskExecutorProcessUtils.processSpecFromConfig(cluster).getManagedMemorySize());
    if (backend == Backend.HEAP) {
      // What is on the heap is not written out in a task's thread: there is nothing to gain.
      configuration.set(StateChangelogOptions.ENABLE_STATE_CHANGE_LOG, false);
    }
    configuration.setString(CHANGES, folder.resolve("changelog").toUri().toString());
    configuration.set(StateBackendOptions.STATE_BACKEND, backend.flink);
    configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, CHECKPOINTS);
    configuration.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
    configuration.set(
        CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints(run).toUri().toString());
    configuration.set(
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.DELETE_ON_CANCELLATION);
    configuration.set(CoreOptions.DEFAULT_PARALLELISM, slots);
    configuration.set(TaskManagerOptions.NUM_TASK_SLOTS, slots);
    configuration.set(CoreOptions.TMP_DIRS, folder.resolve("tmp").toString());
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    options.forEach(configuration::setString);
    return configuration;
  }

  private Configuration cluster() {
    return GlobalConfiguration.loadConfiguration(shipped.toString());
  }

  private static void take(Configuration configuration, String key, String value) {
    if (TAKEN.stream().anyMatch(key::startsWith)) {
      configuration.setString(key, value);
    }
  }

  Path checkpoints(String run) {
    return folder.resolve("checkpoints").resolve(run);
  }

  /** Makes the folders that Flink expects to find. */
  void prepare() throws IOException {
    Files.createDirectories(folder.resolve("tmp"));
    Files.createDirectories(folder.resolve("checkpoints"));
  }
}
