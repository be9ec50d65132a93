package io.ringfence.jobs.testing;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.JobClient;
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

  /** Longer than anything here takes on a busy machine, short of for ever. */
  public static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final int ATTEMPTS = 1200;

  private static final InMemoryReporter METRICS = InMemoryReporter.create();
  private static final MiniCluster CLUSTER = started();

  private SharedFlink() {}

  private static MiniCluster started() {
    Configuration configuration = new Configuration();
    configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(128));
    METRICS.addToConfiguration(configuration);
    configuration.setString(
        "metrics.reporter.series.factory.class", SeriesReporter.class.getName());
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

  /**
   * Cancels a job, unless it has ended, and returns when it has: nothing writes to its folders any
   * more.
   */
  public static void end(JobClient job) throws Exception {
    JobID id = job.getJobID();
    if (!ended(id)) {
      try {
        CLUSTER.cancelJob(id).get();
      } catch (ExecutionException e) {
        if (!ended(id)) { // else it was quicker
          throw e;
        }
      }
    }
    CLUSTER.requestJobResult(id).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  private static boolean ended(JobID job) throws Exception {
    return CLUSTER.getJobStatus(job).get().isGloballyTerminalState();
  }

  /** A job that fails as it is asked for a checkpoint may never answer. */
  private static void await(Future<?> checkpoint, JobID job) throws Exception {
    while (true) {
      try {
        checkpoint.get(1, TimeUnit.SECONDS);
        return;
      } catch (TimeoutException later) {
        if (ended(job)) {
          throw new ExecutionException("the job has ended before its checkpoint", later);
        }
      }
    }
  }

  /** Returns when a checkpoint is complete; while tasks are still starting, it is asked again. */
  public static void checkpoint(JobID job) throws Exception {
    for (int attempt = 1; ; attempt++) {
      try {
        await(CLUSTER.triggerCheckpoint(job), job);
        return;
      } catch (ExecutionException e) {
        if (attempt == ATTEMPTS || ended(job)) {
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
   * The event time that every task of a job has reached, of those to whom it comes. A checkpoint
   * after it has what came of it.
   */
  public static long reached(JobID job) {
    long reached = Long.MAX_VALUE;
    for (Map.Entry<MetricGroup, Map<String, Metric>> each :
        METRICS.getMetricsByGroup().entrySet()) {
      boolean ours = job.toString().equals(each.getKey().getAllVariables().get("<job_id>"));
      if (ours && each.getValue().get("currentInputWatermark") instanceof Gauge<?> shown) {
        long watermark = ((Number) shown.getValue()).longValue();
        if (watermark != Long.MIN_VALUE) {
          reached = Math.min(reached, watermark);
        }
      }
    }
    return reached == Long.MAX_VALUE ? Long.MIN_VALUE : reached;
  }

  /**
   * What a job has ever reported to Prometheus, of what is our own: names, each with its labels,
   * without those that say which task it is.
   */
  public static Set<String> series(JobID job) {
    return SeriesReporter.of(job.toString());
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
