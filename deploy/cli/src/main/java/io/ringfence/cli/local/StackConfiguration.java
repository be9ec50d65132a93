package io.ringfence.cli.local;

import io.ringfence.cli.options.LauncherFolder;
import io.ringfence.jobs.config.JobConfiguration;
import java.time.Duration;
import java.util.List;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.metrics.prometheus.LoopbackReporterFactory;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;

/** How Flink is set up beside a broker in the same JVM. */
final class StackConfiguration {

  private static final String REPORTER = "metrics.reporter.prom.";

  /** As in {@code flink/config.yaml}, where the reasons are. */
  private static final String EXCLUDED =
      "job_id;task_id;task_attempt_id;task_attempt_num;operator_id;tm_id;host";

  /** What is taken over from {@code flink/config.yaml}. */
  private static final List<String> SHARED =
      List.of("state.backend.rocksdb.", "ringfence.rocksdb.", "execution.checkpointing.");

  /** What is read again after a crash. */
  private static final Duration CHECKPOINTS = Duration.ofSeconds(30);

  /** Of the heap: as much again is RocksDB's. */
  private static final double MANAGED = 0.4;

  /**
   * Flink wakes each exchange between tasks so often, whether or not there is something to send. An
   * alert has some five of them on its way, and waits for half of this at each.
   */
  private static final long FLUSH_MILLIS = 100;

  /** The same for each task that tells event time. */
  private static final Duration WATERMARKS = Duration.ofMillis(500);

  /** Nobody follows the counts of these jobs by heartbeats, as a scan does. */
  private static final Duration HEARTBEATS = Duration.ofSeconds(10);

  private StackConfiguration() {}

  /** Of jobs that are metered. */
  static Configuration measured(int parallelism, int metrics, DataFolder data) {
    Configuration configuration = LocalFlink.configuration(data.folder("tmp"));
    configuration.setString(REPORTER + "factory.class", LoopbackReporterFactory.class.getName());
    configuration.setString(REPORTER + "port", Integer.toString(metrics));
    configuration.setString(REPORTER + "filterLabelValueCharacters", "false");
    configuration.setString(REPORTER + "scope.variables.excludes", EXCLUDED);
    configuration.set(CoreOptions.DEFAULT_PARALLELISM, parallelism);
    return configuration;
  }

  /** Of jobs that go on from their last checkpoint in the next run. */
  static Configuration lasting(int parallelism, int metrics, DataFolder data) {
    Configuration configuration = measured(parallelism, metrics, data);
    GlobalConfiguration.loadConfiguration(LauncherFolder.path("flink").toString())
        .toMap()
        .forEach(
            (key, value) -> {
              if (SHARED.stream().anyMatch(key::startsWith)) {
                configuration.setString(key, value);
              }
            });
    configuration.addAll(JobConfiguration.durable(CHECKPOINTS));
    configuration.set(
        CheckpointingOptions.CHECKPOINTS_DIRECTORY,
        SyncedFileSystem.uri(data.folder("checkpoints")));
    configuration.set(
        TaskManagerOptions.MANAGED_MEMORY_SIZE,
        new MemorySize((long) (MANAGED * Runtime.getRuntime().maxMemory())));
    // A job that has failed ends the process, and whoever supervises that starts it again.
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    configuration.set(HeartbeatManagerOptions.HEARTBEAT_INTERVAL, HEARTBEATS);
    configuration.set(PipelineOptions.AUTO_WATERMARK_INTERVAL, WATERMARKS);
    return configuration;
  }

  /** What is built, with exchanges that are quiet while nothing comes. */
  static StreamGraph graph(StreamExecutionEnvironment built, String job) {
    StreamGraph graph = built.getStreamGraph();
    graph.setJobName("ringfence " + job);
    for (StreamNode each : graph.getStreamNodes()) {
      each.setBufferTimeout(FLUSH_MILLIS);
      each.getOutEdges().forEach(edge -> edge.setBufferTimeout(FLUSH_MILLIS));
    }
    return graph;
  }
}
