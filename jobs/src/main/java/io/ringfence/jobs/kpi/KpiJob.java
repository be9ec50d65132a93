package io.ringfence.jobs.kpi;

import io.ringfence.jobs.config.ArgumentFaults;
import io.ringfence.jobs.config.Arguments;
import io.ringfence.jobs.config.FeedArguments;
import io.ringfence.jobs.config.FeedSettings;
import io.ringfence.jobs.config.JobArgument;
import io.ringfence.jobs.config.JobConfiguration;
import io.ringfence.jobs.config.JobSubmission;
import io.ringfence.jobs.io.kafka.KafkaArguments;
import io.ringfence.jobs.io.kafka.KafkaConnectors;
import io.ringfence.jobs.io.kafka.KafkaSettings;
import java.time.Duration;
import java.util.Optional;
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

  /** Everything that a start is told. */
  private record Start(FeedSettings settings, KafkaSettings kafka, Duration checkpoints) {}

  /**
   * Submits the job.
   *
   * @throws io.ringfence.jobs.config.WrongArguments with every mistake, before anything starts
   */
  public static void main(String[] args) throws Exception {
    Start start = start(args);
    if (!start.settings().idKey().exists()) {
      LOG.warn("No --id.key.file: whom a hash of the state is of can be tried out.");
    }
    JobSubmission job = JobSubmission.of(JobConfiguration.durable(start.checkpoints()));
    KpiPipeline.build(
        job.environment(), start.settings(), new KafkaConnectors(start.kafka(), start.settings()));
    job.execute("ringfence indicators");
  }

  /**
   * Reads all arguments, and what they name, as a start does.
   *
   * @throws io.ringfence.jobs.config.WrongArguments with every mistake
   */
  public static void check(String... args) {
    start(args);
  }

  private static Start start(String... args) {
    Arguments given = FeedArguments.of(args, JobArgument.ofBothJobs(), System.getenv());
    ArgumentFaults faults = given.faults();
    Optional<FeedSettings> settings = faults.reading(() -> FeedArguments.feeds(given));
    Optional<KafkaSettings> kafka = faults.reading(() -> KafkaArguments.of(given, GROUP));
    Optional<Duration> checkpoints = faults.reading(() -> FeedArguments.checkpoints(given));
    faults.refuse();
    return new Start(settings.orElseThrow(), kafka.orElseThrow(), checkpoints.orElseThrow());
  }
}
