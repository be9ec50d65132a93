package io.ringfence.cli.local;

import io.ringfence.jobs.config.JobConfiguration;
import java.time.Duration;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A Flink in this JVM, as large as the machine. */
public final class LocalFlink {

  /**
   * More would only shuffle more: a scan is bound by its one reader, a demonstration by its
   * traffic.
   */
  private static final int MOST_SLOTS = 4;

  private LocalFlink() {}

  public static Configuration configuration() {
    Configuration configuration = JobConfiguration.common();
    int slots = Math.min(MOST_SLOTS, Runtime.getRuntime().availableProcessors());
    configuration.set(CoreOptions.DEFAULT_PARALLELISM, slots);
    configuration.set(TaskManagerOptions.NUM_TASK_SLOTS, slots);
    configuration.set(StateBackendOptions.STATE_BACKEND, "hashmap");
    configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(256));
    configuration.set(CoreOptions.TMP_DIRS, Workspace.temporary().toString());
    // Nobody else brings a job to it.
    configuration.set(WebOptions.SUBMIT_ENABLE, false);
    // Counts travel with heartbeats; a progress bar wants them every second.
    configuration.set(HeartbeatManagerOptions.HEARTBEAT_INTERVAL, Duration.ofSeconds(1));
    return configuration;
  }

  public static StreamExecutionEnvironment environment() {
    return StreamExecutionEnvironment.getExecutionEnvironment(configuration());
  }
}
