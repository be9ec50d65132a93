package io.ringfence.jobs.io.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.jobs.config.JobConfiguration;
import io.ringfence.jobs.testing.SampleTraffic;
import io.ringfence.jobs.testing.SharedFlink;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.flink.core.execution.JobClient;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alerts in transactions, as readers of committed records and all others see them. */
class ExactlyOnceTest {

  @TempDir Path checkpoints;

  @Test
  void committedAlertsComeWithCheckpointsAndOnceEach() throws Exception {
    JobOnTopics stage = JobOnTopics.with("once", 2);
    String alerts = stage.topic("alerts");
    FailingConnectors[] ends = new FailingConnectors[1];
    JobClient job =
        stage.start(
            stage.kafka(true),
            stage.configuration(checkpoints),
            inner -> ends[0] = new FailingConnectors(inner, "once", 10));
    try {
      stage.write("security.events", 0, SampleTraffic.guesses("acme-1", 0));
      JobOnTopics.until(
          "acme-1 is published", () -> accounts(stage.topics().readAll(alerts)).size() == 1);
      assertThat(stage.topics().readCommitted(alerts)).isEmpty();

      SharedFlink.checkpoint(job.getJobID());
      JobOnTopics.until(
          "acme-1 is committed", () -> stage.topics().readCommitted(alerts).size() == 1);

      stage.write("security.events", 1, SampleTraffic.guesses("acme-2", 10));
      JobOnTopics.until(
          "acme-2 is published", () -> accounts(stage.topics().readAll(alerts)).size() == 2);
      assertThat(stage.topics().readCommitted(alerts)).hasSize(1);

      // The tenth record kills the job; what it had published of acme-2 it publishes again.
      stage.write("security.events", 0, SampleTraffic.guesses("acme-3", 20));
      stage.write("security.events", 1, SampleTraffic.guesses("acme-4", 20));
      JobOnTopics.until(
          "all are published, acme-2 twice",
          () -> {
            List<String> accounts = accounts(stage.topics().readAll(alerts));
            return accounts.stream().distinct().count() == 4 && accounts.size() > 4;
          });
      SharedFlink.checkpoint(job.getJobID());
      JobOnTopics.until(
          "all are committed",
          () -> accounts(stage.topics().readCommitted(alerts)).stream().distinct().count() == 4);

      assertThat(accounts(stage.topics().readCommitted(alerts))).doesNotHaveDuplicates().hasSize(4);
      assertThat(ends[0].kills()).isEqualTo(1);
    } finally {
      SharedFlink.end(job);
    }
  }

  @Test
  void withoutCheckpointsItIsRefused() throws Exception {
    JobOnTopics stage = new JobOnTopics("never", new TestTopics(SharedBroker.bootstrapServers()));

    assertThatThrownBy(
            () ->
                stage.start(stage.kafka(true), JobConfiguration.common(), UnaryOperator.identity()))
        .hasMessageContaining("checkpoints");
  }

  /** Ids and versions. */
  private static List<String> accounts(List<ConsumerRecord<String, String>> alerts) {
    return alerts.stream().flatMap(alert -> Stream.of(version(alert.value()))).toList();
  }

  private static String version(String alert) {
    try {
      JsonNode tree = new ObjectMapper().readTree(alert);
      return tree.get("id").asText() + ' ' + tree.get("version").asText();
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
