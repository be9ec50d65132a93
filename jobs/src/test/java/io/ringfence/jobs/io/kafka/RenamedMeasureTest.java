package io.ringfence.jobs.io.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.jobs.testing.SampleTraffic;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A job that goes on from a savepoint with a pack in which a measure has another name. */
class RenamedMeasureTest {

  private static final String RENAMED = SampleTraffic.PACK.replace("failures_15m", "tries_15m");

  @TempDir Path temporary;

  private static List<List<TopicLine>> failures(List<String> records) {
    return List.of(
        records.stream()
            .map(each -> new TopicLine("security.events", 0, "mallory", each))
            .toList());
  }

  private Configuration from(JobOnTopics stage, Path savepoint) {
    Configuration configuration = stage.configuration(temporary.resolve("checkpoints"));
    configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint.toUri().toString());
    return configuration;
  }

  @Test
  void itIsRefusedUnlessThePackSaysTheFormerName() throws Exception {
    List<String> guesses = SampleTraffic.guesses("mallory", 0);
    JobOnTopics stage = JobOnTopics.with("renamed-measure", SteppedRun.PARTITIONS);
    Path saved;
    try (SteppedRun run =
        SteppedRun.start(
            stage, SampleTraffic.PACK, stage.configuration(temporary.resolve("checkpoints")))) {
      run.take(failures(guesses.subList(0, 2)));
      saved = run.savepoint(temporary.resolve("saved"));
    }

    assertThatThrownBy(
            () -> {
              try (SteppedRun run = SteppedRun.start(stage, RENAMED, from(stage, saved))) {
                run.take(failures(guesses.subList(2, 3)));
              }
            })
        .hasStackTraceContaining("the rule pack does not fit the state")
        .hasStackTraceContaining("the measure `failures_15m` is called `tries_15m` now");
    assertThat(stage.alerts()).isEmpty();

    String told = RENAMED.replace("{name: tries_15m,", "{name: tries_15m, formerly: failures_15m,");
    try (SteppedRun run = SteppedRun.start(stage, told, from(stage, saved))) {
      run.take(failures(List.of()));
      JobOnTopics.until("an alert", () -> !stage.alerts().isEmpty());
    }
    assertThat(stage.topics().lastOfEach(stage.topic("alerts")).values())
        .singleElement()
        .asString()
        .contains("3 failed registrations of mallory");
  }
}
