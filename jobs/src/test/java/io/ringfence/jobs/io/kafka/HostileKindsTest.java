package io.ringfence.jobs.io.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfence.alert.AlertIds;
import io.ringfence.jobs.config.RetentionClock;
import io.ringfence.jobs.config.SecretKey;
import io.ringfence.jobs.detection.DetectionPipeline;
import io.ringfence.jobs.detection.DetectionSettings;
import io.ringfence.jobs.io.kafka.HostileKinds.Hostile;
import io.ringfence.jobs.testing.SampleTraffic;
import io.ringfence.jobs.testing.SharedFlink;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
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

  private static final int HOUR = 3600;
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
    JobClient job = start(null);
    Map<String, List<Hostile>> sent = new TreeMap<>();
    try {
      stage.write(SECURITY, 0, guesses("acme-1", 0));
      JobOnTopics.until("an alert", () -> !last().isEmpty());
      Map.Entry<String, String> real = last().entrySet().iterator().next();

      for (String role : HostileKinds.roles()) {
        sent.put(role, HostileKinds.of(role));
      }
      sent.put("rules.changes", HostileKinds.ofRules());
      sent.put("alerts", forgedAlerts(real));
      Map<String, Long> from = new TreeMap<>();
      for (Map.Entry<String, List<Hostile>> each : sent.entrySet()) {
        assertThat(each.getValue()).as(each.getKey()).hasSizeGreaterThan(LEAST);
        String topic = stage.topic(each.getKey());
        TopicPartition place = new TopicPartition(topic, 0);
        from.put(each.getKey(), stage.topics().ends(List.of(topic)).getOrDefault(place, 0L));
        stage.topics().writeRaw(topic, each.getValue().stream().map(Hostile::record).toList());
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
      stage.write(SECURITY, 0, guesses("acme-2", HOUR));
      JobOnTopics.until("the other alert, after a restart", () -> last().size() >= 2);
      stage.write(SECURITY, 0, List.of(SampleTraffic.failure("much-later", 3 * HOUR, "acme-3")));
      JobOnTopics.until(
          "closed", () -> last().values().stream().allMatch(alert -> alert.contains("\"closed\"")));

      assertThat(last()).hasSize(2).containsKey(real.getKey());
      assertThat(JSON.readTree(last().get(real.getKey())).get("hits"))
          .isEqualTo(JSON.readTree(real.getValue()).get("hits"));
      assertThat(refused(sent, from)).hasSameSizeAs(expected);
      for (String each : List.of("privacy.receipts", "privacy.documents", "late", "verdicts")) {
        assertThat(stage.topics().all(stage.topic(each))).as(each).isEmpty();
      }
      assertThat(stage.topics().all(stage.topic("alerts")))
          .noneMatch(record -> record.contains("\"state\":\"retracted\""));
    } finally {
      job.cancel().get();
    }
  }

  private JobClient start(Path savepoint) throws Exception {
    Configuration configuration = stage.configuration(folder);
    if (savepoint != null) {
      configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint.toUri().toString());
    }
    StreamExecutionEnvironment env = SharedFlink.environment(configuration);
    DetectionSettings settings =
        SampleTraffic.settings(SampleTraffic.PACK, RetentionClock.EVENT).withIds(key);
    DetectionPipeline.build(
        env, settings, new KafkaConnectors(stage.kafka(false), settings.feeds()));
    return env.executeAsync("hostile-kinds");
  }

  /** Alerts that are ours, by id: whatever else is on the topic. */
  private Map<String, String> last() {
    Map<String, String> ours = new TreeMap<>();
    stage
        .topics()
        .lastOfEach(stage.topic("alerts"))
        .forEach(
            (id, alert) -> {
              if (id != null && id.matches("[0-9a-f]{32}-1")) {
                ours.put(id, alert);
              }
            });
    return ours;
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

  private static List<Hostile> forgedAlerts(Map.Entry<String, String> real) throws Exception {
    List<Hostile> forged = new ArrayList<>();
    for (String each : List.of("", "?", "[]", "7", "null", "{\"id\":", "\"alert\"")) {
      forged.add(hostile("no alert " + each, each, "malformed"));
    }
    for (String[] each :
        new String[][] {
          {"last", "\"+999999999-01-01T00:00:00Z\"", "bad-field"},
          {"first", "\"-999999999-01-01T00:00:00Z\"", "bad-field"},
          {"last", "\"9999-01-01T00:00:00Z\"", "bad-field"},
          {"last", "\"1970-01-01T00:00:00Z\"", "bad-field"},
          {"first", "\"yesterday\"", "bad-field"},
          {"first", "7", "bad-field"},
          {"version", "2147483647", "bad-field"},
          {"version", "0", "bad-field"},
          {"version", "\"2\"", "bad-field"},
          {"version", "123456789012345678901234567890", "bad-field"},
          {"hits", "-1", "bad-field"},
          {"hits", "1.5", "bad-field"},
          {"state", "\"weird\"", "bad-field"},
          {"state", "null", "bad-field"},
          {"rule", "\"none\"", "bad-field"},
          {"rule", "{\"id\":\"" + "r".repeat(5_000) + "\"}", "bad-field"},
          {"subject", "{\"kind\":\"planet\",\"value\":\"x\"}", "bad-field"},
          {"subject", "{\"kind\":\"account\",\"value\":\"\"}", "bad-field"},
          {"id", "\"../../etc\"", "bad-field"},
          {"id", '"' + "0".repeat(32) + "-0\"", "bad-field"},
          {"id", '"' + "0".repeat(32) + "-99999999999\"", "bad-field"},
          // Ids that do not belong to what they say.
          {"id", '"' + "0".repeat(32) + "-1\"", "forged"},
          {"id", '"' + real.getKey().replaceFirst("1$", "2") + '"', "forged"},
          {
            "id",
            '"' + AlertIds.unkeyed("guessing", new Subject(SubjectKind.ACCOUNT, "x"), 1) + '"',
            "forged"
          }
        }) {
      ObjectNode alert = (ObjectNode) JSON.readTree(real.getValue());
      alert.set(each[0], JSON.readTree(each[1]));
      forged.add(hostile(each[0] + ' ' + each[1], alert.toString(), each[2]));
    }
    return forged;
  }

  private static Hostile hostile(String kind, String record, String reason) {
    return new Hostile(kind, record.getBytes(StandardCharsets.UTF_8), reason);
  }

  private static List<String> guesses(String account, int second) {
    return IntStream.range(0, 3)
        .mapToObj(i -> SampleTraffic.failure("e-" + account + i, second + i, account))
        .toList();
  }
}
