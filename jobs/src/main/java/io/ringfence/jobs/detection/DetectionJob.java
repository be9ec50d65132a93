package io.ringfence.jobs.detection;

import io.ringfence.decode.feed.Sources;
import io.ringfence.jobs.config.ArgumentFaults;
import io.ringfence.jobs.config.Arguments;
import io.ringfence.jobs.config.FeedArguments;
import io.ringfence.jobs.config.FeedSettings;
import io.ringfence.jobs.config.FileFaults;
import io.ringfence.jobs.config.JobArgument;
import io.ringfence.jobs.config.JobConfiguration;
import io.ringfence.jobs.config.JobSubmission;
import io.ringfence.jobs.config.SecretKey;
import io.ringfence.jobs.io.kafka.KafkaArguments;
import io.ringfence.jobs.io.kafka.KafkaConnectors;
import io.ringfence.jobs.io.kafka.KafkaSettings;
import io.ringfence.privacy.RetentionPolicy;
import io.ringfence.profile.Profiles;
import io.ringfence.rule.load.PackLoader;
import io.ringfence.rule.text.Fault;
import io.ringfence.rule.text.PackText;
import io.ringfence.signal.Retention;
import io.ringfence.tenant.Tenants;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Detection from topics to topics: settings from arguments, the environment, or a file, see {@link
 * JobArgument}. Parallelism, and where checkpoints are kept, are the cluster's settings.
 */
public final class DetectionJob {

  private static final Logger LOG = LoggerFactory.getLogger(DetectionJob.class);

  private static final String RULES = "rules";

  /** So long that no window is longer. */
  private static final Retention ANY =
      new Retention(
          Long.MAX_VALUE,
          Long.MAX_VALUE,
          Long.MAX_VALUE,
          Long.MAX_VALUE,
          Long.MAX_VALUE,
          Long.MAX_VALUE);

  private DetectionJob() {}

  /** Everything that a start is told. */
  private record Start(DetectionSettings settings, KafkaSettings kafka, Duration checkpoints) {}

  /**
   * Submits the job.
   *
   * @throws io.ringfence.jobs.config.WrongArguments with every mistake, before anything starts
   */
  public static void main(String[] args) throws Exception {
    Start start = start(arguments(args, System.getenv()));
    if (!start.settings().idKey().exists()) {
      LOG.warn("No --id.key.file: the ids of alerts can be computed by anyone.");
    }
    JobSubmission job = JobSubmission.of(JobConfiguration.durable(start.checkpoints()));
    DetectionPipeline.build(
        job.environment(),
        start.settings(),
        new KafkaConnectors(start.kafka(), start.settings().feeds()));
    job.execute("ringfence detection");
  }

  /**
   * Reads all arguments, and what they name, as a start does.
   *
   * @throws io.ringfence.jobs.config.WrongArguments with every mistake
   */
  public static void check(String... args) {
    check(arguments(args, System.getenv()));
  }

  static void check(Arguments given) {
    start(given);
  }

  private static Start start(Arguments given) {
    ArgumentFaults faults = given.faults();
    Optional<DetectionSettings> settings = faults.reading(() -> settings(given));
    Optional<KafkaSettings> kafka = faults.reading(() -> kafka(given));
    Optional<Duration> checkpoints = faults.reading(() -> FeedArguments.checkpoints(given));
    faults.refuse();
    return new Start(settings.orElseThrow(), kafka.orElseThrow(), checkpoints.orElseThrow());
  }

  static Arguments arguments(String[] args, Map<String, String> environment) {
    return FeedArguments.of(args, EnumSet.allOf(JobArgument.class), environment);
  }

  static DetectionSettings settings(Arguments given) {
    ArgumentFaults faults = new ArgumentFaults();
    Optional<PackText> rules = faults.reading(() -> given.place(RULES, PackText::read));
    Optional<FeedSettings> feeds = faults.reading(() -> FeedArguments.feeds(given));
    Optional<SecretKey> receiptKey =
        faults.reading(() -> given.place("receipt.key.file", SecretKey::checked));
    Optional<Tenants> tenants = faults.reading(() -> tenants(given));
    Optional<Profiles> profiles =
        faults.reading(() -> given.settings("profiles", Profiles::read).orElse(Profiles.NONE));
    // A faulty pack is refused here, not on a task manager.
    rules.ifPresent(pack -> faults.reading(() -> checked(given, pack)));
    tenants.ifPresent(known -> faults.reading(() -> sources(given, known)));
    faults.refuse();
    return new DetectionSettings(
            rules.orElseThrow(),
            feeds.orElseThrow(),
            receiptKey.orElseThrow(),
            Tenants.NONE,
            profiles.orElseThrow())
        .withTenants(tenants.orElseThrow());
  }

  /**
   * Against the sources and the policy. Where these cannot be read, what is said there cannot be
   * broken: then the rest is checked.
   */
  private static PackText checked(Arguments given, PackText pack) {
    ArgumentFaults elsewhere = new ArgumentFaults();
    long lateness =
        elsewhere
            .reading(() -> FeedArguments.sources(given))
            .map(Sources::defaultLateness)
            .orElse(0L);
    Retention retention =
        elsewhere
            .reading(() -> FeedArguments.policy(given))
            .map(policy -> policy.map(RetentionPolicy::state).orElse(Retention.DEFAULT))
            .orElse(ANY);
    List<Fault> found =
        PackLoader.load(pack, new PackLoader.Settings(lateness, retention)).faults();
    return given.place(
        RULES,
        place -> {
          if (!found.isEmpty()) {
            throw new FileFaults(found.stream().map(Fault::toString).toList());
          }
          return pack;
        });
  }

  private static Tenants tenants(Arguments given) {
    return given.settings("tenants", Tenants::read).orElse(Tenants.NONE);
  }

  /** Sources may belong to known tenants only. */
  private static Sources sources(Arguments given, Tenants known) {
    Sources sources = FeedArguments.sources(given);
    try {
      known.with(sources.tenants());
      return sources;
    } catch (IllegalArgumentException e) {
      throw given.wrong("sources", e.getMessage() + " of those that --tenants names");
    }
  }

  static KafkaSettings kafka(Arguments given) {
    return KafkaArguments.of(given, "ringfence");
  }
}
