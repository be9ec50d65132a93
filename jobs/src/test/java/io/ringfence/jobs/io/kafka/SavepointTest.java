package io.ringfence.jobs.io.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfence.jobs.metrics.RunAccumulators;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The present code goes on from what released versions have saved. */
class SavepointTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Savepoints are written with 2: key groups and partitions change hands. */
  private static final int RESTORED = 3;

  private static final int CALM = 1;

  private static final Pattern RULE = Pattern.compile("- id: (\\S+)");

  @TempDir Path temporary;

  static Stream<SavedRelease> releases() throws Exception {
    return SavedRelease.all().stream();
  }

  @ParameterizedTest
  @MethodSource("releases")
  void aReleasesSavepointGoesOnAsIfNothingHadHappened(SavedRelease release) throws Exception {
    JobOnTopics calm = JobOnTopics.with("calm-" + release, SteppedRun.PARTITIONS);
    List<String> expected;
    Map<String, Long> counted;
    try (SteppedRun run = SteppedRun.start(calm, release.pack(), configuration(calm, CALM))) {
      run.take(release.before());
      run.take(release.after());
      expected = run.settled();
      counted = counts(run);
    }

    JobOnTopics stage = JobOnTopics.with(release.name(), SteppedRun.PARTITIONS);
    asItWas(stage, release);
    Configuration configuration = configuration(stage, RESTORED);
    // Elsewhere than where it was written; and all of it has to find its operator.
    configuration.set(
        StateRecoveryOptions.SAVEPOINT_PATH, copy(release.savepoint()).toUri().toString());
    configuration.set(StateRecoveryOptions.SAVEPOINT_IGNORE_UNCLAIMED_STATE, false);
    ChangelogConfiguration.write(configuration, temporary);
    configuration.set(StateRecoveryOptions.RESTORE_MODE, RecoveryClaimMode.CLAIM);
    try (SteppedRun run = SteppedRun.start(stage, release.pack(), configuration)) {
      run.take(release.after());

      assertThat(run.settled()).isEqualTo(expected);
      assertThat(counts(run)).isEqualTo(counted);
    }
    assertThat(rules(expected)).containsAll(deployed(release.pack()));
    assertThat(counted.get(RunAccumulators.READ))
        .isEqualTo(
            counted.get(RunAccumulators.ACCEPTED)
                + counted.get(RunAccumulators.REJECTED)
                + counted.get(RunAccumulators.LATE));
    assertThat(counted.values()).doesNotContain(0L);
    assertThat(receipts(stage)).isNotEmpty();
    assertThat(receipts(calm)).containsAll(receipts(stage));
  }

  static Stream<SavedRelease> withIndicators() throws Exception {
    return releases().filter(each -> Files.exists(each.indicators()));
  }

  @ParameterizedTest
  @MethodSource("withIndicators")
  void itsIndicatorsGoOnAsIfNothingHadHappened(SavedRelease release) throws Exception {
    JobOnTopics calm = JobOnTopics.with("calm-kpi-" + release, SteppedRun.PARTITIONS);
    Map<String, String> expected;
    try (SteppedRun run = SteppedRun.indicators(calm, configuration(calm, CALM))) {
      run.take(release.before());
      run.take(release.after());
      expected = run.rows();
    }

    JobOnTopics stage = JobOnTopics.with(release.name() + "-kpi", SteppedRun.PARTITIONS);
    asItWas(stage, release);
    Configuration configuration = configuration(stage, RESTORED);
    configuration.set(
        StateRecoveryOptions.SAVEPOINT_PATH, copy(release.indicators()).toUri().toString());
    configuration.set(StateRecoveryOptions.SAVEPOINT_IGNORE_UNCLAIMED_STATE, false);
    ChangelogConfiguration.write(configuration, temporary);
    configuration.set(StateRecoveryOptions.RESTORE_MODE, RecoveryClaimMode.CLAIM);
    Map<String, String> rows = new TreeMap<>();
    release.rows().forEach(each -> rows.put(each.key(), each.value()));
    try (SteppedRun run = SteppedRun.indicators(stage, configuration)) {
      run.take(release.after());
      rows.putAll(run.rows());
    }

    Set<String> known = fields(release);
    assertThat(asThen(rows, known)).isEqualTo(asThen(expected, known));
    assertThat(release.rows()).hasSizeLessThan(rows.size());
  }

  /** The fields that the release wrote, at the top and inside objects such as {@code quality}. */
  private static Set<String> fields(SavedRelease release) throws IOException {
    Set<String> fields = new TreeSet<>();
    for (SavedRelease.Line each : release.rows()) {
      collect(JSON.readTree(each.value()), fields);
    }
    return fields;
  }

  private static void collect(JsonNode object, Set<String> fields) {
    for (Map.Entry<String, JsonNode> each : object.properties()) {
      fields.add(each.getKey());
      collect(each.getValue(), fields);
    }
  }

  /**
   * Rows without what the release did not write: nobody can say it of calls that it has counted.
   * How often a row is amended depends on when its hour is looked at.
   */
  private static Map<String, JsonNode> asThen(Map<String, String> rows, Set<String> known)
      throws IOException {
    Map<String, JsonNode> all = new TreeMap<>();
    for (Map.Entry<String, String> each : rows.entrySet()) {
      ObjectNode row = (ObjectNode) JSON.readTree(each.getValue());
      row.remove("version");
      row.retain(known);
      for (JsonNode group : row) {
        if (group instanceof ObjectNode object) {
          object.retain(known);
        }
      }
      all.put(each.getKey(), row);
    }
    return all;
  }

  /** Offsets are those of the savepoint, but nothing that is in it can be read once more. */
  private static void asItWas(JobOnTopics stage, SavedRelease release) throws Exception {
    for (List<SavedRelease.Line> step : release.before()) {
      stage.topics().write(stage.name(), step);
    }
    stage.topics().write(stage.name(), release.derived());
    stage.topics().forget(SteppedRun.READ.stream().map(stage::topic).toList());
    stage.topics().write(stage.name(), release.alerts());
  }

  private Configuration configuration(JobOnTopics stage, int parallelism) {
    Configuration configuration = stage.configuration(temporary.resolve(stage.name()));
    configuration.set(CoreOptions.DEFAULT_PARALLELISM, parallelism);
    return configuration;
  }

  private Path copy(Path savepoint) throws IOException {
    Path copy = Files.createDirectory(temporary.resolve("savepoint"));
    try (Stream<Path> files = Files.list(savepoint)) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(file.getFileName().toString()));
      }
    }
    return copy;
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

  /**
   * Without the subject, as each run has a key of its own, and without what was settled by then.
   */
  private static List<String> receipts(JobOnTopics stage) {
    return stage.topics().lastOfEach(stage.topic("privacy.receipts")).values().stream()
        .map(receipt -> receipt.replaceAll("\"(subject|key)\":\"[^\"]*\"|\"pieces\".*", ""))
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
  private static List<String> deployed(String pack) {
    return RULE.matcher(pack)
        .results()
        .map((MatchResult each) -> each.group(1))
        .filter(id -> !id.equals("removed"))
        .toList();
  }
}
