package io.ringfence.jobs.io.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.jobs.testing.SampleTraffic;
import io.ringfence.jobs.testing.SharedFlink;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A job that is started without the state of the run before it. */
class FreshStartTest {

  private static final int MINUTE = 60;
  private static final int HOUR = 60 * MINUTE;
  private static final String SECURITY = "security.events";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** So many that they are still being read when the first traffic could be. */
  private static final int LISTINGS = 20_000;

  @TempDir Path checkpoints;

  @Test
  void isRefusedUnderAUsedGroup() throws Exception {
    JobOnTopics stage = JobOnTopics.with("used", 1);
    runBefore(stage, true);

    JobClient job = start(stage, stage.kafka(false));

    assertThatThrownBy(() -> job.getJobExecutionResult().get())
        .hasStackTraceContaining("No state was restored, but the consumer group used-traffic")
        .hasStackTraceContaining("--fresh");
    assertThat(job.getJobStatus().get()).isEqualTo(JobStatus.FAILED);
    assertThat(last(stage, "early").get("version").asInt()).isEqualTo(1);
  }

  @Test
  void isRefusedWhereAnEarlierRunHasLeftAlerts() throws Exception {
    JobOnTopics stage = JobOnTopics.with("left", 1);
    runBefore(stage, false);

    JobClient job = start(stage, stage.kafka(false).grouped("another"));

    assertThatThrownBy(() -> job.getJobExecutionResult().get())
        .hasStackTraceContaining("the topic left.alerts holds alerts of an earlier run");
  }

  @Tag("full")
  @Test
  void knowsAllListingsAndAlertsAtItsFirstSignalWhereItIsMeantToBeFresh() throws Exception {
    JobOnTopics stage = JobOnTopics.with("fresh", 1);
    runBefore(stage, true);
    stage.write("blacklist.changes", 0, listings());
    stage.write(SECURITY, 0, SampleTraffic.guesses("allowed", 10 * MINUTE));
    stage.write(SECURITY, 0, SampleTraffic.guesses("early", 11 * MINUTE));

    JobClient job = start(stage, stage.kafka(false).startedFresh());
    try {
      JobOnTopics.until("early goes on", () -> last(stage, "early").get("version").asInt() > 1);
      assertThat(last(stage, "early").get("hits").asInt()).isGreaterThan(1);
      stage.write(SECURITY, 0, SampleTraffic.guesses("later", 3 * HOUR));
      JobOnTopics.until("early is closed", () -> state(stage, "early").equals("closed"));
      stage.write(SECURITY, 0, SampleTraffic.guesses("early", 4 * HOUR));
      JobOnTopics.until("early comes again", () -> alertsOf(stage, "early").size() == 2);

      assertThat(alertsOf(stage, "allowed")).isEmpty();
      assertThat(alertsOf(stage, "early").keySet())
          .allMatch(id -> id.endsWith("-1") || id.endsWith("-2"));
    } finally {
      SharedFlink.end(job);
    }
  }

  /** Raises one alert, commits offsets if that is asked for, and goes without its state. */
  private void runBefore(JobOnTopics stage, boolean commits) throws Exception {
    stage.write(SECURITY, 0, SampleTraffic.guesses("early", 0));
    JobClient job = start(stage, stage.kafka(false));
    JobOnTopics.until("an alert", () -> !alertsOf(stage, "early").isEmpty());
    if (commits) {
      SharedFlink.checkpoint(job.getJobID());
      JobOnTopics.until("offsets", () -> stage.topics().used(stage.name() + "-traffic"));
    }
    SharedFlink.end(job);
  }

  private JobClient start(JobOnTopics stage, KafkaSettings kafka) throws Exception {
    Configuration configuration = stage.configuration(checkpoints);
    configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(1));
    return stage.start(kafka, configuration, UnaryOperator.identity());
  }

  private static List<String> listings() {
    List<String> listings = new ArrayList<>();
    IntStream.range(0, LISTINGS)
        .mapToObj(i -> SampleTraffic.listing("l-" + i, 0, "account", "listed-" + i))
        .forEach(listings::add);
    listings.add(
        SampleTraffic.listing("allow", 0, "account", "allowed").replace("\"add\"", "\"allow\""));
    return listings;
  }

  private static Map<String, String> alertsOf(JobOnTopics stage, String account) {
    Map<String, String> alerts = stage.topics().lastOfEach(stage.topic("alerts"));
    alerts.values().removeIf(alert -> !alert.contains('"' + account + '"'));
    return alerts;
  }

  private static JsonNode last(JobOnTopics stage, String account) throws Exception {
    return JSON.readTree(alertsOf(stage, account).values().iterator().next());
  }

  private static String state(JobOnTopics stage, String account) throws Exception {
    return last(stage, account).get("state").asText();
  }
}
