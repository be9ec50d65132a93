package io.ringfence.jobs.io.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.jobs.testing.SampleTraffic;
import io.ringfence.jobs.testing.SharedFlink;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apache.flink.core.execution.JobClient;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Partitions that never say anything, and one that falls silent and comes back. */
@Tag("full")
class IdlePartitionsTest {

  private static final int HOUR = 3600;

  @TempDir Path checkpoints;

  @Test
  void aPartitionThatComesBackIsReadAndHeldNothingBackMeanwhile() throws Exception {
    JobOnTopics stage = JobOnTopics.with("idle", 4);
    stage.write("security.events", 0, minutes("a", 0, 2 * HOUR));
    stage.write("security.events", 1, minutes("b", 0, 2 * HOUR));
    stage.write("security.events", 3, SampleTraffic.guesses("early", 30));
    JobClient job =
        stage.start(stage.kafka(false), stage.configuration(checkpoints), UnaryOperator.identity());
    try {
      JobOnTopics.until("early is closed", () -> has(stage, "early", "closed"));

      // Behind what the others have reached, but not late.
      stage.write("security.events", 3, SampleTraffic.guesses("returned", 2 * HOUR - 240));
      JobOnTopics.until("returned is raised", () -> has(stage, "returned", "open"));
      stage.write("security.events", 0, minutes("c", 2 * HOUR, 4 * HOUR));
      stage.write("security.events", 1, minutes("d", 2 * HOUR, 4 * HOUR));
      JobOnTopics.until("returned is closed", () -> has(stage, "returned", "closed"));

      stage.write("security.events", 3, SampleTraffic.guesses("again", 4 * HOUR));
      JobOnTopics.until("again is raised", () -> has(stage, "again", "open"));
      assertThat(stage.alerts()).hasSize(3);
    } finally {
      SharedFlink.end(job);
    }
  }

  private static boolean has(JobOnTopics stage, String account, String state) {
    return stage.alerts().stream()
        .anyMatch(
            alert -> alert.contains('"' + account + '"') && alert.contains(' ' + state + ' '));
  }

  private static List<String> minutes(String name, int from, int to) {
    return IntStream.iterate(from, second -> second <= to, second -> second + 60)
        .mapToObj(second -> SampleTraffic.failure(name + second, second, name + second))
        .toList();
  }
}
