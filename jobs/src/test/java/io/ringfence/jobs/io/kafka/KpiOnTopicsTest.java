package io.ringfence.jobs.io.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.jobs.config.FeedSettings;
import io.ringfence.jobs.config.JobConfiguration;
import io.ringfence.jobs.config.RetentionClock;
import io.ringfence.jobs.kpi.KpiPipeline;
import io.ringfence.jobs.testing.PublishedRows;
import io.ringfence.jobs.testing.SampleTraffic;
import io.ringfence.jobs.testing.SharedFlink;
import io.ringfence.kpi.oracle.IndicatorOracle;
import io.ringfence.kpi.oracle.RandomTraffic;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Indicators from topics to a topic. */
class KpiOnTopicsTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Map<String, String> TOPICS =
      Map.of(
          "call", "traffic.calls",
          "message", "traffic.messages",
          "session", "traffic.sessions",
          "quality", "traffic.quality",
          "security", "security.events");

  @TempDir Path folder;

  private final List<String> accepted = new ArrayList<>();

  @Tag("full")
  @Test
  void theTopicsAreCountedToTheLastCall() throws Exception {
    JobOnTopics stage = JobOnTopics.with("kpi-bounded", 1);
    send(stage, RandomTraffic.lines(11, 1500, 60));
    Configuration configuration = JobConfiguration.common();
    configuration.set(CoreOptions.DEFAULT_PARALLELISM, 2);

    start(stage, stage.kafka(false).untilNow(), configuration).getJobExecutionResult().get();

    assertThat(PublishedRows.rows(rows(stage)))
        .isEqualTo(IndicatorOracle.rows(accepted, RandomTraffic::country))
        .hasSizeGreaterThan(200);
  }

  @Test
  void aJobThatIsStoppedAndGoesOnCountsAsIfNothingHadBeen() throws Exception {
    JobOnTopics stage = JobOnTopics.with("kpi-stopped", 1);
    List<String> lines = RandomTraffic.lines(12, 1500, 60);
    send(stage, lines.subList(0, lines.size() / 2));
    Configuration configuration = stage.configuration(folder);
    JobClient job = start(stage, stage.kafka(false), configuration);
    JobOnTopics.until("rows are told", () -> rows(stage).size() > 100);
    String savepoint =
        job.stopWithSavepoint(false, folder.toUri().toString(), SavepointFormatType.CANONICAL)
            .get();
    send(stage, lines.subList(lines.size() / 2, lines.size()));
    SavepointRestoreSettings.toConfiguration(
        SavepointRestoreSettings.forPath(savepoint), configuration);

    JobClient again = start(stage, stage.kafka(false), configuration);
    try {
      passTime(stage);

      Map<String, String> expected = IndicatorOracle.rows(accepted, RandomTraffic::country);
      JobOnTopics.until("all is told", () -> PublishedRows.rows(rows(stage)).equals(expected));
    } finally {
      SharedFlink.end(again);
    }
  }

  /** Half a day later somebody signs in, on every topic: every window is over. */
  private static void passTime(JobOnTopics stage) throws Exception {
    String later =
        """
        {"type":"security","id":"later","time":"2026-11-25T22:00:00Z","source":"s","event":"login.ok"}""";
    for (String topic : TOPICS.values()) {
      stage.write(topic, 0, List.of(later));
    }
  }

  private static JobClient start(
      JobOnTopics stage, KafkaSettings kafka, Configuration configuration) throws Exception {
    StreamExecutionEnvironment env = SharedFlink.environment(configuration);
    FeedSettings settings =
        SampleTraffic.settings(SampleTraffic.PACK, RetentionClock.EVENT).feeds();
    KpiPipeline.build(env, settings, new KafkaConnectors(kafka, settings));
    return env.executeAsync(stage.name());
  }

  /** Each type to its topic; what is late by its topic is not expected to count. */
  private void send(JobOnTopics stage, List<String> lines) throws Exception {
    Map<String, List<String>> byTopic = new HashMap<>();
    for (String line : lines) {
      JsonNode record = JSON.readTree(line);
      String topic = TOPICS.get(record.get("type").asText());
      byTopic.computeIfAbsent(topic, name -> new ArrayList<>()).add(line);
      long time = record.get("time").asLong();
      if (time >= reached.getOrDefault(topic, 0L) - 600_000) {
        accepted.add(line);
        reached.merge(topic, time, Math::max);
      }
    }
    for (Map.Entry<String, List<String>> each : byTopic.entrySet()) {
      stage.write(each.getKey(), 0, each.getValue());
    }
  }

  private final Map<String, Long> reached = new HashMap<>();

  private static List<String> rows(JobOnTopics stage) {
    return stage.topics().all(stage.topic("kpis"));
  }
}
