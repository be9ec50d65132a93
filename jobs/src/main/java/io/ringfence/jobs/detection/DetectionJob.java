package io.ringfence.jobs.detection;

import io.ringfence.jobs.config.Arguments;
import io.ringfence.jobs.config.FeedArguments;
import io.ringfence.jobs.config.FeedSettings;
import io.ringfence.jobs.config.JobConfiguration;
import io.ringfence.jobs.config.SecretKey;
import io.ringfence.jobs.io.kafka.KafkaArguments;
import io.ringfence.jobs.io.kafka.KafkaConnectors;
import io.ringfence.jobs.io.kafka.KafkaSettings;
import io.ringfence.rule.text.PackText;
import io.ringfence.tenant.Tenants;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Detection from topics to topics: settings from arguments, or from a file that {@code --settings}
 * names (arguments win).
 *
 * <pre>
 *   --rules FILE             the rule pack, or a folder of *.yaml that make one
 *   --tariff FILE            the tariff, CSV
 *   --sources FILE           regions, time zones and lateness of the feeds (default: as shipped)
 *   --policy FILE            how long what is kept (default: as shipped)
 *   --tenants FILE           customers for whom data is processed (default: none)
 *   --kafka.client FILE      settings of Kafka's clients, in which secrets are named, not said
 *   --bootstrap.servers A,B  instead of a file, where the broker wants no secrets
 *   --group NAME             consumer group and prefix of transactions (default: ringfence)
 *   --topic.ROLE NAME        where a topic has another name than its role
 *   --exactly.once true      alerts once, with each checkpoint (default: at once, at least once)
 *   --fresh                  start without the state of an earlier run of the group
 *   --retention.clock event  for replays of old records (default: wall)
 *   --idle.seconds N         a partition silent for so long holds nothing back (default: 60)
 *   --checkpoint.seconds N   time between checkpoints (default: 30)
 *   --receipt.key.file FILE  the key of privacy receipts, or a folder of keys that rotate; or
 *                            --receipt.key.variable NAME
 *   --id.key.file FILE       the key of alerts' ids, which never changes; or --id.key.variable NAME
 *                            (default: none, and anyone can compute ids)
 * </pre>
 *
 * Parallelism, and where checkpoints are kept, are the cluster's settings.
 */
public final class DetectionJob {

  private static final Logger LOG = LoggerFactory.getLogger(DetectionJob.class);

  private static final Set<String> NAMES =
      Set.of("rules", "tenants", "receipt.key.file", "receipt.key.variable");

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
            JobConfiguration.durable(FeedArguments.checkpoints(given)));
    DetectionPipeline.build(env, settings, new KafkaConnectors(kafka, settings.feeds()));
    env.execute("ringfence detection");
  }

  static Arguments arguments(String[] args) {
    return FeedArguments.of(args, NAMES);
  }

  static DetectionSettings settings(Arguments given) {
    PackText rules = given.place("rules", PackText::read);
    FeedSettings feeds = FeedArguments.feeds(given);
    if (!feeds.idKey().exists()) {
      LOG.warn("No --id.key.file: the ids of alerts can be computed by anyone.");
    }
    Tenants tenants =
        given.has("tenants") ? given.file("tenants", DetectionJob::tenants) : Tenants.NONE;
    DetectionSettings settings =
        new DetectionSettings(rules, feeds, receiptKey(given), Tenants.NONE).withTenants(tenants);
    // A faulty pack is refused here, not on a task manager.
    given.place("rules", place -> settings.rules());
    return settings;
  }

  private static Tenants tenants(Path file) throws IOException {
    return Tenants.read(Files.readString(file)).orThrow("the tenants have faults");
  }

  private static SecretKey receiptKey(Arguments given) {
    return given.has("receipt.key.file")
        ? given.file("receipt.key.file", SecretKey::file)
        : SecretKey.variable(given.text("receipt.key.variable", "RINGFENCE_RECEIPT_KEY"));
  }

  static KafkaSettings kafka(Arguments given) {
    return KafkaArguments.of(given, "ringfence");
  }
}
