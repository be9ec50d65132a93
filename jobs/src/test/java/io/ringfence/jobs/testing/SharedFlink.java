package io.ringfence.jobs.testing;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.runtime.testutils.InMemoryReporter;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.util.MiniClusterPipelineExecutorServiceLoader;

/** One Flink for all tests of this JVM: started when first asked for, gone with the JVM. */
public final class SharedFlink {

  /** Two, so that tasks of a job share nothing but what Flink sends between them. */
  private static final int TASK_MANAGERS = 2;

  /** Jobs of one test after the other, two at once, of four tasks side by side at most. */
  private static final int SLOTS = 4;

  private static final InMemoryReporter METRICS = InMemoryReporter.create();
  private static final MiniCluster CLUSTER = started();

  private SharedFlink() {}

  private static MiniCluster started() {
    Configuration configuration = new Configuration();
    configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(128));
    METRICS.addToConfiguration(configuration);
    MiniCluster cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumTaskManagers(TASK_MANAGERS)
                .setNumSlotsPerTaskManager(SLOTS)
                .withRandomPorts()
                .build());
    try {
      cluster.start();
    } catch (Exception e) {
      throw new IllegalStateException("Flink does not start", e);
    }
    Runtime.getRuntime().addShutdownHook(new Thread(() -> cluster.closeAsync().join()));
    return cluster;
  }

  /** Whatever is executed in it runs here. */
  public static StreamExecutionEnvironment environment(Configuration configuration) {
    return new StreamExecutionEnvironment(
        new MiniClusterPipelineExecutorServiceLoader(CLUSTER),
        MiniClusterPipelineExecutorServiceLoader.updateConfigurationForMiniCluster(
            configuration, List.of(), List.of()),
        null);
  }

  /** Returns when a checkpoint is complete; while tasks are still starting, it is asked again. */
  public static void checkpoint(JobID job) throws Exception {
    for (int attempt = 1; ; attempt++) {
      try {
        CLUSTER.triggerCheckpoint(job).get();
        return;
      } catch (ExecutionException e) {
        if (attempt == 300 || CLUSTER.getJobStatus(job).get().isGloballyTerminalState()) {
          throw e;
        }
        Thread.sleep(100);
      }
    }
  }

  /** The sum of a gauge of whole numbers over all tasks of a job that run. */
  public static long sum(JobID job, String gauge) {
    long sum = 0;
    for (Map.Entry<MetricGroup, Map<String, Metric>> each :
        METRICS.getMetricsByGroup().entrySet()) {
      boolean ours = job.toString().equals(each.getKey().getAllVariables().get("<job_id>"));
      if (ours && each.getValue().get(gauge) instanceof Gauge<?> shown) {
        sum += ((Number) shown.getValue()).longValue();
      }
    }
    return sum;
  }

  /**
   * What a running job would report to Prometheus, of what is our own: names, each with its labels,
   * without those that say which task it is.
   */
  public static Set<String> series(JobID job) {
    Set<String> series = new HashSet<>();
    METRICS
        .getMetricsByGroup()
        .forEach(
            (group, metrics) -> {
              Map<String, String> labels = new TreeMap<>(group.getAllVariables());
              if (job.toString().equals(labels.get("<job_id>"))) {
                labels
                    .keySet()
                    .removeIf(each -> each.matches("<(task|operator|job|tm|host|subtask).*"));
                metrics.keySet().stream()
                    .filter(name -> name.startsWith("ringfence_"))
                    .forEach(name -> series.add(name + labels));
              }
            });
    return series;
  }

  /** The offset of the last record that a job has read of a partition; -1 for none. */
  public static long lastRead(JobID job, String topic, int partition) {
    long last = -1;
    for (Map.Entry<MetricGroup, Map<String, Metric>> each :
        METRICS.getMetricsByGroup().entrySet()) {
      Map<String, String> labels = each.getKey().getAllVariables();
      boolean ours =
          job.toString().equals(labels.get("<job_id>"))
              && topic.equals(labels.get("<topic>"))
              && Integer.toString(partition).equals(labels.get("<partition>"));
      if (ours && each.getValue().get("currentOffset") instanceof Gauge<?> shown) {
        last = Math.max(last, ((Number) shown.getValue()).longValue());
      }
    }
    return last;
  }
}
