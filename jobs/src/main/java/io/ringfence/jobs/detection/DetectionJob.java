package io.ringfence.jobs.detection;

import io.ringfence.jobs.config.Arguments;
import io.ringfence.jobs.config.FeedArguments;
import io.ringfence.jobs.config.FeedSettings;
import io.ringfence.jobs.config.JobArgument;
import io.ringfence.jobs.config.JobConfiguration;
import io.ringfence.jobs.config.JobSubmission;
import io.ringfence.jobs.config.SecretKey;
import io.ringfence.jobs.io.kafka.KafkaArguments;
import io.ringfence.jobs.io.kafka.KafkaConnectors;
import io.ringfence.jobs.io.kafka.KafkaSettings;
import io.ringfence.rule.text.PackText;
import io.ringfence.tenant.Tenants;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Detection from topics to topics: settings from arguments, the environment, or a file, see {@link
 * JobArgument}. Parallelism, and where checkpoints are kept, are the cluster's settings.
 */
public final class DetectionJob {

  private static final Logger LOG = LoggerFactory.getLogger(DetectionJob.class);

  private DetectionJob() {}

  /**
   * Submits the job.
   *
   * @throws IllegalArgumentException naming the argument at fault
   */
  public static void main(String[] args) throws Exception {
    Arguments given = arguments(args, System.getenv());
    DetectionSettings settings = settings(given);
    KafkaSettings kafka = kafka(given);
    JobSubmission job =
        JobSubmission.of(JobConfiguration.durable(FeedArguments.checkpoints(given)));
    DetectionPipeline.build(
        job.environment(), settings, new KafkaConnectors(kafka, settings.feeds()));
    job.execute("ringfence detection");
  }

  /**
   * Reads all arguments, and what they name, as a start does.
   *
   * @throws IllegalArgumentException naming the argument at fault
   */
  public static void check(String... args) {
    Arguments given = arguments(args, System.getenv());
    settings(given);
    kafka(given);
    FeedArguments.checkpoints(given);
  }

  static Arguments arguments(String[] args, Map<String, String> environment) {
    return FeedArguments.of(args, EnumSet.allOf(JobArgument.class), environment);
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
