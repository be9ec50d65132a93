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
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody may put on a topic who has got hold of the right to write to it. */
@Tag("full")
class HostileRecordsTest {

  private static final String SECURITY = "security.events";
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path checkpoints;

  private final JobOnTopics stage;
  private final SecretKey key = SecretKey.passing();

  HostileRecordsTest() throws Exception {
    stage = JobOnTopics.with("hostile", 1);
  }

  @Test
  void hostileRecordsAreRefusedByNameAndNothingElseChanges() throws Exception {
    FailingConnectors[] ends = new FailingConnectors[1];
    long begun = System.currentTimeMillis();
    JobClient job = start(ends);
    try {
      stage.write(SECURITY, 0, SampleTraffic.guesses("acme-1", 0));
      JobOnTopics.until("an alert", () -> !stage.ownAlerts().isEmpty());
      Map.Entry<String, String> real = stage.ownAlerts().entrySet().iterator().next();

      List<Hostile> forged = HostileKinds.ofAlerts(real.getKey(), real.getValue(), key.alertSeal());
      stage
          .topics()
          .writeRawAt(begun, stage.topic("alerts"), forged.stream().map(Hostile::record).toList());
      stage.write("traffic.calls", 0, onCalls());
      stage.write("blacklist.changes", 0, onListings());
      stage.write("blacklist.derived", 0, onDerived());
      stage.write("privacy.requests", 0, List.of(SampleTraffic.failure("p", 1, "acme-1")));
      stage.write("rules.changes", 0, List.of("{\"name\":7}"));
      JobOnTopics.until(
          "refusals",
          () -> refusals().values().stream().mapToInt(i -> i).sum() == forged.size() + 11);

      Map<String, Integer> refusals = refusals();
      forged.stream()
          .collect(Collectors.groupingBy(Hostile::reason, Collectors.summingInt(each -> 1)))
          .forEach(
              (reason, count) -> assertThat(refusals).containsEntry("alerts " + reason, count));
      assertThat(refusals)
          .containsEntry("traffic.calls wrong-topic", 4)
          .containsEntry("traffic.calls unknown-type", 1)
          .containsEntry("blacklist.changes wrong-topic", 1)
          .containsEntry("blacklist.changes too-wide", 1)
          .containsEntry("blacklist.derived wrong-topic", 1)
          .containsEntry("blacklist.derived forged", 1)
          .containsEntry("privacy.requests wrong-topic", 1);

      SharedFlink.checkpoint(job.getJobID());
      ends[0].kill();
      HostileKinds.assertUnmoved(stage, real);

      assertThat(ends[0].kills()).isEqualTo(1);
      assertThat(stage.topics().all(stage.topic("alerts")))
          .filteredOn(record -> record.contains("retracted") && !HostileKinds.isCopy(record))
          .isEmpty();
      assertThat(stage.topics().all(stage.topic("privacy.receipts"))).isEmpty();
    } finally {
      SharedFlink.end(job);
    }
  }

  private JobClient start(FailingConnectors[] ends) throws Exception {
    KafkaSettings kafka = stage.kafka(false);
    StreamExecutionEnvironment env = SharedFlink.environment(stage.configuration(checkpoints));
    DetectionSettings settings =
        SampleTraffic.keyed(SampleTraffic.settings(SampleTraffic.PACK, RetentionClock.EVENT), key);
    ends[0] = new FailingConnectors(new KafkaConnectors(kafka, settings.feeds()), "hostile");
    DetectionPipeline.build(env, settings, ends[0]);
    return env.executeAsync("hostile");
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
