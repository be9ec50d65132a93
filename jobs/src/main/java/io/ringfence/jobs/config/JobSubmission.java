package io.ringfence.jobs.config;

import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;

/**
 * A job that is stored without the secrets of its cluster. Flink puts the configuration of the
 * process that submits a job into the job's graph, with the passwords of key stores in it, and the
 * graph into the storage for high availability. So the graph is built without them, and submitted
 * by an environment that has them: it needs them to reach the cluster.
 */
public final class JobSubmission {

  private final StreamExecutionEnvironment cluster;
  private final StreamExecutionEnvironment job;

  private JobSubmission(StreamExecutionEnvironment cluster) {
    this.cluster = cluster;
    job =
        new StreamExecutionEnvironment(
            withoutSecrets(cluster.getConfiguration()),
            Thread.currentThread().getContextClassLoader());
  }

  /**
   * To the cluster that this program is run for.
   *
   * @param configuration what the job needs, which wins over the cluster's
   */
  public static JobSubmission of(Configuration configuration) {
    return new JobSubmission(StreamExecutionEnvironment.getExecutionEnvironment(configuration));
  }

  private static Configuration withoutSecrets(ReadableConfig all) {
    Map<String, String> kept = new TreeMap<>(all.toMap());
    kept.keySet().removeIf(GlobalConfiguration::isSensitive);
    return Configuration.fromMap(kept);
  }

  /** Where the job is built. It is not executed there. */
  public StreamExecutionEnvironment environment() {
    return job;
  }

  /** Submits what has been built, and waits for its end unless it was submitted detached. */
  public void execute(String name) throws Exception {
    cluster.execute(graph(name));
  }

  StreamGraph graph(String name) {
    StreamGraph graph = job.getStreamGraph();
    graph.setJobName(name);
    return graph;
  }
}
