package io.ringfence.jobs.io.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.jobs.config.RetentionClock;
import io.ringfence.jobs.config.SecretKey;
import io.ringfence.jobs.detection.DetectionPipeline;
import io.ringfence.jobs.detection.DetectionSettings;
import io.ringfence.jobs.testing.SampleTraffic;
import io.ringfence.jobs.testing.SharedFlink;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An erasure through topics, also after a start from nothing when its request is gone. */
class LedgerTopicsTest {

  private static final String SECURITY = "security.events";
  private static final String REQUESTS = "privacy.requests";
  private static final String LISTINGS = "blacklist.changes";

  @TempDir Path checkpoints;

  /** Of both runs: they have the same keys. */
  private final DetectionSettings settings =
      SampleTraffic.keyed(
          SampleTraffic.settings(SampleTraffic.PACK, RetentionClock.EVENT), SecretKey.passing());

  private final JobOnTopics stage;

  LedgerTopicsTest() throws Exception {
    stage = JobOnTopics.with("ledger", 1);
  }

  private JobClient start(KafkaSettings kafka) throws Exception {
    StreamExecutionEnvironment env = SharedFlink.environment(stage.configuration(checkpoints));
    DetectionPipeline.build(env, settings, new KafkaConnectors(kafka, settings.feeds()));
    return env.executeAsync("ledger");
  }

  private static String request(String id, int second, String action) {
    return """
    {"type":"privacy","id":"%s","time":"%s","action":"%s","subject":{"kind":"account","value":"acme-1"}}\
    """
        .formatted(id, SampleTraffic.at(second), action);
  }

  private static String listing(String id, int second, String reason) {
    return """
    {"type":"listing","id":"%s","time":"%s","action":"add","subject":{"kind":"account","value":"acme-1"},"list":"house","reason":"%s"}\
    """
        .formatted(id, SampleTraffic.at(second), reason);
  }

  private Map<String, String> lastOfEach(String role) throws Exception {
    return stage.topics().lastOfEach(stage.topic(role));
  }

  @Test
  void anErasureOutlivesItsRequestAndAStartFromNothing() throws Exception {
    JobClient first = start(stage.kafka(false));
    String alert;
    try {
      stage.write(LISTINGS, 0, List.of(listing("l-1", 0, "a complaint by Ben")));
      stage.write(SECURITY, 0, SampleTraffic.guesses("acme-1", 1));
      JobOnTopics.until("an alert", () -> !stage.alerts().isEmpty());
      alert = lastOfEach("alerts").keySet().iterator().next();
      // Nobody has a console open: the note is the job's to erase.
      stage.topics().put(stage.topic("verdicts"), alert, "{\"alert\":\"" + alert + "\"}");

      stage.write(REQUESTS, 0, List.of(request("p-1", 60, "erase")));
      JobOnTopics.until("an entry", () -> !lastOfEach("privacy.ledger").isEmpty());
    } finally {
      SharedFlink.end(first);
    }
    assertThat(lastOfEach("privacy.ledger")).hasSize(1);
    assertThat(lastOfEach("privacy.ledger").toString()).contains("p-1").doesNotContain("acme-1");
    assertThat(lastOfEach("privacy.receipts")).containsKey("p-1");
    assertThat(lastOfEach("verdicts")).as("a note on the alert").doesNotContainKey(alert);

    stage.topics().forget(List.of(stage.topic(REQUESTS)));
    stage.write(LISTINGS, 0, List.of(listing("l-2", 30, "a second one by Ben")));
    JobClient second = start(stage.kafka(false).startedFresh());
    try {
      stage.write(LISTINGS, 0, List.of(listing("l-3", 90, "of later")));
      stage.write(REQUESTS, 0, List.of(request("p-2", 120, "access")));
      JobOnTopics.until("a document", () -> lastOfEach("privacy.documents").size() == 1);
      // Listings and the request may be read in any order.
      stage.write(REQUESTS, 0, List.of(request("p-3", 121, "access")));
      JobOnTopics.until("a document", () -> lastOfEach("privacy.documents").size() == 2);

      assertThat(lastOfEach("privacy.documents").get("p-3:document"))
          .contains("\"l-1\"", "\"l-2\"", "\"l-3\"", "of later")
          .doesNotContain("Ben");
    } finally {
      SharedFlink.end(second);
    }
  }
}
