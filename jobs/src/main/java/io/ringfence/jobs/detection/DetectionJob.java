package io.ringfence.jobs.detection;

import io.ringfence.decode.Sources;
import io.ringfence.enrich.TariffFile;
import io.ringfence.jobs.kafka.KafkaEnds;
import io.ringfence.jobs.kafka.KafkaSettings;
import io.ringfence.jobs.kafka.TopicNames;
import io.ringfence.signal.Retention;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.ParameterTool;

/**
 * Detection from topics to topics: settings from arguments, or from a file that {@code --settings}
 * names (arguments win).
 *
 * <pre>
 *   --rules FILE             the rule pack
 *   --tariff FILE            the tariff, CSV
 *   --sources FILE           regions, time zones and lateness of the feeds (default: as shipped)
 *   --kafka.client FILE      settings of Kafka's clients, secrets among them
 *   --bootstrap.servers A,B  instead of a file, where the broker wants no secrets
 *   --group NAME             consumer group and prefix of transactions (default: ringfence)
 *   --topic.ROLE NAME        where a topic has another name than its role
 *   --exactly.once true      alerts once, with each checkpoint (default: at once, at least once)
 *   --retention.clock event  for replays of old records (default: wall)
 *   --idle.seconds N         a partition silent for so long holds nothing back (default: 60)
 *   --checkpoint.seconds N   time between checkpoints (default: 30)
 *   --receipt.key.file FILE  the key of privacy receipts; or --receipt.key.variable NAME
 * </pre>
 *
 * Parallelism, and where checkpoints are kept, are the cluster's settings.
 */
public final class DetectionJob {

  private static final String TOPIC = "topic.";

  private static final Set<String> NAMES =
      Set.of(
          "settings",
          "rules",
          "tariff",
          "sources",
          "kafka.client",
          "bootstrap.servers",
          "group",
          "exactly.once",
          "retention.clock",
          "idle.seconds",
          "checkpoint.seconds",
          "receipt.key.file",
          "receipt.key.variable");

  /** What is read again after a crash, a few seconds' work; incremental, it costs little. */
  private static final Duration CHECKPOINT = Duration.ofSeconds(30);

  private DetectionJob() {}

  /**
   * Submits the job.
   *
   * @throws IllegalArgumentException naming the argument at fault
   */
  public static void main(String[] args) throws Exception {
    Arguments given = arguments(args);
    DetectionSettings settings = settings(given);
    KafkaSettings kafka = kafka(given);
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(
            JobConfiguration.durable(given.seconds("checkpoint.seconds", CHECKPOINT)));
    DetectionPipeline.build(env, settings, new KafkaEnds(kafka, settings));
    env.execute("ringfence detection");
  }

  static Arguments arguments(String[] args) {
    Arguments given = new Arguments(ParameterTool.fromArgs(args).toMap(), NAMES, TOPIC);
    if (!given.has("settings")) {
      return given;
    }
    Map<String, String> all =
        new HashMap<>(
            given.file(
                "settings", file -> ParameterTool.fromPropertiesFile(file.toFile()).toMap()));
    all.putAll(ParameterTool.fromArgs(args).toMap());
    return new Arguments(all, NAMES, TOPIC);
  }

  static DetectionSettings settings(Arguments given) {
    String rules = given.file("rules", Files::readString);
    String tariff = given.file("tariff", DetectionJob::tariff);
    DetectionSettings settings =
        new DetectionSettings(
            rules,
            tariff,
            given.has("sources") ? given.file("sources", DetectionJob::sources) : Sources.shipped(),
            Retention.DEFAULT,
            given.understood(
                "retention.clock",
                "either wall or event",
                text -> RetentionClock.valueOf(text.toUpperCase(Locale.ROOT)),
                "wall"),
            receiptKey(given));
    // A faulty pack is refused here, not on a task manager.
    given.file("rules", file -> settings.rules());
    return settings;
  }

  private static String tariff(Path file) throws IOException {
    TariffFile.Read read = TariffFile.read(file);
    if (!read.faults().isEmpty()) {
      throw new IllegalArgumentException("the tariff has faults: " + read.faults());
    }
    return Files.readString(file);
  }

  private static Sources sources(Path file) throws IOException {
    Sources.Reading reading = Sources.read(Files.readString(file));
    if (!reading.faults().isEmpty()) {
      throw new IllegalArgumentException("the sources have faults: " + reading.faults());
    }
    return reading.sources();
  }

  private static ReceiptKey receiptKey(Arguments given) {
    return given.has("receipt.key.file")
        ? given.file("receipt.key.file", ReceiptKey::file)
        : ReceiptKey.variable(given.text("receipt.key.variable", "RINGFENCE_RECEIPT_KEY"));
  }

  static KafkaSettings kafka(Arguments given) {
    Properties client =
        given.has("kafka.client")
            ? given.file("kafka.client", DetectionJob::properties)
            : new Properties();
    if (given.has("bootstrap.servers")) {
      client.setProperty("bootstrap.servers", given.text("bootstrap.servers", ""));
    }
    return new KafkaSettings(
        client,
        topics(given),
        given.text("group", "ringfence"),
        given.flag("exactly.once", false),
        false,
        given.seconds("idle.seconds", KafkaSettings.IDLE));
  }

  private static Properties properties(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    return properties;
  }

  private static TopicNames topics(Arguments given) {
    try {
      return new TopicNames(given.family(TOPIC));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("--" + TOPIC + "ROLE: " + e.getMessage(), e);
    }
  }
}
