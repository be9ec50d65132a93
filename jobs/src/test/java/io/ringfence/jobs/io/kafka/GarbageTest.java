package io.ringfence.jobs.io.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.jobs.testing.SampleTraffic;
import io.ringfence.jobs.testing.SharedFlink;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.flink.core.execution.JobClient;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records that nobody can read, and counts that a failure must not change. */
@Tag("full")
class GarbageTest {

  private static final int HOUR = 3600;

  @TempDir Path checkpoints;

  private final byte[] binary = new byte[1000];
  private final byte[] huge = "x".repeat(900_000).getBytes(UTF_8);

  GarbageTest() {
    new Random(1).nextBytes(binary);
  }

  @Test
  void whatCannotBeReadIsToldWithItsPlaceAndCountedOnceThroughAFailure() throws Exception {
    JobOnTopics stage = JobOnTopics.with("garbage", 4);
    FailingConnectors[] ends = new FailingConnectors[1];
    JobClient job =
        stage.start(
            stage.kafka(false),
            stage.configuration(checkpoints),
            inner -> ends[0] = new FailingConnectors(inner, "garbage", 16));
    try {
      List<byte[]> first = new ArrayList<>();
      first.add(null);
      first.add(binary);
      first.add(huge);
      first.add(SampleTraffic.failure("e-1", HOUR, "acme-1").getBytes(UTF_8));
      first.add(SampleTraffic.failure("e-late", 0, "acme-1").getBytes(UTF_8));
      stage.topics().writeRaw(stage.topic("security.events"), first);
      // Never heard of again after the failure.
      stage.write("traffic.messages", 2, List.of("{", message("m-1")));
      stage.write("blacklist.changes", 0, List.of(listing("l-1"), "{}"));
      JobOnTopics.until("nine are read", () -> sum(job, "read") == 9);
      SharedFlink.checkpoint(job.getJobID());

      // Some of these are read twice: the job is killed among them.
      stage.write(
          "security.events",
          0,
          List.of(
              SampleTraffic.failure("e-2", HOUR + 1, "acme-1"),
              "[]",
              SampleTraffic.failure("e-old", 1, "acme-1"),
              SampleTraffic.failure("e-3", HOUR + 2, "acme-1")));
      stage.write(
          "security.events", 3, List.of(SampleTraffic.failure("e-4", HOUR, "b"), "?", "?", "?"));
      JobOnTopics.until("all are read", () -> ends[0].kills() == 1 && sum(job, "read") == 17);
      JobOnTopics.until("an alert", () -> !stage.alerts().isEmpty());

      assertThat(sum(job, "rejected")).isEqualTo(9);
      assertThat(sum(job, "late")).isEqualTo(2);
      assertThat(sum(job, "accepted")).isEqualTo(6);
      rejectedAreTold(stage);
      assertThat(stage.topics().lastOfEach(stage.topic("late"))).hasSize(2);
    } finally {
      SharedFlink.end(job);
    }
  }

  private static long sum(JobClient job, String gauge) {
    return SharedFlink.sum(job.getJobID(), gauge);
  }

  private void rejectedAreTold(JobOnTopics stage) throws Exception {
    String events = stage.topic("security.events");
    JobOnTopics.until(
        "all are told", () -> stage.topics().lastOfEach(stage.topic("rejected")).size() == 9);
    Map<String, String> rejected = stage.topics().lastOfEach(stage.topic("rejected"));
    assertRefused(rejected.get(events + "/0/0"), "malformed", events, 0, new byte[0]);
    assertRefused(rejected.get(events + "/0/1"), "malformed", events, 1, binary);
    assertRefused(
        rejected.get(events + "/0/2"), "too-large", events, 2, Arrays.copyOf(huge, 64 * 1024));
    assertThat(rejected.get(events + "/0/2")).contains("\"length\":900000");
    assertRefused(rejected.get(events + "/0/6"), "malformed", events, 6, "[]".getBytes(UTF_8));
  }

  private static void assertRefused(
      String record, String reason, String topic, long offset, byte[] raw) throws Exception {
    JsonNode tree = new ObjectMapper().readTree(record);
    assertThat(tree.get("reason").asText()).isEqualTo(reason);
    assertThat(tree.get("position").get("topic").asText()).isEqualTo(topic);
    assertThat(tree.get("position").get("partition").asInt()).isZero();
    assertThat(tree.get("position").get("offset").asLong()).isEqualTo(offset);
    assertThat(tree.get("raw").binaryValue()).isEqualTo(raw);
  }

  private static String message(String id) {
    return SampleTraffic.message(id, HOUR, "+12025550123", "+447946010000");
  }

  private static String listing(String id) {
    return SampleTraffic.listing(id, 0, "number", "+12025550107");
  }
}
