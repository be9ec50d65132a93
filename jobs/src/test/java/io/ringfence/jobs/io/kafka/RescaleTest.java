package io.ringfence.jobs.io.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.jobs.testing.LinkedTraffic;
import io.ringfence.jobs.testing.SampleTraffic;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The history of lists, the links, and what follows from both, while the job stops and goes on with
 * more and with fewer subtasks; and when all that it has read comes once more.
 */
class RescaleTest {

  private static final String PACK = LinkedTraffic.PACK;

  @TempDir Path temporary;

  /** All that a run leaves behind. */
  private record Left(List<String> alerts, Map<String, String> derived, Map<String, String> held) {}

  @Test
  void fromOneToThreeSubtasksNothingIsOtherwise() throws Exception {
    JobOnTopics undisturbed = JobOnTopics.with("unscaled-once", SteppedRun.PARTITIONS);
    ListedTraffic traffic = new ListedTraffic();
    List<String> alerts;
    try (SteppedRun run = SteppedRun.start(undisturbed, PACK, configuration(undisturbed, 1))) {
      run.take(traffic.first());
      run.take(traffic.second());
      alerts = run.settled();
    }

    JobOnTopics stage = JobOnTopics.with("rescaled-once", SteppedRun.PARTITIONS);
    ListedTraffic again = new ListedTraffic();
    Path saved;
    try (SteppedRun run = SteppedRun.start(stage, PACK, configuration(stage, 1))) {
      run.take(again.first());
      saved = run.savepoint(temporary.resolve("saved"));
    }
    try (SteppedRun run = SteppedRun.start(stage, PACK, from(saved, stage, 3))) {
      run.take(again.second());

      assertThat(run.settled()).isEqualTo(alerts);
    }
    assertThat(derived(stage)).isEqualTo(derived(undisturbed));
    assertThat(derived(stage).values())
        .anySatisfy(each -> assertThat(each).contains("\"list\":\"auto\""))
        .anySatisfy(each -> assertThat(each).contains("\"hop\":2"));
    assertThat(alerts).anySatisfy(alert -> assertThat(alert).contains("\"evasion\""));
  }

  @Tag("full")
  @Test
  void fromOneToThreeToTwoSubtasksNothingIsOtherwise() throws Exception {
    Left calm;
    JobOnTopics undisturbed = JobOnTopics.with("unscaled", SteppedRun.PARTITIONS);
    ListedTraffic traffic = new ListedTraffic();
    try (SteppedRun run = SteppedRun.start(undisturbed, PACK, configuration(undisturbed, 2))) {
      run.take(traffic.first());
      run.take(traffic.second());
      run.take(traffic.third());
      calm = left(undisturbed, run, "calm");
    }

    JobOnTopics stage = JobOnTopics.with("rescaled", SteppedRun.PARTITIONS);
    ListedTraffic again = new ListedTraffic();
    List<List<TopicLine>> all = new ArrayList<>();
    Path saved = null;
    int[] subtasks = {1, 3, 2};
    for (int i = 0; i < subtasks.length; i++) {
      List<List<TopicLine>> steps =
          i == 0 ? again.first() : i == 1 ? again.second() : again.third();
      all.addAll(steps);
      try (SteppedRun run = SteppedRun.start(stage, PACK, from(saved, stage, subtasks[i]))) {
        run.take(steps);
        if (i < subtasks.length - 1) {
          saved = run.savepoint(temporary.resolve("saved-" + i));
        } else {
          Left left = left(stage, run, "calm");
          assertThat(left.alerts()).isEqualTo(calm.alerts());
          assertThat(left.derived()).isEqualTo(calm.derived());
          assertThat(left.held()).isEqualTo(calm.held());

          run.take(all);

          Left replayed = left(stage, run, "replayed");
          assertThat(replayed.alerts()).isEqualTo(left.alerts());
          assertThat(replayed.derived()).isEqualTo(left.derived());
          assertThat(replayed.held()).isEqualTo(left.held());
        }
      }
    }
    assertThat(calm.alerts()).anySatisfy(alert -> assertThat(alert).contains("\"evasion\""));
    assertThat(calm.derived().values())
        .anySatisfy(each -> assertThat(each).contains("\"list\":\"auto\""))
        .anySatisfy(each -> assertThat(each).contains("\"hop\":2"))
        .anySatisfy(each -> assertThat(each).contains("\"withdrawn\":true"));
    assertThat(versions(stage)).anySatisfy(each -> assertThat(each).contains("\"retro\":true"));
    assertThat(versions(stage)).anySatisfy(each -> assertThat(each).contains("was withdrawn"));
    assertThat(calm.held().toString()).contains("\"links\":3");
  }

  private static List<String> versions(JobOnTopics stage) {
    return stage.topics().readAll(stage.topic("alerts")).stream()
        .map(each -> String.valueOf(each.value()))
        .toList();
  }

  private Left left(JobOnTopics stage, SteppedRun run, String when) throws Exception {
    List<String> alerts = run.settled();
    return new Left(alerts, derived(stage), held(stage, run, when));
  }

  private static Map<String, String> derived(JobOnTopics stage) {
    Map<String, String> derived = new TreeMap<>();
    stage
        .topics()
        .lastOfEach(stage.topic("blacklist.derived"))
        .forEach((id, each) -> derived.put(id, each.replaceFirst("\"version\":[0-9]+,?", "")));
    return derived;
  }

  /** How much of each kind is held on each subject. */
  private static Map<String, String> held(JobOnTopics stage, SteppedRun run, String when)
      throws Exception {
    List<TopicLine> requests = new ArrayList<>();
    for (String subject : ListedTraffic.asked()) {
      String request =
          """
          {"type":"privacy","id":"%s","time":"%s","action":"access","subject":{%s},"reason":"test"}"""
              .formatted(
                  when + ' ' + subject.replace("\"", "'"), SampleTraffic.at(12 * 3600), subject);
      requests.add(new TopicLine("privacy.requests", 0, null, request));
    }
    run.take(List.of(requests));
    Map<String, String> held = new TreeMap<>();
    stage
        .topics()
        .lastOfEach(stage.topic("privacy.receipts"))
        .forEach(
            (id, receipt) -> {
              if (id.startsWith(when)) {
                held.put(
                    id.substring(when.length()),
                    receipt.replaceFirst(".*(\"pieces\":\\{[^}]*}).*", "$1"));
              }
            });
    assertThat(held).hasSize(requests.size());
    return held;
  }

  private Configuration from(Path savepoint, JobOnTopics stage, int parallelism) {
    Configuration configuration = configuration(stage, parallelism);
    if (savepoint != null) {
      configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint.toUri().toString());
      configuration.set(StateRecoveryOptions.SAVEPOINT_IGNORE_UNCLAIMED_STATE, false);
      configuration.set(StateRecoveryOptions.RESTORE_MODE, RecoveryClaimMode.NO_CLAIM);
    }
    return configuration;
  }

  private Configuration configuration(JobOnTopics stage, int parallelism) {
    Configuration configuration =
        stage.configuration(temporary.resolve(stage.name() + parallelism));
    configuration.set(CoreOptions.DEFAULT_PARALLELISM, parallelism);
    return configuration;
  }
}
