package io.ringfence.jobs.io.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfence.jobs.metrics.RunAccumulators;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A job goes on from a savepoint that was taken in the middle of everything that it does. */
class SavepointTest {

  private static final int SAVED = 2;

  /** Key groups and partitions change hands. */
  private static final int RESTORED = 3;

  private static final int CALM = 1;

  private static final Pattern RULE = Pattern.compile("- id: (\\S+)");

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path temporary;

  @Test
  void detectionGoesOnAsIfNothingHadHappened() throws Exception {
    JobOnTopics calm = JobOnTopics.with("calm", SteppedRun.PARTITIONS);
    List<String> expected;
    Map<String, Long> counted;
    try (SteppedRun run = detection(calm, configuration(calm, CALM))) {
      run.take(SavepointTraffic.before());
      run.take(SavepointTraffic.after());
      expected = run.settled();
      counted = counts(run);
      // Erasures are carried out by tasks when they have time.
      JobOnTopics.until("three receipts", () -> receipts(calm).size() == 3);
    }

    JobOnTopics stage = JobOnTopics.with("saved", SteppedRun.PARTITIONS);
    Path saved;
    try (SteppedRun run = detection(stage, configuration(stage, SAVED))) {
      run.take(SavepointTraffic.before());
      ghost(stage);
      run.read(List.of("alerts"));
      run.read(SteppedRun.READ); // the listings that the job has derived, too
      saved = run.savepoint(temporary.resolve("saved"));
    }
    forgetWhatWasRead(stage);
    try (SteppedRun run = detection(stage, from(saved, stage))) {
      run.take(SavepointTraffic.after());

      assertThat(run.settled()).isEqualTo(expected);
      assertThat(counts(run)).isEqualTo(counted);
      JobOnTopics.until("the same receipts", () -> receipts(stage).equals(receipts(calm)));
    }
    assertThat(rules(expected)).containsAll(deployed());
    assertThat(counted.get(RunAccumulators.READ))
        .isEqualTo(
            counted.get(RunAccumulators.ACCEPTED)
                + counted.get(RunAccumulators.REJECTED)
                + counted.get(RunAccumulators.LATE));
    assertThat(counted.values()).doesNotContain(0L);
  }

  @Test
  void indicatorsGoOnAsIfNothingHadHappened() throws Exception {
    JobOnTopics calm = JobOnTopics.with("calm-kpi", SteppedRun.PARTITIONS);
    Map<String, String> expected;
    try (SteppedRun run = SteppedRun.indicators(calm, configuration(calm, CALM))) {
      run.take(SavepointTraffic.before());
      run.take(SavepointTraffic.after());
      expected = run.rows();
    }

    JobOnTopics stage = JobOnTopics.with("saved-kpi", SteppedRun.PARTITIONS);
    Path saved;
    int before;
    try (SteppedRun run = SteppedRun.indicators(stage, configuration(stage, SAVED))) {
      run.take(SavepointTraffic.before());
      before = run.rows().size();
      saved = run.savepoint(temporary.resolve("saved"));
    }
    forgetWhatWasRead(stage);
    Map<String, String> rows;
    try (SteppedRun run = SteppedRun.indicators(stage, from(saved, stage))) {
      run.take(SavepointTraffic.after());
      rows = run.rows();
    }

    // How often a row is amended depends on when its hour is looked at.
    assertThat(withoutVersions(rows)).isEqualTo(withoutVersions(expected));
    assertThat(before).isLessThan(rows.size());
  }

  private static SteppedRun detection(JobOnTopics stage, Configuration configuration)
      throws Exception {
    return SteppedRun.start(stage, SavepointPack.TEXT, configuration);
  }

  /**
   * An alert that a crash has left on the topic and that no signal will raise again: the savepoint
   * has it as heard and not yet disowned.
   */
  private static void ghost(JobOnTopics stage) throws Exception {
    Map.Entry<String, String> real =
        stage.topics().lastOfEach(stage.topic("alerts")).entrySet().stream()
            .filter(each -> each.getValue().contains("\"pending-open\""))
            .findFirst()
            .orElseThrow();
    String id = real.getKey().replaceFirst("\\d+$", "7");
    ObjectNode ghost = (ObjectNode) JSON.readTree(real.getValue());
    stage.topics().put(stage.topic("alerts"), id, ghost.put("id", id).toString());
  }

  private static Map<String, String> withoutVersions(Map<String, String> rows) {
    Map<String, String> all = new TreeMap<>();
    rows.forEach((key, row) -> all.put(key, row.replaceFirst("\"version\":[0-9]+", "")));
    return all;
  }

  /** Nothing that is in the savepoint can be read once more. */
  private static void forgetWhatWasRead(JobOnTopics stage) throws Exception {
    stage.topics().forget(SteppedRun.READ.stream().map(stage::topic).toList());
  }

  private Configuration configuration(JobOnTopics stage, int parallelism) {
    Configuration configuration = stage.configuration(temporary.resolve(stage.name()));
    configuration.set(CoreOptions.DEFAULT_PARALLELISM, parallelism);
    return configuration;
  }

  /** From elsewhere than where it was written; and all of it has to find its operator. */
  private Configuration from(Path savepoint, JobOnTopics stage) throws IOException {
    Configuration configuration = configuration(stage, RESTORED);
    configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, moved(savepoint).toUri().toString());
    configuration.set(StateRecoveryOptions.SAVEPOINT_IGNORE_UNCLAIMED_STATE, false);
    ChangelogConfiguration.write(configuration, temporary);
    configuration.set(StateRecoveryOptions.RESTORE_MODE, RecoveryClaimMode.CLAIM);
    return configuration;
  }

  private Path moved(Path savepoint) throws IOException {
    return Files.move(savepoint, temporary.resolve("moved"));
  }

  private static Map<String, Long> counts(SteppedRun run) {
    Map<String, Long> counts = new TreeMap<>();
    Stream.of(
            RunAccumulators.READ,
            RunAccumulators.ACCEPTED,
            RunAccumulators.REJECTED,
            RunAccumulators.LATE)
        .forEach(name -> counts.put(name, run.sum(name)));
    return counts;
  }

  /** Without what was settled by then. */
  private static List<String> receipts(JobOnTopics stage) {
    return stage.topics().lastOfEach(stage.topic("privacy.receipts")).values().stream()
        .map(receipt -> receipt.replaceAll("\"pieces\".*", ""))
        .sorted()
        .toList();
  }

  private static List<String> rules(List<String> alerts) {
    return alerts.stream()
        .map(alert -> alert.replaceFirst(".*\\{\"id\":\"([^\"]+)\".*", "$1"))
        .distinct()
        .toList();
  }

  /** A rule called {@code removed} is removed while the job runs, and raises nothing. */
  private static List<String> deployed() {
    return RULE.matcher(SavepointPack.TEXT)
        .results()
        .map((MatchResult each) -> each.group(1))
        .filter(id -> !id.equals("removed"))
        .toList();
  }
}
