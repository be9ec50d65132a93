package io.ringfence.jobs.kpi;

import io.ringfence.jobs.config.Arguments;
import io.ringfence.jobs.config.FeedArguments;
import io.ringfence.jobs.config.FeedSettings;
import io.ringfence.jobs.config.JobArgument;
import io.ringfence.jobs.config.JobConfiguration;
import io.ringfence.jobs.config.JobSubmission;
import io.ringfence.jobs.io.kafka.KafkaArguments;
import io.ringfence.jobs.io.kafka.KafkaConnectors;
import io.ringfence.jobs.io.kafka.KafkaSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Indicators from topics to a topic: settings from arguments, the environment, or a file, see
 * {@link JobArgument}.
 */
public final class KpiJob {

  private static final Logger LOG = LoggerFactory.getLogger(KpiJob.class);

  /** Consumer group and prefix of transactions, unless an argument names another. */
  public static final String GROUP = "ringfence-kpi";

  private KpiJob() {}

  /**
   * Submits the job.
   *
   * @throws IllegalArgumentException naming the argument at fault
   */
  public static void main(String[] args) throws Exception {
    Arguments given = FeedArguments.of(args, JobArgument.ofBothJobs(), System.getenv());
    FeedSettings settings = FeedArguments.feeds(given);
    if (!settings.idKey().exists()) {
      LOG.warn("No --id.key.file: whom a hash of the state is of can be tried out.");
    }
    KafkaSettings kafka = KafkaArguments.of(given, GROUP);
    JobSubmission job =
        JobSubmission.of(JobConfiguration.durable(FeedArguments.checkpoints(given)));
    KpiPipeline.build(job.environment(), settings, new KafkaConnectors(kafka, settings));
    job.execute("ringfence indicators");
  }

  /**
   * Reads all arguments, and what they name, as a start does.
   *
   * @throws IllegalArgumentException naming the argument at fault
   */
  public static void check(String... args) {
    Arguments given = FeedArguments.of(args, JobArgument.ofBothJobs(), System.getenv());
    FeedArguments.feeds(given);
    KafkaArguments.of(given, GROUP);
    FeedArguments.checkpoints(given);
  }
}
