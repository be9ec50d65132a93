package io.ringfence.jobs.detection;

import io.ringfence.decode.Sources;
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

  /** What is read again after a crash, a few seconds' work; incremental, it costs little. */
  private static final long CHECKPOINT_SECONDS = 30;

  private DetectionJob() {}

  /** Submits the job. */
  public static void main(String[] args) throws Exception {
    ParameterTool given = ParameterTool.fromArgs(args);
    ParameterTool all =
        given.has("settings")
            ? ParameterTool.fromPropertiesFile(given.get("settings")).mergeWith(given)
            : given;
    DetectionSettings settings = settings(all);
    settings.rules(); // a faulty pack is refused here, not on a task manager
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(
            JobConfiguration.durable(
                Duration.ofSeconds(all.getLong("checkpoint.seconds", CHECKPOINT_SECONDS))));
    DetectionPipeline.build(env, settings, new KafkaEnds(kafka(all), settings));
    env.execute("ringfence detection");
  }

  static DetectionSettings settings(ParameterTool given) throws IOException {
    return new DetectionSettings(
        Files.readString(Path.of(given.getRequired("rules"))),
        Files.readString(Path.of(given.getRequired("tariff"))),
        given.has("sources") ? sources(Path.of(given.get("sources"))) : Sources.shipped(),
        Retention.DEFAULT,
        RetentionClock.valueOf(given.get("retention.clock", "wall").toUpperCase(Locale.ROOT)),
        receiptKey(given));
  }

  private static Sources sources(Path file) throws IOException {
    Sources.Reading reading = Sources.read(Files.readString(file));
    if (!reading.faults().isEmpty()) {
      throw new IllegalArgumentException(file + " has faults: " + reading.faults());
    }
    return reading.sources();
  }

  private static ReceiptKey receiptKey(ParameterTool given) {
    return given.has("receipt.key.file")
        ? ReceiptKey.file(Path.of(given.get("receipt.key.file")))
        : ReceiptKey.variable(given.get("receipt.key.variable", "RINGFENCE_RECEIPT_KEY"));
  }

  static KafkaSettings kafka(ParameterTool given) throws IOException {
    Properties client = new Properties();
    if (given.has("kafka.client")) {
      try (Reader file = Files.newBufferedReader(Path.of(given.get("kafka.client")))) {
        client.load(file);
      }
    }
    if (given.has("bootstrap.servers")) {
      client.setProperty("bootstrap.servers", given.get("bootstrap.servers"));
    }
    Map<String, String> topics = new HashMap<>();
    given
        .toMap()
        .forEach(
            (key, value) -> {
              if (key.startsWith(TOPIC)) {
                topics.put(key.substring(TOPIC.length()), value);
              }
            });
    return new KafkaSettings(
        client,
        new TopicNames(topics),
        given.get("group", "ringfence"),
        given.getBoolean("exactly.once", false),
        false,
        Duration.ofSeconds(given.getLong("idle.seconds", KafkaSettings.IDLE.toSeconds())));
  }
}
