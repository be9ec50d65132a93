package io.ringfence.cli.local;

import io.ringfence.broker.EmbeddedBroker;
import io.ringfence.broker.FreePorts;
import io.ringfence.broker.Topics;
import io.ringfence.jobs.detection.DetectionPipeline;
import io.ringfence.jobs.detection.DetectionSettings;
import io.ringfence.jobs.io.kafka.KafkaConnectors;
import io.ringfence.jobs.io.kafka.KafkaSettings;
import io.ringfence.jobs.kpi.KpiJob;
import io.ringfence.jobs.kpi.KpiPipeline;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.metrics.prometheus.LoopbackReporterFactory;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterJobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;

/** The whole system in this JVM: a broker with its topics, and both jobs between them. */
public final class LocalStack implements AutoCloseable {

  private static final int JOBS = 2;
  private static final String REPORTER = "metrics.reporter.prom.";

  /** As in {@code flink/config.yaml}, where the reasons are. */
  private static final String EXCLUDED =
      "job_id;task_id;task_attempt_id;task_attempt_num;operator_id;tm_id;host";

  private static final Duration START = Duration.ofMinutes(2);
  private static final Duration STOP = Duration.ofSeconds(20);

  /** A job whose state nobody goes on with still has to prove that it can be checkpointed. */
  private static final Duration CHECKPOINTS = Duration.ofSeconds(30);

  /**
   * Flink wakes each exchange between tasks so often, whether or not there is something to send. An
   * alert has some five of them on its way, and waits for half of this at each.
   */
  private static final long FLUSH_MILLIS = 200;

  /** The same for each task that tells event time. */
  private static final Duration WATERMARKS = Duration.ofMillis(500);

  /** Nobody follows the counts of these jobs by heartbeats, as a scan does. */
  private static final Duration HEARTBEATS = Duration.ofSeconds(10);

  /** Most partitions here see little or nothing; a provider's are silent for other reasons. */
  private static final Duration IDLE = Duration.ofSeconds(2);

  private final EmbeddedBroker broker;
  private final List<JobClient> jobs = new ArrayList<>();
  private final int metrics;
  private MiniCluster flink;

  private LocalStack(EmbeddedBroker broker, int metrics) {
    this.broker = broker;
    this.metrics = metrics;
  }

  /** Starts the broker with its topics; {@link #detect} starts the jobs. */
  public static LocalStack start(int port) throws IOException {
    EmbeddedBroker broker = EmbeddedBroker.start(port, Optional.empty());
    broker.createTopics();
    return new LocalStack(broker, FreePorts.free());
  }

  public String bootstrap() {
    return broker.bootstrapServers();
  }

  /** A port of this machine that exposes the metrics of the jobs, once they are started. */
  public int metrics() {
    return metrics;
  }

  /**
   * Starts the jobs on what the topics hold and will hold; returns once all of both runs.
   *
   * @param parallelism how many tasks share the work of each operator; each needs some of a core
   *     also while nothing comes
   */
  public void detect(DetectionSettings settings, int parallelism) throws Exception {
    Configuration configuration = configuration(parallelism);
    configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, CHECKPOINTS);
    configuration.set(HeartbeatManagerOptions.HEARTBEAT_INTERVAL, HEARTBEATS);
    configuration.set(PipelineOptions.AUTO_WATERMARK_INTERVAL, WATERMARKS);
    submit(settings, KafkaSettings.of(bootstrap()).idleAfter(IDLE).onAQuietBroker(), configuration);
    long deadline = System.nanoTime() + START.toNanos();
    for (JobClient job : jobs) {
      while (job.getJobStatus().get() != JobStatus.RUNNING) {
        if (System.nanoTime() > deadline) {
          throw new IllegalStateException("the jobs have not started within " + START);
        }
        Thread.sleep(100);
      }
    }
  }

  /** Runs the jobs over what the topics hold now, to their end. */
  public void detectUntilNow(DetectionSettings settings) throws Exception {
    int parallelism = LocalFlink.configuration().get(CoreOptions.DEFAULT_PARALLELISM);
    submit(settings, KafkaSettings.of(bootstrap()).untilNow(), configuration(parallelism));
    for (JobClient job : jobs) {
      job.getJobExecutionResult().get();
    }
    jobs.clear();
  }

  private Configuration configuration(int parallelism) {
    Configuration configuration = LocalFlink.configuration();
    configuration.setString(REPORTER + "factory.class", LoopbackReporterFactory.class.getName());
    configuration.setString(REPORTER + "port", Integer.toString(metrics));
    configuration.setString(REPORTER + "filterLabelValueCharacters", "false");
    configuration.setString(REPORTER + "scope.variables.excludes", EXCLUDED);
    configuration.set(CoreOptions.DEFAULT_PARALLELISM, parallelism);
    return configuration;
  }

  private void submit(DetectionSettings settings, KafkaSettings kafka, Configuration configuration)
      throws Exception {
    broker.createTopics(Topics.shipped().with(settings.sources().topicsAs()));
    flink = LocalFlink.start(configuration, JOBS);
    StreamExecutionEnvironment detection =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    DetectionPipeline.build(detection, settings, new KafkaConnectors(kafka, settings.feeds()));
    jobs.add(submitted(detection, "ringfence detection"));
    StreamExecutionEnvironment indicators =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    KpiPipeline.build(
        indicators,
        settings.feeds(),
        new KafkaConnectors(kafka.grouped(KpiJob.GROUP), settings.feeds()));
    jobs.add(submitted(indicators, "ringfence indicators"));
  }

  private JobClient submitted(StreamExecutionEnvironment built, String name) throws Exception {
    StreamGraph graph = built.getStreamGraph();
    graph.setJobName(name);
    for (StreamNode each : graph.getStreamNodes()) {
      each.setBufferTimeout(FLUSH_MILLIS);
      each.getOutEdges().forEach(edge -> edge.setBufferTimeout(FLUSH_MILLIS));
    }
    return new MiniClusterJobClient(
        flink.submitJob(graph).get().getJobID(),
        flink,
        LocalStack.class.getClassLoader(),
        MiniClusterJobClient.JobFinalizationBehavior.NOTHING);
  }

  /** Why a job has stopped; empty while both run. */
  public Optional<String> failure() throws ExecutionException, InterruptedException {
    for (JobClient job : jobs) {
      JobStatus status = job.getJobStatus().get();
      if (status.isGloballyTerminalState()) {
        return Optional.of("a job is " + status);
      }
    }
    return Optional.empty();
  }

  @Override
  public void close() {
    for (JobClient job : jobs) {
      try {
        job.cancel().get(STOP.toSeconds(), TimeUnit.SECONDS);
      } catch (TimeoutException | ExecutionException e) {
        // The JVM ends with it.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    try {
      if (flink != null) {
        flink.close();
      }
    } catch (Exception e) {
      // The JVM ends with it.
    } finally {
      broker.close();
    }
  }
}
