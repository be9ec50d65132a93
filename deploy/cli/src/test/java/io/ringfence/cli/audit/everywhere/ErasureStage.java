package io.ringfence.cli.audit.everywhere;

import static java.util.stream.Collectors.toMap;

import io.ringfence.broker.EmbeddedBroker;
import io.ringfence.broker.TopicSetting;
import io.ringfence.broker.Topics;
import io.ringfence.cli.StoppedJob;
import io.ringfence.cli.options.DetectionOptions;
import io.ringfence.cli.options.LauncherFolder;
import io.ringfence.cli.options.TopicProducer;
import io.ringfence.jobs.config.JobConfiguration;
import io.ringfence.jobs.config.RetentionClock;
import io.ringfence.jobs.detection.DetectionPipeline;
import io.ringfence.jobs.detection.DetectionSettings;
import io.ringfence.jobs.io.kafka.KafkaConnectors;
import io.ringfence.jobs.io.kafka.KafkaSettings;
import io.ringfence.topics.TopicNames;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.FileUtils;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import picocli.CommandLine;

/**
 * A broker and a detection job, both with settings as deployed, but that what takes them days takes
 * them seconds, and that nothing is compressed. All that they write is below one folder.
 */
final class ErasureStage implements AutoCloseable {

  private static final Map<String, String> QUICK_BROKER =
      Map.of(
          "log.initial.task.delay.ms", "500",
          "log.retention.check.interval.ms", "500",
          "log.cleaner.backoff.ms", "200");

  private static final Map<String, String> PLAIN_TOPIC =
      Map.of("compression.type", "uncompressed", "file.delete.delay.ms", "100");

  private static final Map<String, String> QUICK_COMPACTION =
      Map.of(
          "segment.ms", "1000",
          "max.compaction.lag.ms", "1000",
          "delete.retention.ms", "100",
          "min.cleanable.dirty.ratio", "0.01");

  /** What is about a machine, or about processes. */
  private static final List<String> OF_PROCESSES =
      List.of("taskmanager.memory", "jobmanager.memory", "metrics.", "env.", "web.", "security.");

  private static final Map<String, String> QUICK_JOB =
      Map.of(
          "state.changelog.periodic-materialize.interval", "2 s",
          "execution.checkpointing.min-pause", "500 ms",
          "execution.checkpointing.num-retained", "1",
          "execution.checkpointing.snapshot-compression", "false",
          "state.backend.rocksdb.options-factory", SearchableFiles.class.getName(),
          "ringfence.rocksdb.forgotten-after", "1 s",
          "taskmanager.memory.managed.size", "256m");

  private static final List<String> READ =
      List.of(
          TopicNames.CALLS,
          TopicNames.MESSAGES,
          TopicNames.SESSIONS,
          TopicNames.SECURITY,
          TopicNames.LISTINGS,
          TopicNames.PRIVACY_REQUESTS);

  private static final String EVER = "-1";

  private final Path folder;
  private final Path key;
  private final EmbeddedBroker broker;
  private final TopicProducer producer;
  private JobClient job;

  /**
   * A broker with its topics.
   *
   * @param folder of all that is written
   * @param key file of the id key
   */
  ErasureStage(Path folder, Path key) throws Exception {
    this.folder = folder;
    this.key = key;
    broker = EmbeddedBroker.start(0, Optional.of(folder.resolve("kafka")), QUICK_BROKER);
    broker.createTopics(
        new Topics(Topics.shipped().all().stream().map(ErasureStage::quick).toList()));
    producer = new TopicProducer(broker.bootstrapServers());
  }

  /** With one partition: what comes later anywhere lets the broker clean up. */
  private static TopicSetting quick(TopicSetting topic) {
    Map<String, String> settings = new HashMap<>(topic.settings());
    settings.putAll(PLAIN_TOPIC);
    if (compacted(topic)) {
      settings.putAll(QUICK_COMPACTION);
    }
    return topic.with(1, settings);
  }

  private static boolean compacted(TopicSetting topic) {
    return topic.settings().getOrDefault("cleanup.policy", "").contains("compact");
  }

  String bootstrap() {
    return broker.bootstrapServers();
  }

  /** How many records a topic has had. */
  long written(String topic) throws Exception {
    return ends(List.of(topic)).values().iterator().next();
  }

  /** How many records have been written by now that the job reads. */
  Map<TopicPartition, Long> toRead() throws Exception {
    return ends(READ);
  }

  private Map<TopicPartition, Long> ends(List<String> topics) throws Exception {
    Map<TopicPartition, OffsetSpec> asked =
        topics.stream()
            .collect(toMap(each -> new TopicPartition(each, 0), each -> OffsetSpec.latest()));
    Map<TopicPartition, Long> ends = new HashMap<>();
    try (Admin admin = admin()) {
      admin.listOffsets(asked).all().get().forEach((each, end) -> ends.put(each, end.offset()));
    }
    return ends;
  }

