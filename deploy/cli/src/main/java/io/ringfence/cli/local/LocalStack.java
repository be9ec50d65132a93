package io.ringfence.cli.local;

import io.ringfence.broker.EmbeddedBroker;
import io.ringfence.broker.FreePorts;
import io.ringfence.broker.Topics;
import io.ringfence.cli.audit.savepoint.StoredCheckpoint;
import io.ringfence.cli.options.BadInput;
import io.ringfence.cli.options.InputFaults;
import io.ringfence.jobs.detection.DetectionPipeline;
import io.ringfence.jobs.detection.DetectionSettings;
import io.ringfence.jobs.io.kafka.KafkaConnectors;
import io.ringfence.jobs.io.kafka.KafkaSettings;
import io.ringfence.jobs.kpi.KpiJob;
import io.ringfence.jobs.kpi.KpiPipeline;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.CheckpointType;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterJobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;

/**
 * The whole system in this JVM: a broker with its topics, and both jobs between them. Whatever
 * lasts is in a folder, from which the next one goes on.
 */
public final class LocalStack implements AutoCloseable {

  private static final String DETECTION = "detection";
  private static final String INDICATORS = "indicators";

  /** The same in every run: the folder of a job's checkpoints is called after it. */
  private static final Map<String, JobID> JOBS =
      Map.of(DETECTION, new JobID(0, 1), INDICATORS, new JobID(0, 2));

  private static final Duration START = Duration.ofMinutes(2);
  private static final Duration STOP = Duration.ofSeconds(20);
  private static final Duration SAVING = Duration.ofSeconds(60);

  /** Most partitions here see little or nothing; a provider's are silent for other reasons. */
  private static final Duration IDLE = Duration.ofSeconds(2);

  private final EmbeddedBroker broker;
  private final DataFolder data;
  private final List<JobClient> jobs = new ArrayList<>();
  private final List<String> troubles = new ArrayList<>();
  private final List<Path> restored = new ArrayList<>();
  private final int metrics;
  private MiniCluster flink;

  private LocalStack(EmbeddedBroker broker, DataFolder data, int metrics) {
    this.broker = broker;
    this.data = data;
    this.metrics = metrics;
  }

  /** One of which nothing lasts. */
  public static LocalStack start(int port) throws IOException, BadInput {
    return start(port, DataFolder.temporary(), Topics.shipped());
  }

  /**
   * Starts the broker with its topics; {@link #detect} starts the jobs.
   *
   * @param data where everything is that lasts
   */
  public static LocalStack start(int port, DataFolder data, Topics topics)
      throws IOException, BadInput {
    new InputFaults().addTaken("--port", port).refuse();
    data.takeOver(
        points(DETECTION, data).endsWithSavepoint()
            && points(INDICATORS, data).endsWithSavepoint());
    EmbeddedBroker broker =
        EmbeddedBroker.start(port, Optional.of(data.folder("broker")), EmbeddedBroker.LASTING);
    LocalStack stack = new LocalStack(broker, data, FreePorts.free());
    broker
        .createTopics(topics)
        .forEach(each -> stack.troubles.add("A topic is not as declared: " + each + "."));
    return stack;
  }

  public String bootstrap() {
    return broker.bootstrapServers();
  }

  /** A port of this machine that exposes the metrics of the jobs, once they are started. */
  public int metrics() {
    return metrics;
  }

  /**
   * Starts the jobs on what the topics hold and will hold, from where an earlier run left off;
   * returns once all of both runs and has been checkpointed.
   *
   * @param parallelism how many tasks share the work of each operator; each needs some of a core
   *     also while nothing comes
   */
  public void detect(DetectionSettings settings, int parallelism) throws Exception {
    broker.createTopics(Topics.shipped().with(settings.sources().topicsAs()));
    RestorePoints detection = points(DETECTION, data);
    RestorePoints indicators = points(INDICATORS, data);
    Configuration configuration = StackConfiguration.lasting(parallelism, metrics, data);
    flink = LocalFlink.start(configuration, JOBS.size());
    KafkaSettings kafka = KafkaSettings.of(bootstrap()).idleAfter(IDLE).onAQuietBroker();
    submit(DETECTION, detection, kafka, configuration, settings);
    submit(INDICATORS, indicators, kafka.grouped(KpiJob.GROUP), configuration, settings);
    long deadline = System.nanoTime() + START.toNanos();
    for (JobClient job : jobs) {
      while (!checkpointed(job, deadline)) {
        if (failure().isPresent() || System.nanoTime() > deadline) {
          throw new BadInput(
              failure().orElse("the jobs have not started within " + START)
                  + "; if that comes again, they go on from before once this is moved away: "
                  + restored);
        }
        Thread.sleep(100);
      }
    }
  }

