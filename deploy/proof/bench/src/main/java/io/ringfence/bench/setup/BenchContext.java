package io.ringfence.bench.setup;

import io.ringfence.bench.report.BenchFigures;
import io.ringfence.jobs.config.JobConfiguration;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
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
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * What the scenarios share.
 *
 * @param console receives the results of each scenario as it ends
 */
public record BenchContext(BenchSettings settings, BenchFigures figures, PrintWriter console) {

  /** Tasks restart from here; ten seconds of work lost is what the job is shipped for. */
  private static final Duration CHECKPOINTS = Duration.ofSeconds(10);

  private static final String CHANGES = "state.changelog.dstl.dfs.base-path";

  /** What of the shipped configuration bears on speed: the rest is about addresses and folders. */
  private static final List<String> TAKEN = List.of("state.", "execution.", "pipeline.");

  public static BenchContext of(BenchSettings settings, PrintWriter console) throws IOException {
    // Flink expects to find them.
    Files.createDirectories(settings.folder().resolve("tmp"));
    Files.createDirectories(settings.folder().resolve("checkpoints"));
    return new BenchContext(settings, new BenchFigures(), console);
  }

  /** What is measured is two cores; more would measure another machine than the one compared. */
  private static int cores() {
    return Math.min(2, Runtime.getRuntime().availableProcessors());
  }

  public StreamExecutionEnvironment environment(Backend backend, String run) {
    return StreamExecutionEnvironment.getExecutionEnvironment(configuration(backend, cores(), run));
  }

  /**
   * Of a Flink in this JVM: what the shipped cluster has where that bears on speed, and the rest so
   * that a run leaves nothing behind and fails at once if it fails.
   */
  private Configuration configuration(Backend backend, int slots, String run) {
    Path folder = settings.folder();
    Configuration configuration = JobConfiguration.durable(CHECKPOINTS);
    Configuration cluster = GlobalConfiguration.loadConfiguration(settings.flink().toString());
    cluster
        .toMap()
        .forEach(
            (key, value) -> {
              if (TAKEN.stream().anyMatch(key::startsWith)) {
                configuration.setString(key, value);
              }
            });
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
        CheckpointingOptions.CHECKPOINTS_DIRECTORY,
        folder.resolve("checkpoints").resolve(run).toUri().toString());
    configuration.set(
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.DELETE_ON_CANCELLATION);
    configuration.set(CoreOptions.DEFAULT_PARALLELISM, slots);
    configuration.set(TaskManagerOptions.NUM_TASK_SLOTS, slots);
    configuration.set(CoreOptions.TMP_DIRS, folder.resolve("tmp").toString());
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    settings.options().forEach(configuration::setString);
    return configuration;
  }

  public void say(String format, Object... values) {
    console.println(String.format(Locale.ROOT, format, values));
  }
}
