package io.ringfence.jobs.io.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.jobs.testing.SampleTraffic;
import io.ringfence.jobs.testing.SharedFlink;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.apache.flink.core.execution.JobClient;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The anonymous view on its topic, with two tasks and through a crash. */
@Tag("full")
class AnonymousTopicTest {

  private static final String SECURITY = "security.events";
  private static final int DAY = 24 * 3600;

  @TempDir Path checkpoints;

  private final JobOnTopics stage;

  AnonymousTopicTest() throws Exception {
    stage = JobOnTopics.with("anonymous", 1);
  }

  private static List<String> guesses(int second, int accounts) {
    List<String> guesses = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      for (int account = 0; account < accounts; account++) {
        String id = "e-" + account + '-' + i + '-' + second;
        guesses.add(SampleTraffic.failure(id, second + i, "acme-" + account));
      }
    }
    return guesses;
  }

  private static List<String> values(List<ConsumerRecord<String, String>> records) {
    return records.stream().map(ConsumerRecord::value).toList();
  }

  @Test
  void aDayIsOnTheTopicOnceThroughACrash() throws Exception {
    String topic = stage.topic("alerts.anonymous");
    FailingConnectors[] ends = new FailingConnectors[1];
    JobClient job =
        stage.start(
            stage.kafka(true),
            stage.configuration(checkpoints),
            around -> ends[0] = new FailingConnectors(around, "anonymous"));
    try {
      stage.write(SECURITY, 0, guesses(0, 7));
      stage.write(SECURITY, 0, guesses(DAY, 3));
      stage.write(SECURITY, 0, List.of(SampleTraffic.failure("later", 5 * DAY, "acme-99")));
      JobOnTopics.until(
          "all are closed",
          () ->
              stage.topics().readAll(stage.topic("alerts")).stream()
                      .filter(each -> each.value().contains("\"closed\""))
                      .count()
                  == 10);
      SharedFlink.checkpoint(job.getJobID());
      JobOnTopics.until("the day is written", () -> stage.topics().readAll(topic).size() == 7);
      assertThat(stage.topics().readCommitted(topic)).isEmpty();

      ends[0].kill();
      stage.write(SECURITY, 0, List.of(SampleTraffic.failure("last", 5 * DAY + 1, "acme-98")));
      JobOnTopics.until("a kill", () -> ends[0].kills() == 1);
      JobOnTopics.until(
          "the day is committed",
          () -> {
            SharedFlink.checkpoint(job.getJobID());
            return !stage.topics().readCommitted(topic).isEmpty();
          });

      List<String> committed = values(stage.topics().readCommitted(topic));
      assertThat(committed).hasSize(7).doesNotHaveDuplicates();
      assertThat(new HashSet<>(values(stage.topics().readAll(topic))))
          .as("what a transaction wrote that was given up, too")
          .isEqualTo(new HashSet<>(committed));
      assertThat(committed)
          .allMatch(each -> each.contains("\"rule\":\"guessing\"") && !each.contains("acme"))
          .allMatch(each -> each.contains("\"from\":\"2025-11-25T00:00:00Z\""));
    } finally {
      SharedFlink.end(job);
    }
  }
}