  private static RestorePoints points(String job, DataFolder data) throws IOException {
    return new RestorePoints(
        data.folder("checkpoints/" + JOBS.get(job)), data.folder("savepoints/" + job));
  }

  private void submit(
      String job,
      RestorePoints points,
      KafkaSettings kafka,
      Configuration configuration,
      DetectionSettings settings)
      throws Exception {
    Optional<StoredCheckpoint> fitting = points.fitting(broker.logEnds());
    KafkaSettings reading = kafka;
    Optional<StoredCheckpoint> chosen = fitting.or(points::newest);
    if (fitting.isEmpty() && chosen.isPresent()) {
      troubles.add(
          "The "
              + job
              + " job goes on at the end of the logs: they have lost records that its state has"
              + " counted.");
      reading = kafka.resumingAtEnd();
    } else if (chosen.isEmpty() && data.used()) {
      reading = kafka.startedFresh();
      if (!points.none()) {
        troubles.add("The " + job + " job begins without state: no checkpoint is whole.");
      }
    }
    points.troubles().forEach(each -> troubles.add("Passed over: " + each + "."));
    points.sweep(chosen);
    StreamGraph graph = graph(job, reading, configuration, settings);
    chosen.ifPresent(
        from -> {
          restored.add(from.folder());
          graph.setSavepointRestoreSettings(
              SavepointRestoreSettings.forPath(
                  SyncedFileSystem.uri(from.folder()),
                  false,
                  points.isSavepoint(from) ? RecoveryClaimMode.NO_CLAIM : RecoveryClaimMode.CLAIM));
        });
    jobs.add(submitted(graph));
  }

  private static StreamGraph graph(
      String job, KafkaSettings kafka, Configuration configuration, DetectionSettings settings) {
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    KafkaConnectors topics = new KafkaConnectors(kafka, settings.feeds());
    if (job.equals(DETECTION)) {
      DetectionPipeline.build(env, settings, topics);
    } else {
      KpiPipeline.build(env, settings.feeds(), topics);
    }
    StreamGraph graph = StackConfiguration.graph(env, job);
    graph.setJobId(JOBS.get(job));
    return graph;
  }

  /** A checkpoint after the start, which says that the next start goes on from here. */
  private boolean checkpointed(JobClient job, long deadline) throws InterruptedException {
    try {
      flink
          .triggerCheckpoint(job.getJobID(), CheckpointType.CONFIGURED)
          .get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      return true;
    } catch (ExecutionException | TimeoutException notYet) {
      return false;
    }
  }

  /** What somebody has to know of how the jobs have gone on, a sentence each. */
  public List<String> troubles() {
    return List.copyOf(troubles);
  }

  /** Runs the jobs over what the topics hold now, to their end. */
  public void detectUntilNow(DetectionSettings settings) throws Exception {
    Configuration configuration = StackConfiguration.measured(LocalFlink.slots(), metrics, data);
    broker.createTopics(Topics.shipped().with(settings.sources().topicsAs()));
    flink = LocalFlink.start(configuration, JOBS.size());
    KafkaSettings kafka = KafkaSettings.of(bootstrap()).untilNow();
    jobs.add(submitted(graph(DETECTION, kafka, configuration, settings)));
    jobs.add(submitted(graph(INDICATORS, kafka.grouped(KpiJob.GROUP), configuration, settings)));
    for (JobClient job : jobs) {
      job.getJobExecutionResult().get();
    }
    jobs.clear();
  }

  private JobClient submitted(StreamGraph graph) throws Exception {
    return new MiniClusterJobClient(
        flink.submitJob(graph).get().getJobID(),
        flink,
        LocalStack.class.getClassLoader(),
        MiniClusterJobClient.JobFinalizationBehavior.NOTHING);
  }

  /** Why a job has stopped; empty while both run. */
  public Optional<String> failure() throws InterruptedException {
    for (JobClient job : jobs) {
      try {
        JobStatus status = job.getJobStatus().get();
        if (status.isGloballyTerminalState()) {
          return Optional.of("a job is " + status);
        }
      } catch (ExecutionException e) {
        return Optional.of("Flink does not answer");
      }
    }
    return Optional.empty();
  }

  /** Ends the jobs with a savepoint each, which this release and every later one goes on from. */
  public void save() throws Exception {
    List<CompletableFuture<String>> saved = new ArrayList<>();
    List<String> names = List.of(DETECTION, INDICATORS);
    for (int i = 0; i < jobs.size(); i++) {
      String place = SyncedFileSystem.uri(data.folder("savepoints/" + names.get(i)));
      saved.add(jobs.get(i).stopWithSavepoint(false, place, SavepointFormatType.CANONICAL));
    }
    for (CompletableFuture<String> each : saved) {
      each.get(SAVING.toSeconds(), TimeUnit.SECONDS);
    }
    jobs.clear();
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
