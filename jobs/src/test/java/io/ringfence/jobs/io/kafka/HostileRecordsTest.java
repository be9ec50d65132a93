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
import io.ringfence.jobs.testing.SampleTraffic;
import io.ringfence.jobs.testing.SharedFlink;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody may put on a topic who has got hold of the right to write to it. */
class HostileRecordsTest {

  private static final int HOUR = 3600;
  private static final String SECURITY = "security.events";
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path checkpoints;

  private final JobOnTopics stage;

  HostileRecordsTest() throws Exception {
    stage = JobOnTopics.with("hostile", 1);
  }

  @Test
  void hostileRecordsAreRefusedByNameAndNothingElseChanges() throws Exception {
    FailingConnectors[] ends = new FailingConnectors[1];
    JobClient job = start(ends);
    try {
      stage.write(SECURITY, 0, guesses("acme-1", 0));
      JobOnTopics.until("an alert", () -> !last().isEmpty());
      Map.Entry<String, String> real = last().entrySet().iterator().next();

      stage.topics().writeRaw(stage.topic("alerts"), bytes(forgedAlerts(real)));
      stage.write("traffic.calls", 0, onCalls());
      stage.write("blacklist.changes", 0, onListings());
      stage.write("blacklist.derived", 0, onDerived());
      stage.write("privacy.requests", 0, List.of(SampleTraffic.failure("p", 1, "acme-1")));
      stage.write("rules.changes", 0, List.of("{\"name\":7}"));
      JobOnTopics.until(
          "refusals", () -> refusals().values().stream().mapToInt(i -> i).sum() == 24);

      assertThat(refusals())
          .containsEntry("alerts malformed", 3)
          .containsEntry("alerts bad-field", 7)
          .containsEntry("alerts forged", 3)
          .containsEntry("traffic.calls wrong-topic", 4)
          .containsEntry("traffic.calls unknown-type", 1)
          .containsEntry("blacklist.changes wrong-topic", 1)
          .containsEntry("blacklist.changes too-wide", 1)
          .containsEntry("blacklist.derived wrong-topic", 1)
          .containsEntry("blacklist.derived forged", 1)
          .containsEntry("privacy.requests wrong-topic", 1);

      SharedFlink.checkpoint(job.getJobID());
      ends[0].kill();
      stage.write(SECURITY, 0, guesses("acme-2", HOUR));
      JobOnTopics.until("the other alert, after a restart", () -> last().size() >= 2);
      stage.write(SECURITY, 0, List.of(SampleTraffic.failure("much-later", 3 * HOUR, "acme-3")));
      JobOnTopics.until(
          "closed",
          () -> last().values().stream().allMatch(alert -> state(alert).equals("closed")));

      assertThat(ends[0].kills()).isEqualTo(1);
      // Both attacks, and not a version of anything that was forged.
      assertThat(last()).hasSize(2).containsKey(real.getKey());
      assertThat(JSON.readTree(last().get(real.getKey())).get("hits").asInt())
          .isEqualTo(JSON.readTree(real.getValue()).get("hits").asInt());
      assertThat(stage.topics().all(stage.topic("alerts")))
          .filteredOn(record -> record.contains("retracted"))
          .isEmpty();
      assertThat(stage.topics().all(stage.topic("privacy.receipts"))).isEmpty();
    } finally {
      job.cancel().get();
    }
  }

  private JobClient start(FailingConnectors[] ends) throws Exception {
    KafkaSettings kafka = stage.kafka(false);
    StreamExecutionEnvironment env = SharedFlink.environment(stage.configuration(checkpoints));
    DetectionSettings settings =
        SampleTraffic.settings(SampleTraffic.PACK, RetentionClock.EVENT)
            .withIds(SecretKey.passing());
    ends[0] = new FailingConnectors(new KafkaConnectors(kafka, settings.feeds()), "hostile");
    DetectionPipeline.build(env, settings, ends[0]);
    return env.executeAsync("hostile");
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

  private static String state(String alert) {
    return alert.contains("\"state\":\"closed\"") ? "closed" : "open";
  }

  private static List<String> forgedAlerts(Map.Entry<String, String> real) throws Exception {
    List<String> forged = new ArrayList<>(List.of("", "?", "[]"));
    for (String[] each :
        new String[][] {
          {"last", "\"+999999999-01-01T00:00:00Z\""},
          {"first", "\"-999999999-01-01T00:00:00Z\""},
          {"last", "\"9999-01-01T00:00:00Z\""},
          {"version", "2147483647"},
          {"version", "123456789012345678901234567890"},
          {"hits", "-1"},
          {"state", "\"weird\""},
          // Ids that do not belong to what they say.
          {"id", '"' + "0".repeat(32) + "-1\""},
          {"id", '"' + real.getKey().replaceFirst("1$", "2") + '"'},
          {"id", '"' + AlertIds.unkeyed("guessing", new Subject(SubjectKind.ACCOUNT, "x"), 1) + '"'}
        }) {
      ObjectNode alert = (ObjectNode) JSON.readTree(real.getValue());
      alert.set(each[0], JSON.readTree(each[1]));
      forged.add(alert.toString());
    }
    return forged;
  }

  private static List<String> onCalls() {
    return List.of(
        listing("allow", "range", "+1202", ""),
        privacy("erase"),
        privacy("hold"),
        SampleTraffic.message("m", 1, "+12025550123", "+447946010000"),
        "{\"type\":\"rule\",\"id\":\"r\"}");
  }

  private static List<String> onListings() {
    return List.of(
        listing("add", "account", "acme-9", ORIGIN), listing("add", "network", "0.0.0.0/0", ""));
  }

  private static List<String> onDerived() {
    return List.of(
        listing("add", "account", "acme-9", ORIGIN), listing("allow", "account", "acme-1", ""));
  }

  private static final String ORIGIN = ",\"version\":9,\"origin\":{\"id\":\"a-1\"}";

  private static String listing(String action, String kind, String value, String more) {
    return """
        {"type":"listing","id":"l","time":"%s","action":"%s","subject":{"kind":"%s","value":"%s"}%s}"""
        .formatted(SampleTraffic.at(1), action, kind, value, more);
  }

  private static String privacy(String action) {
    return """
        {"type":"privacy","id":"p","time":"%s","action":"%s","subject":{"kind":"account","value":"acme-1"}}"""
        .formatted(SampleTraffic.at(1), action);
  }

  private static List<byte[]> bytes(List<String> records) {
    return records.stream().map(each -> each.getBytes(StandardCharsets.UTF_8)).toList();
  }

  private static List<String> guesses(String account, int second) {
    return IntStream.range(0, 3)
        .mapToObj(i -> SampleTraffic.failure("e-" + account + i, second + i, account))
        .toList();
  }

  /** How many were refused, by role of the topic and reason. */
  private Map<String, Integer> refusals() throws Exception {
    Map<String, Integer> counts = new TreeMap<>();
    for (String each : stage.topics().lastOfEach(stage.topic("rejected")).values()) {
      JsonNode refusal = JSON.readTree(each);
      String role = refusal.at("/position/topic").asText().substring("hostile.".length());
      counts.merge(role + ' ' + refusal.get("reason").asText(), 1, Integer::sum);
    }
    return counts;
  }
}
