package io.ringfence.jobs.io.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.decode.feed.Sources;
import io.ringfence.jobs.config.FeedSettings;
import io.ringfence.jobs.config.RetentionClock;
import io.ringfence.jobs.config.SecretKey;
import io.ringfence.jobs.detection.DetectionPipeline;
import io.ringfence.jobs.detection.DetectionSettings;
import io.ringfence.jobs.kpi.KpiPipeline;
import io.ringfence.jobs.testing.Closing;
import io.ringfence.jobs.testing.SampleTraffic;
import io.ringfence.jobs.testing.SharedFlink;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The job, given its records step by step: each has been judged before the next one comes. */
final class SteppedRun implements AutoCloseable {

  /** Of each topic of traffic. */
  static final int PARTITIONS = 2;

  /** Roles of the topics that the job reads, besides its own alerts. */
  static final List<String> READ = JobOnTopics.READ;

  /** The first of them, which are all that the job of indicators reads. */
  private static final List<String> TRAFFIC = READ.subList(0, 5);

  /** Of all runs: under it a savepoint has who is being erased. */
  private static final SecretKey RECEIPT_KEY = SecretKey.passing();

  private static final Pattern TIME = Pattern.compile("\"time\":\"([^\"]+)\"");

  /** More than a source may be behind the records that it has sent. */
  private static final long MARGIN_MILLIS = Duration.ofMinutes(15).toMillis();

  private final JobOnTopics stage;
  private final JobClient job;
  private final List<String> roles;

  /** The same, and its own alerts if it hears them. */
  private final List<String> answered;

  private long newest;

  private SteppedRun(JobOnTopics stage, JobClient job, List<String> roles, List<String> answered) {
    this.stage = stage;
    this.job = job;
    this.roles = roles;
    this.answered = answered;
  }

  static SteppedRun start(JobOnTopics stage, String pack, Configuration configuration)
      throws Exception {
    // Longer than any run takes: every partition has records, and none may be left behind.
    KafkaSettings kafka = stage.kafka(false).idleAfter(Duration.ofMinutes(10));
    DetectionSettings settings =
        SampleTraffic.settings(pack, RetentionClock.EVENT, Sources.shipped(), RECEIPT_KEY);
    // A state that cannot be read is not read at the next attempt either.
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "disable");
    StreamExecutionEnvironment env = SharedFlink.environment(configuration);
    DetectionPipeline.build(env, settings, new KafkaConnectors(kafka, settings.feeds()));
    return new SteppedRun(stage, env.executeAsync(stage.name()), READ, JobOnTopics.ANSWERED);
  }

  /** The job of indicators, which reads traffic only. */
  static SteppedRun indicators(JobOnTopics stage, Configuration configuration) throws Exception {
    KafkaSettings kafka = stage.kafka(false).idleAfter(Duration.ofMinutes(10));
    FeedSettings feeds = SampleTraffic.settings(SampleTraffic.PACK, RetentionClock.EVENT).feeds();
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "disable");
    StreamExecutionEnvironment env = SharedFlink.environment(configuration);
    KpiPipeline.build(env, feeds, new KafkaConnectors(kafka, feeds));
    return new SteppedRun(stage, env.executeAsync(stage.name()), TRAFFIC, TRAFFIC);
  }

  void take(List<List<TopicLine>> steps) throws Exception {
    for (List<TopicLine> step : steps) {
      step.forEach(this::noteTime);
      stage.topics().write(stage.name(), step);
      judged();
    }
  }

  /** Of records of traffic: theirs is event time. */
  private void noteTime(TopicLine line) {
    if (TRAFFIC.contains(line.role()) && line.value() != null) {
      TIME.matcher(line.value())
          .results()
          .forEach(each -> newest = Math.max(newest, Instant.parse(each.group(1)).toEpochMilli()));
    }
  }

  /** Returns when all that was written has gone through the whole job, with a barrier behind it. */
  private void judged() throws Exception {
    stage.judged(job, roles);
  }

  /** Returns when the job has read all that these topics hold. */
  void read(List<String> roles) throws Exception {
    stage.read(job, roles);
  }

  /**
   * Returns when the job is at rest: event time has gone by all that was written, and what came of
   * it, also by the topics that the job writes itself, has been read and judged.
   */
  void rest() throws Exception {
    stage.rest(job, answered);
    JobOnTopics.until(
        job, "event time", () -> SharedFlink.reached(job.getJobID()) >= newest - MARGIN_MILLIS);
    stage.rest(job, answered);
  }

  /** The last version of each alert, at rest: all of them are closed. */
  List<String> settled() throws Exception {
    rest();
    List<String> alerts = stage.alerts();
    assertThat(alerts).isNotEmpty().allMatch(alert -> alert.contains(" closed "));
    return alerts;
  }

  /** The last version of each row, at rest. */
  Map<String, String> rows() throws Exception {
    rest();
    Map<String, String> rows = stage.topics().lastOfEach(stage.topic("kpis"));
    assertThat(rows).isNotEmpty();
    return rows;
  }

  long sum(String gauge) {
    return SharedFlink.sum(job.getJobID(), gauge);
  }

  /** Stops the job. */
  Path savepoint(Path folder) throws Exception {
    String path =
        job.stopWithSavepoint(false, folder.toString(), SavepointFormatType.CANONICAL).get();
    return Path.of(URI.create(path));
  }

  @Override
  public void close() throws IOException {
    Closing.narrowed(() -> SharedFlink.end(job));
  }
}
