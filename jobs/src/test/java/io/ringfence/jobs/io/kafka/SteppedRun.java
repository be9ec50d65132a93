package io.ringfence.jobs.io.kafka;

import io.ringfence.jobs.config.FeedSettings;
import io.ringfence.jobs.config.RetentionClock;
import io.ringfence.jobs.detection.DetectionPipeline;
import io.ringfence.jobs.detection.DetectionSettings;
import io.ringfence.jobs.kpi.KpiPipeline;
import io.ringfence.jobs.testing.SampleTraffic;
import io.ringfence.jobs.testing.SharedFlink;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.common.TopicPartition;

/** The job, given its records step by step: each has been judged before the next one comes. */
final class SteppedRun implements AutoCloseable {

  /** Of each topic of traffic. Part of every savepoint that is kept: it does not change. */
  static final int PARTITIONS = 2;

  /** Roles of the topics that the job reads, besides its own alerts. */
  static final List<String> READ =
      List.of(
          "traffic.calls",
          "traffic.messages",
          "traffic.sessions",
          "traffic.quality",
          "security.events",
          "blacklist.changes",
          "blacklist.derived",
          "privacy.requests",
          "rules.changes");

  /** The first of them, which are all that the job of indicators reads. */
  private static final List<String> TRAFFIC = READ.subList(0, 5);

  private final JobOnTopics stage;
  private final JobClient job;
  private final List<String> roles;

  private SteppedRun(JobOnTopics stage, JobClient job, List<String> roles) {
    this.stage = stage;
    this.job = job;
    this.roles = roles;
  }

  static SteppedRun start(JobOnTopics stage, String pack, Configuration configuration)
      throws Exception {
    // Longer than any run takes: every partition has records, and none may be left behind.
    KafkaSettings kafka = stage.kafka(false).idleAfter(Duration.ofMinutes(10));
    DetectionSettings settings = SampleTraffic.settings(pack, RetentionClock.EVENT);
    // A state that cannot be read is not read at the next attempt either.
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "disable");
    StreamExecutionEnvironment env = SharedFlink.environment(configuration);
    DetectionPipeline.build(env, settings, new KafkaConnectors(kafka, settings.feeds()));
    return new SteppedRun(stage, env.executeAsync(stage.name()), READ);
  }

  /** The job of indicators, which reads traffic only. */
  static SteppedRun indicators(JobOnTopics stage, Configuration configuration) throws Exception {
    KafkaSettings kafka = stage.kafka(false).idleAfter(Duration.ofMinutes(10));
    FeedSettings feeds = SampleTraffic.settings(SampleTraffic.PACK, RetentionClock.EVENT).feeds();
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "disable");
    StreamExecutionEnvironment env = SharedFlink.environment(configuration);
    KpiPipeline.build(env, feeds, new KafkaConnectors(kafka, feeds));
    return new SteppedRun(stage, env.executeAsync(stage.name()), TRAFFIC);
  }

  void take(List<List<SavedRelease.Line>> steps) throws Exception {
    for (List<SavedRelease.Line> step : steps) {
      stage.topics().write(stage.name(), step);
      judged();
    }
  }

  /** Returns when all that was written has gone through the whole job, with a barrier behind it. */
  private void judged() throws Exception {
    read(roles);
    until(
        "a checkpoint",
        () -> {
          SharedFlink.checkpoint(job.getJobID());
          return true;
        });
  }

  /** Returns when the job has read all that these topics hold. */
  void read(List<String> roles) throws Exception {
    Map<TopicPartition, Long> ends = stage.topics().ends(roles.stream().map(stage::topic).toList());
    until(
        "all is read",
        () ->
            ends.entrySet().stream()
                .allMatch(
                    end ->
                        SharedFlink.lastRead(
                                job.getJobID(), end.getKey().topic(), end.getKey().partition())
                            >= end.getValue() - 1));
  }

  /** Waits until every alert is closed and nothing is published any more. */
  List<String> settled() throws Exception {
    List<List<String>> same = new ArrayList<>();
    until(
        "settled alerts",
        () -> {
          List<String> now = stage.alerts();
          if (!same.isEmpty() && !same.get(0).equals(now)) {
            same.clear();
          }
          same.add(now);
          return same.size() > 3 && now.stream().allMatch(alert -> alert.contains(" closed "));
        });
    return same.get(0);
  }

  /** The last version of each row, once no more come. */
  Map<String, String> rows() throws Exception {
    List<Map<String, String>> same = new ArrayList<>();
    until(
        "settled rows",
        () -> {
          Map<String, String> now = stage.topics().lastOfEach(stage.topic("kpis"));
          if (!same.isEmpty() && !same.get(0).equals(now)) {
            same.clear();
          }
          same.add(now);
          return same.size() > 20 && !now.isEmpty();
        });
    return same.get(0);
  }

  /** Waits for something that has to become true, unless the job has failed. */
  private void until(String what, Callable<Boolean> holds) throws Exception {
    JobOnTopics.until(
        what,
        () -> {
          failed();
          try {
            return holds.call();
          } catch (ExecutionException e) {
            failed();
            throw e;
          }
        });
  }

  /** Throws what the job has failed of, if it has. */
  private void failed() throws Exception {
    if (job.getJobStatus().get().isGloballyTerminalState()) {
      job.getJobExecutionResult().get();
    }
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
  public void close() {
    if (!job.getJobStatus().join().isGloballyTerminalState()) {
      job.cancel().join();
    }
  }
}
