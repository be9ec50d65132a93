package io.ringfence.jobs.io.kafka;

import io.ringfence.jobs.config.JobConfiguration;
import io.ringfence.jobs.config.RetentionClock;
import io.ringfence.jobs.detection.DetectionPipeline;
import io.ringfence.jobs.detection.DetectionSettings;
import io.ringfence.jobs.io.DetectionConnectors;
import io.ringfence.jobs.testing.ComparableAlerts;
import io.ringfence.jobs.testing.SampleTraffic;
import io.ringfence.jobs.testing.SharedFlink;
import io.ringfence.topics.TopicNames;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.common.TopicPartition;

/**
 * The job between topics of its own on the shared broker, on the shared Flink.
 *
 * @param name that no other stage has: what its topics' names start with
 */
record JobOnTopics(String name, TestTopics topics) {

  private static final List<String> TRAFFIC =
      List.of(
          "traffic.calls",
          "traffic.messages",
          "traffic.sessions",
          "traffic.quality",
          "security.events");

  private static final List<String> OTHERS =
      List.of(
          "blacklist.changes",
          "blacklist.derived",
          "privacy.requests",
          "rules.changes",
          "alerts",
          "verdicts",
          "kpis",
          "rejected",
          "late",
          "privacy.receipts",
          "privacy.documents",
          "privacy.ledger");

  /** Roles of the topics that the job reads, besides its own alerts. */
  static final List<String> READ =
      Stream.concat(
              TRAFFIC.stream(),
              Stream.of(
                  "blacklist.changes", "blacklist.derived", "privacy.requests", "rules.changes"))
          .toList();

  /** With its own alerts. */
  static final List<String> ANSWERED = Stream.concat(READ.stream(), Stream.of("alerts")).toList();

  private static final Pattern OWN_ALERT = Pattern.compile("[0-9a-f]{32}-1");

  static JobOnTopics with(String name, int partitions) throws Exception {
    JobOnTopics stage = new JobOnTopics(name, new TestTopics(SharedBroker.bootstrapServers()));
    stage.topics.create(partitions, TRAFFIC.stream().map(stage::topic).toArray(String[]::new));
    stage.topics.create(1, OTHERS.stream().map(stage::topic).toArray(String[]::new));
    return stage;
  }

  String topic(String role) {
    return name + '.' + role;
  }

  KafkaSettings kafka(boolean exactlyOnce) {
    return kafka(SharedBroker.bootstrapServers(), exactlyOnce);
  }

  /** The same from another process. */
  KafkaSettings kafka(String bootstrapServers, boolean exactlyOnce) {
    Map<String, String> names = new HashMap<>();
    TRAFFIC.forEach(role -> names.put(role, topic(role)));
    OTHERS.forEach(role -> names.put(role, topic(role)));
    Properties client = new Properties();
    client.setProperty("bootstrap.servers", bootstrapServers);
    return new KafkaSettings(
        client, new TopicNames(names), name, exactlyOnce, false, Duration.ofSeconds(1), false);
  }

  /** Checkpoints come when a test asks for them. */
  Configuration configuration(Path checkpoints) {
    Configuration configuration = JobConfiguration.durable(Duration.ofHours(1));
    configuration.set(CoreOptions.DEFAULT_PARALLELISM, 2);
    configuration.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.toUri().toString());
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 10);
    configuration.set(
        RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(10));
    return configuration;
  }

  JobClient start(
      KafkaSettings kafka, Configuration configuration, UnaryOperator<DetectionConnectors> around)
      throws Exception {
    return start(SampleTraffic.PACK, kafka, configuration, around);
  }

  JobClient start(
      String pack,
      KafkaSettings kafka,
      Configuration configuration,
      UnaryOperator<DetectionConnectors> around)
      throws Exception {
    return start(SampleTraffic.settings(pack, RetentionClock.EVENT), kafka, configuration, around);
  }

  JobClient start(
      DetectionSettings settings,
      KafkaSettings kafka,
      Configuration configuration,
      UnaryOperator<DetectionConnectors> around)
      throws Exception {
    StreamExecutionEnvironment env = SharedFlink.environment(configuration);
    DetectionPipeline.build(
        env, settings, around.apply(new KafkaConnectors(kafka, settings.feeds())));
    return env.executeAsync(name);
  }

  void write(String role, int partition, List<String> records) throws Exception {
    topics.write(topic(role), Map.of(partition, records));
  }

  /** The last versions of the alerts, as tests compare them. */
  List<String> alerts() {
    return ComparableAlerts.comparable(topics.lastOfEach(topic("alerts")).values());
  }

  /** The same with what was measured. */
  List<String> alertsWithMeasures() {
    return ComparableAlerts.withMeasures(topics.lastOfEach(topic("alerts")).values());
  }

  /** The last versions of the alerts that are the job's, by id: whatever else is on the topic. */
  Map<String, String> ownAlerts() {
    Map<String, String> own = new TreeMap<>();
    topics
        .lastOfEach(topic("alerts"))
        .forEach(
            (id, alert) -> {
              if (id != null && OWN_ALERT.matcher(id).matches()) {
                own.put(id, alert);
              }
            });
    return own;
  }

  /** Returns when the job has read all that these topics hold. */
  void read(JobClient job, List<String> roles) throws Exception {
    Map<TopicPartition, Long> ends = topics.ends(topics(roles));
    until(
        job,
        "all is read",
        () ->
            ends.entrySet().stream()
                .allMatch(
                    end ->
                        SharedFlink.lastRead(
                                job.getJobID(), end.getKey().topic(), end.getKey().partition())
                            >= end.getValue() - 1));
  }

  /** Returns when that has gone through the whole job, with a barrier behind it. */
  void judged(JobClient job, List<String> roles) throws Exception {
    read(job, roles);
    until(
        job,
        "a checkpoint",
        () -> {
          SharedFlink.checkpoint(job.getJobID());
          return true;
        });
  }

  /** Returns when a barrier behind all that these topics hold has left nothing more on them. */
  void rest(JobClient job, List<String> roles) throws Exception {
    until(
        job,
        "nothing more is told",
        () -> {
          Map<TopicPartition, Long> before = topics.ends(topics(roles));
          judged(job, roles);
          return topics.ends(topics(roles)).equals(before);
        });
  }

  private List<String> topics(List<String> roles) {
    return roles.stream().map(this::topic).toList();
  }

  /** Waits for something that has to become true, unless the job has failed. */
  static void until(JobClient job, String what, Callable<Boolean> holds) throws Exception {
    until(
        what,
        () -> {
          failed(job);
          try {
            return holds.call();
          } catch (ExecutionException e) {
            failed(job);
            throw e;
          }
        });
  }

  /** Throws what the job has failed of, if it has. */
  private static void failed(JobClient job) throws Exception {
    if (job.getJobStatus().get().isGloballyTerminalState()) {
      job.getJobExecutionResult().get();
    }
  }

  /** Waits for something that has to become true. */
  static void until(String what, Callable<Boolean> holds) throws Exception {
    long deadline = System.nanoTime() + SharedFlink.PATIENCE.toNanos();
    while (!holds.call()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("still not: " + what);
      }
      Thread.sleep(50);
    }
  }
}
