package io.ringfence.cli.local;

import io.ringfence.jobs.config.JobConfiguration;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A Flink in this JVM, as large as the machine. */
public final class LocalFlink {

  /**
   * More would only shuffle more: a scan is bound by its one reader, a demonstration by its
   * traffic.
   */
  private static final int MOST_SLOTS = 4;

  /** Twice of what one job gets here. */
  private static final MemorySize NETWORK = MemorySize.ofMebiBytes(128);

  private static final String LOOPBACK = "127.0.0.1";

  private LocalFlink() {}

  public static Configuration configuration() {
    return configuration(Workspace.temporary());
  }

  /** The same, with a folder for what it unpacks and spills. */
  static Configuration configuration(Path temporary) {
    Configuration configuration = JobConfiguration.common();
    configuration.set(CoreOptions.DEFAULT_PARALLELISM, slots());
    configuration.set(TaskManagerOptions.NUM_TASK_SLOTS, slots());
    configuration.set(StateBackendOptions.STATE_BACKEND, "hashmap");
    configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(256));
    configuration.set(CoreOptions.TMP_DIRS, temporary.toString());
    // Nobody else brings a job to it, or reaches it from another machine.
    configuration.set(WebOptions.SUBMIT_ENABLE, false);
    configuration.set(RestOptions.BIND_ADDRESS, LOOPBACK);
    configuration.set(JobManagerOptions.BIND_HOST, LOOPBACK);
    configuration.set(TaskManagerOptions.BIND_HOST, LOOPBACK);
    // Counts travel with heartbeats; a progress bar wants them every second.
    configuration.set(HeartbeatManagerOptions.HEARTBEAT_INTERVAL, Duration.ofSeconds(1));
    return configuration;
  }

  /** As many as work at once. */
  static int slots() {
    return Math.min(MOST_SLOTS, Runtime.getRuntime().availableProcessors());
  }

  /**
   * Starts one for several jobs, which runs until it is closed.
   *
   * @param jobs how many jobs of the configuration's parallelism have room
   */
  static MiniCluster start(Configuration configuration, int jobs) throws Exception {
    Configuration own = new Configuration(configuration);
    own.set(RestOptions.BIND_PORT, "0");
    own.set(TaskManagerOptions.NETWORK_MEMORY_MIN, NETWORK);
    own.set(TaskManagerOptions.NETWORK_MEMORY_MAX, NETWORK);
    MiniCluster flink =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(own)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(jobs * own.get(CoreOptions.DEFAULT_PARALLELISM))
                .build());
    flink.start();
    return flink;
  }

  public static StreamExecutionEnvironment environment() {
    return StreamExecutionEnvironment.getExecutionEnvironment(configuration());
  }
}
