package io.ringfence.jobs.io.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.jobs.testing.SampleTraffic;
import io.ringfence.jobs.testing.SharedFlink;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.core.execution.JobClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Privacy requests through topics, and through a crash. */
class PrivacyTopicsTest {

  private static final int HOUR = 3600;
  private static final String SECURITY = "security.events";
  private static final String REQUESTS = "privacy.requests";

  @TempDir Path checkpoints;

  private final JobOnTopics stage;

  PrivacyTopicsTest() throws Exception {
    stage = JobOnTopics.with("privacy", 1);
  }

  private static String request(String id, int second, String action, String more) {
    return """
        {"type":"privacy","id":"%s","time":"%s","action":"%s","subject":{"kind":"account","value":"acme-1"}%s}"""
        .formatted(id, SampleTraffic.at(second), action, more);
  }

  /** The last one under a key; empty if there is none yet. */
  private String last(String role, String key) throws Exception {
    return stage.topics().lastOfEach(stage.topic(role)).getOrDefault(key, "");
  }

  @Test
  void anAccessIsAnsweredAndAHoldOutlivesACrashAndEndsByItself() throws Exception {
    FailingConnectors[] ends = new FailingConnectors[1];
    JobClient job =
        stage.start(
            stage.kafka(false),
            stage.configuration(checkpoints),
            around -> ends[0] = new FailingConnectors(around, "privacy"));
    try {
      stage.write(SECURITY, 0, SampleTraffic.guesses("acme-1", 0));
      JobOnTopics.until("an alert", () -> !stage.alerts().isEmpty());
      String end = SampleTraffic.at(2 * HOUR);
      stage.write(REQUESTS, 0, List.of(request("p-1", 10, "access", "")));
      stage.write(REQUESTS, 0, List.of(request("p-2", 11, "hold", SavepointRecords.terms(end))));
      JobOnTopics.until("a hold", () -> last("privacy.receipts", "p-2").contains("done"));

      assertThat(last("privacy.receipts", "p-1")).contains("\"document\":\"p-1:document\"");
      assertThat(last("privacy.documents", "p-1:document"))
          .contains(
              "\"value\":\"acme-1\"", "\"e-acme-1-0\"", "\"e-acme-1-2\"", "\"rule\":\"guessing\"");
      SharedFlink.checkpoint(job.getJobID());
      ends[0].kill();
      stage.write(REQUESTS, 0, List.of(request("p-3", 12, "erase", "")));
      JobOnTopics.until("a receipt", () -> !last("privacy.receipts", "p-3").isEmpty());
      assertThat(last("privacy.receipts", "p-3")).contains("\"outcome\":\"held\"");
      assertThat(stage.alerts()).isNotEmpty();

      // Nothing more is heard of the subject itself.
      stage.write(SECURITY, 0, List.of(SampleTraffic.failure("later", 4 * HOUR, "acme-2")));
      JobOnTopics.until(
          "the end of the hold", () -> last("privacy.receipts", "p-2").contains("ended"));

      JobOnTopics.until("an erasure", () -> stage.alerts().isEmpty());
      assertThat(last("privacy.receipts", "p-2")).contains("\"until\":\"" + end + '"');
    } finally {
      SharedFlink.end(job);
    }
  }
}