  /** Whether the job has read so many, and a checkpoint says so. */
  boolean hasRead(Map<TopicPartition, Long> ends) throws Exception {
    Map<TopicPartition, Long> read = new HashMap<>();
    try (Admin admin = admin()) {
      for (String group : List.of("ringfence-traffic", "ringfence-control")) {
        admin
            .listConsumerGroupOffsets(group)
            .partitionsToOffsetAndMetadata()
            .get()
            .forEach((each, offset) -> read.put(each, offset.offset()));
      }
    }
    return ends.entrySet().stream()
        .allMatch(
            each ->
                each.getValue() == 0 || read.getOrDefault(each.getKey(), -1L) >= each.getValue());
  }

  private Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", bootstrap()));
  }

  void send(List<Records.Placed> records) {
    for (Records.Placed each : records) {
      producer.send(each.topic(), each.key(), each.json().getBytes(StandardCharsets.UTF_8));
    }
    producer.flush();
  }

  /** What is not compacted is past its retention, and derived listings are. */
  void retentionPasses(Predicate<String> topics) throws Exception {
    retention("1", topics);
  }

  /** From now on nothing is. */
  void retentionIsLong() throws Exception {
    retention(EVER, topic -> true);
  }

  private void retention(String millis, Predicate<String> topics) throws Exception {
    AlterConfigOp set =
        new AlterConfigOp(new ConfigEntry("retention.ms", millis), AlterConfigOp.OpType.SET);
    Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
    for (TopicSetting each : Topics.shipped().all()) {
      boolean goes = !compacted(each) || each.name().equals(TopicNames.DERIVED_LISTINGS);
      if (goes && topics.test(each.name())) {
        changes.put(new ConfigResource(ConfigResource.Type.TOPIC, each.name()), List.of(set));
      }
    }
    try (Admin admin = admin()) {
      admin.incrementalAlterConfigs(changes).all().get();
    }
  }

  /**
   * Starts a job that has no state.
   *
   * @param run where it writes, below the folder
   * @param fresh whether there has been one before
   */
  void start(String run, boolean fresh) throws Exception {
    DetectionOptions options =
        CommandLine.populateCommand(new DetectionOptions(), "--id-key-file", key.toString());
    DetectionSettings settings = options.settings(RetentionClock.WALL);
    KafkaSettings kafka = KafkaSettings.of(bootstrap()).idleAfter(Duration.ofSeconds(2));
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration(folder.resolve(run)));
    DetectionPipeline.build(
        env, settings, new KafkaConnectors(fresh ? kafka.startedFresh() : kafka, settings.feeds()));
    job = env.executeAsync(run);
  }

  private static Configuration configuration(Path place) throws Exception {
    Map<String, String> deployed =
        GlobalConfiguration.loadConfiguration(LauncherFolder.path("flink").toString())
            .toMap()
            .entrySet()
            .stream()
            .filter(each -> OF_PROCESSES.stream().noneMatch(each.getKey()::startsWith))
            .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    Configuration configuration = Configuration.fromMap(deployed);
    configuration.addAll(JobConfiguration.durable(Duration.ofSeconds(1)));
    QUICK_JOB.forEach(configuration::setString);
    for (Map.Entry<String, String> each :
        Map.of(
                "execution.checkpointing.dir", "checkpoints",
                "execution.checkpointing.savepoint-dir", "savepoints",
                "state.changelog.dstl.dfs.base-path", "changelog")
            .entrySet()) {
      Path part = Files.createDirectories(place.resolve(each.getValue()));
      configuration.setString(each.getKey(), part.toUri().toString());
    }
    configuration.setString(
        "io.tmp.dirs", Files.createDirectories(place.resolve("tmp")).toString());
    return configuration;
  }

  /**
   * A savepoint, in the form that can be read entry by entry.
   *
   * @param into a folder
   */
  Path savepoint(Path into) throws Exception {
    for (int left = 100; ; left--) {
      try {
        String where =
            job.triggerSavepoint(into.toUri().toString(), SavepointFormatType.CANONICAL).get();
        return Path.of(URI.create(where));
      } catch (ExecutionException e) {
        if (left == 0) {
          throw e;
        }
        Thread.sleep(100);
      }
    }
  }

  /** Ends the job; nothing of what it has stored is kept. */
  void forget(String run) throws Exception {
    StoppedJob.stop(job);
    job = null;
    for (int left = 100; ; left--) {
      try {
        FileUtils.deleteDirectory(folder.resolve(run).toFile());
        return;
      } catch (IOException changing) { // an upload of changes may still be ending
        if (left == 0) {
          throw changing;
        }
        Thread.sleep(100);
      }
    }
  }

  @Override
  public void close() {
    if (job != null) {
      StoppedJob.stop(job);
    }
    producer.close();
    broker.close();
  }
}
