package io.ringfence.jobs.io.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.jobs.testing.LinkedTraffic;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A job that is taken back to a savepoint, although a later run has read and committed more. */
class OlderSavepointTest {

  @TempDir Path temporary;

  @Test
  void whatWasReadSinceIsReadAgainAlsoOfPartitionsThatWereEmptyThen() throws Exception {
    JobOnTopics stage = JobOnTopics.with("older", SteppedRun.PARTITIONS);
    ListedTraffic traffic = new ListedTraffic();
    List<List<TopicLine>> steps = new ArrayList<>(traffic.first());
    steps.addAll(traffic.second());
    steps.addAll(traffic.third());
    Path empty;
    try (SteppedRun run = start(stage, null)) {
      run.take(List.of(List.of()));
      empty = run.savepoint(temporary.resolve("empty"));
    }
    long read;
    try (SteppedRun run = start(stage, empty)) {
      run.take(steps);
      run.rest();
      read = run.sum("read");
    }

    try (SteppedRun run = start(stage, empty)) {
      run.take(List.of(List.of()));
      run.rest();

      assertThat(run.sum("read")).isEqualTo(read).isPositive();
    }
  }

  private SteppedRun start(JobOnTopics stage, Path savepoint) throws Exception {
    Configuration configuration = stage.configuration(temporary.resolve(stage.name()));
    if (savepoint != null) {
      configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint.toUri().toString());
      configuration.set(StateRecoveryOptions.RESTORE_MODE, RecoveryClaimMode.NO_CLAIM);
    }
    return SteppedRun.start(stage, LinkedTraffic.PACK, configuration);
  }
}
