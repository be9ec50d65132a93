package io.ringfence.jobs.io.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.jobs.testing.SampleTraffic;
import io.ringfence.jobs.testing.SharedFlink;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.flink.core.execution.JobClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A source that is rarely heard, in one of two partitions that are read in step. */
class SparseSourceTest {

  private static final String ROLE = "traffic.calls";

  /** As long as a source may be silent before it counts as idle, but for a minute. */
  private static final int MINUTES = 14;

  /** Partitions are idle after a second: neither may be silent for so long. */
  private static final int PAUSE_MILLIS = 200;

  private static final int PATIENCE = 75;

  @TempDir Path checkpoints;

  /** The one holds its partition's event time; the other partition has to be read all the same. */
  @Test
  void theOtherPartitionIsReadOn() throws Exception {
    JobOnTopics stage = JobOnTopics.with("sparse", 2);
    stage.write(ROLE, 0, List.of(call("rare", 0, 0)));
    JobClient job =
        stage.start(stage.kafka(false), stage.configuration(checkpoints), UnaryOperator.identity());
    try {
      for (int minute = 0; minute <= MINUTES; minute++) {
        say(stage, minute, minute);
      }
      int sent = MINUTES;
      while (lastRead(stage, job, 1) < MINUTES && sent < PATIENCE) {
        say(stage, MINUTES, ++sent);
      }

      assertThat(lastRead(stage, job, 1)).isGreaterThanOrEqualTo(MINUTES);
      assertThat(lastRead(stage, job, 0)).isGreaterThanOrEqualTo(MINUTES);
    } finally {
      job.cancel().get();
    }
  }

  private static void say(JobOnTopics stage, int minute, int number) throws Exception {
    stage.write(ROLE, 0, List.of(call("busy", minute, number)));
    stage.write(ROLE, 1, List.of(call("other", minute, number)));
    Thread.sleep(PAUSE_MILLIS);
  }

  private static long lastRead(JobOnTopics stage, JobClient job, int partition) {
    return SharedFlink.lastRead(job.getJobID(), stage.topic(ROLE), partition);
  }

  private static String call(String source, int minute, int number) {
    String id = source + '-' + minute + '-' + number;
    return SampleTraffic.call(id, 60 * minute, "acme", "+12025550100", "+447946010000")
        .replaceFirst("\\{", "{\"source\":\"" + source + "\",");
  }
}
