package io.ringfence.jobs.io.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.jobs.config.RetentionClock;
import io.ringfence.jobs.config.SecretKey;
import io.ringfence.jobs.detection.DetectionPipeline;
import io.ringfence.jobs.detection.DetectionSettings;
import io.ringfence.jobs.io.kafka.HostileKinds.Hostile;
import io.ringfence.jobs.testing.SampleTraffic;
import io.ringfence.jobs.testing.SharedFlink;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * More than twenty kinds of hostile records on every topic that the job reads: each is refused by
 * name, nothing else changes, and the job goes on, also from a savepoint.
 */
class HostileKindsTest {

  private static final String SECURITY = "security.events";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LEAST = 20;

  @TempDir Path folder;

  private final JobOnTopics stage;
  private final SecretKey key = SecretKey.passing();

  HostileKindsTest() throws Exception {
    stage = JobOnTopics.with("hostile-kinds", 1);
  }

  @Test
  void everyKindIsRefusedByNameOnEveryTopic() throws Exception {
    long begun = System.currentTimeMillis();
    JobClient job = start(null);
    Map<String, List<Hostile>> sent = new TreeMap<>();
    try {
      stage.write(SECURITY, 0, SampleTraffic.guesses("acme-1", 0));
      JobOnTopics.until("an alert", () -> !stage.ownAlerts().isEmpty());
      Map.Entry<String, String> real = stage.ownAlerts().entrySet().iterator().next();

      for (String role : HostileKinds.roles()) {
        sent.put(role, HostileKinds.of(role));
      }
      sent.put("rules.changes", HostileKinds.ofRules());
      sent.put("alerts", HostileKinds.ofAlerts(real.getKey(), real.getValue(), key.alertSeal()));
      Map<String, Long> from = new TreeMap<>();
      for (Map.Entry<String, List<Hostile>> each : sent.entrySet()) {
        assertThat(each.getValue()).as(each.getKey()).hasSizeGreaterThan(LEAST);
        String topic = stage.topic(each.getKey());
        TopicPartition place = new TopicPartition(topic, 0);
        from.put(each.getKey(), stage.topics().ends(List.of(topic)).getOrDefault(place, 0L));
        // As of before the start: of alerts nothing later is read back.
        stage
            .topics()
            .writeRawAt(begun, topic, each.getValue().stream().map(Hostile::record).toList());
      }
      Map<String, String> expected = expected(sent);
      JobOnTopics.until("refusals", () -> refused(sent, from).size() >= expected.size());
      Map<String, String> refused = refused(sent, from);
      expected.replaceAll((kind, reason) -> reason.isEmpty() ? refused.get(kind) : reason);
      assertThat(refused).containsExactlyInAnyOrderEntriesOf(expected);

      Path savepoint =
          Path.of(
              URI.create(
                  job.stopWithSavepoint(
                          false, folder.toUri().toString(), SavepointFormatType.CANONICAL)
                      .get()));
      job = start(savepoint);
      HostileKinds.assertUnmoved(stage, real);
      assertThat(refused(sent, from)).hasSameSizeAs(expected);
      for (String each : List.of("privacy.receipts", "privacy.documents", "late", "verdicts")) {
        assertThat(stage.topics().all(stage.topic(each))).as(each).isEmpty();
      }
      assertThat(stage.topics().all(stage.topic("alerts")))
          .noneMatch(
              record -> record.contains("\"state\":\"retracted\"") && !HostileKinds.isCopy(record));
    } finally {
      SharedFlink.end(job);
    }
  }

  private JobClient start(Path savepoint) throws Exception {
    Configuration configuration = stage.configuration(folder);
    if (savepoint != null) {
      configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint.toUri().toString());
    }
    StreamExecutionEnvironment env = SharedFlink.environment(configuration);
    DetectionSettings settings =
        SampleTraffic.keyed(SampleTraffic.settings(SampleTraffic.PACK, RetentionClock.EVENT), key);
    DetectionPipeline.build(
        env, settings, new KafkaConnectors(stage.kafka(false), settings.feeds()));
    return env.executeAsync("hostile-kinds");
  }

  private static Map<String, String> expected(Map<String, List<Hostile>> sent) {
    Map<String, String> expected = new TreeMap<>();
    sent.forEach(
        (role, all) -> all.forEach(each -> expected.put(role + ", " + each.kind(), each.reason())));
    return expected;
  }

  /** What each was refused as, by its place on its topic. */
  private Map<String, String> refused(Map<String, List<Hostile>> sent, Map<String, Long> from)
      throws Exception {
    Map<String, String> refused = new TreeMap<>();
    for (String each : stage.topics().lastOfEach(stage.topic("rejected")).values()) {
      JsonNode refusal = JSON.readTree(each);
      String role = refusal.at("/position/topic").asText().substring(stage.name().length() + 1);
      int place = (int) (refusal.at("/position/offset").asLong() - from.get(role));
      String kind = sent.get(role).get(place).kind();
      refused.put(role + ", " + kind, refusal.get("reason").asText());
    }
    return refused;
  }
}
