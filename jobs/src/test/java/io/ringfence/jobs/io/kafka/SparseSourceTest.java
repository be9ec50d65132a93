package io.ringfence.jobs.io.kafka;

import io.ringfence.jobs.testing.SampleTraffic;
import io.ringfence.jobs.testing.SharedFlink;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.flink.core.execution.JobClient;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A source that is far behind, in one of two partitions that are read in step: they are compared by
 * what has been read of them, not by what every source has reached. Else both would wait for ever,
 * the one for the other's source, the other for its records. The source goes on, and no partition
 * can count as idle, so that nothing but the comparison lets them go on.
 */
@Tag("full")
class SparseSourceTest {

  private static final String ROLE = "traffic.calls";

  /** As long as a source may be behind before it counts as idle, but for a minute. */
  private static final int MINUTES = 14;

  /** So many that it takes the readers a while, in which they hear of each other. */
  private static final int A_MINUTE = 1_500;

  @TempDir Path checkpoints;

  @Test
  void bothPartitionsAreReadToTheirEnds() throws Exception {
    JobOnTopics stage = JobOnTopics.with("sparse", 2);
    List<String> held = new ArrayList<>();
    List<String> other = new ArrayList<>();
    for (int i = 0; i < MINUTES * A_MINUTE; i++) {
      int second = i * 60 / A_MINUTE;
      held.add(call("busy", second, i));
      other.add(call("other", second, i));
      if (i % A_MINUTE == 0) {
        held.add(call("rare", i / A_MINUTE, i));
      }
    }
    stage.topics().write(stage.topic(ROLE), Map.of(0, held, 1, other));
    JobClient job =
        stage.start(
            stage.kafka(false).idleAfter(Duration.ofHours(1)),
            stage.configuration(checkpoints),
            UnaryOperator.identity());
    try {
      stage.read(job, List.of(ROLE));
    } finally {
      SharedFlink.end(job);
    }
  }

  private static String call(String source, int second, int number) {
    String id = source + '-' + number;
    return SampleTraffic.call(id, second, "acme-" + number % 500, "+12025550100", "+447946010000")
        .replaceFirst("\\{", "{\"source\":\"" + source + "\",");
  }
}
