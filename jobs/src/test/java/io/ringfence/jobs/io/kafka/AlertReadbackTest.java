package io.ringfence.jobs.io.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfence.jobs.testing.SampleTraffic;
import io.ringfence.jobs.testing.SharedFlink;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.flink.core.execution.JobClient;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alerts on the topic that this job does not know, as a crash leaves them. */
@Tag("full")
class AlertReadbackTest {

  private static final long START = System.currentTimeMillis();
  private static final int HOUR = 3600;
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path checkpoints;

  @Test
  void whatIsPublishedAndNotTrueIsPutRight() throws Exception {
    JobOnTopics stage = JobOnTopics.with("echoes", 1);
    String alerts = stage.topic("alerts");
    JobClient job =
        stage.start(stage.kafka(false), stage.configuration(checkpoints), UnaryOperator.identity());
    try {
      stage.write("security.events", 0, SampleTraffic.guesses("acme-1", 0));
      JobOnTopics.until("an alert", () -> !stage.topics().lastOfEach(alerts).isEmpty());
      Map.Entry<String, String> real =
          stage.topics().lastOfEach(alerts).entrySet().iterator().next();

      stage.topics().writeRawAt(START, alerts, garbage());
      ObjectNode ghost = (ObjectNode) JSON.readTree(real.getValue());
      String ghostId = real.getKey().replaceFirst("\\d+$", "7");
      String before = ghost.put("id", ghostId).put("version", 4).toString();
      stage.topics().putAt(START, alerts, ghostId, before);
      String forgedId = real.getKey().replaceFirst("\\d+$", "8");
      String forged = ghost.put("id", forgedId).toString();
      stage.topics().putAt(START + 3_600_000, alerts, forgedId, forged);
      ObjectNode wrong = (ObjectNode) JSON.readTree(real.getValue());
      wrong.put("version", 9).put("hits", 77).put("state", "closed");
      stage.topics().putAt(START, alerts, real.getKey(), wrong.toString());

      // Ours at one more than what was claimed, at once.
      JobOnTopics.until("an answer", () -> version(stage, real.getKey()) == 10);
      ObjectNode answer = (ObjectNode) last(stage, real.getKey());
      assertThat(answer.put("version", 0))
          .isEqualTo(((ObjectNode) JSON.readTree(real.getValue())).put("version", 0));
      assertThat(version(stage, ghostId)).isEqualTo(4);

      // No signal can raise the ghost any more.
      stage.write(
          "security.events", 0, List.of(SampleTraffic.failure("e-much-later", 2 * HOUR, "acme-2")));
      JobOnTopics.until("a retraction", () -> version(stage, ghostId) == 5);
      assertThat(last(stage, ghostId).get("state").asText()).isEqualTo("retracted");
      // What is written while the job runs is not read back, and nothing is said above it.
      assertThat(version(stage, forgedId)).isEqualTo(4);
      JobOnTopics.until(
          "closed", () -> last(stage, real.getKey()).get("state").asText().equals("closed"));
      assertThat(last(stage, real.getKey()).get("hits").asInt())
          .isEqualTo(JSON.readTree(real.getValue()).get("hits").asInt());
    } finally {
      SharedFlink.end(job);
    }
  }

  private static JsonNode last(JobOnTopics stage, String id) throws Exception {
    return JSON.readTree(stage.topics().lastOfEach(stage.topic("alerts")).get(id));
  }

  private static int version(JobOnTopics stage, String id) throws Exception {
    return last(stage, id).get("version").asInt();
  }

  /** What others may have put there; none of it is an alert. */
  private static List<byte[]> garbage() {
    return List.of(
            "",
            "null",
            "[]",
            "{\"id\":7}",
            "{\"id\":\"x-0\",\"subject\":{\"kind\":\"account\",\"value\":\"\"}}",
            "\u0000\u0001")
        .stream()
        .map(text -> text.getBytes(StandardCharsets.UTF_8))
        .toList();
  }
}
