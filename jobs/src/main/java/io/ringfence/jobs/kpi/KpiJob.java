package io.ringfence.jobs.kpi;

import io.ringfence.jobs.config.Arguments;
import io.ringfence.jobs.config.FeedArguments;
import io.ringfence.jobs.config.FeedSettings;
import io.ringfence.jobs.config.JobConfiguration;
import io.ringfence.jobs.io.kafka.KafkaArguments;
import io.ringfence.jobs.io.kafka.KafkaConnectors;
import io.ringfence.jobs.io.kafka.KafkaSettings;
import java.util.Set;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Indicators from topics to a topic: settings from arguments, or from a file that {@code
 * --settings} names (arguments win). They are those of detection, without what only rules need:
 *
 * <pre>
 *   --tariff FILE            the tariff, CSV: the country of numbers that no plan has allocated
 *   --sources FILE           regions, time zones and lateness of the feeds (default: as shipped)
 *   --policy FILE            how long what is kept: the term of traffic (default: as shipped)
 *   --kafka.client FILE      settings of Kafka's clients, in which secrets are named, not said
 *   --bootstrap.servers A,B  instead of a file, where the broker wants no secrets
 *   --group NAME             consumer group and prefix of transactions (default: ringfence-kpi)
 *   --topic.ROLE NAME        where a topic has another name than its role
 *   --exactly.once true      rows once, with each checkpoint (default: at once, at least once)
 *   --retention.clock event  for replays of old records (default: wall)
 *   --idle.seconds N         a partition silent for so long holds nothing back (default: 60)
 *   --checkpoint.seconds N   time between checkpoints (default: 30)
 *   --id.key.file FILE       the key of detection, for participants of meetings; or --id.key.variable
 *                            NAME (default: none, and hashes in the state can be tried out)
 * </pre>
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
    Arguments given = FeedArguments.of(args, Set.of());
    FeedSettings settings = FeedArguments.feeds(given);
    if (!settings.idKey().exists()) {
      LOG.warn("No --id.key.file: whom a hash of the state is of can be tried out.");
    }
    KafkaSettings kafka = KafkaArguments.of(given, GROUP);
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(
            JobConfiguration.durable(FeedArguments.checkpoints(given)));
    KpiPipeline.build(env, settings, new KafkaConnectors(kafka, settings));
    env.execute("ringfence indicators");
  }
}
