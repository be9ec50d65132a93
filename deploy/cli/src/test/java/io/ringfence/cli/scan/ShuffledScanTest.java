package io.ringfence.cli.scan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.cli.local.LocalFlink;
import io.ringfence.cli.options.DetectionOptions;
import io.ringfence.jobs.config.RetentionClock;
import io.ringfence.jobs.detection.DetectionPipeline;
import io.ringfence.jobs.detection.DetectionSettings;
import io.ringfence.jobs.io.files.FileConnectors;
import io.ringfence.simulator.world.SimulationSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The result is a function of the set of signals: an hour of a provider's traffic, with attacks of
 * every kind, from eight sources of which one sends only call detail records, and with listings, in
 * the order in which it came, in others, and repeated.
 */
class ShuffledScanTest {

  private static final long DISORDER_MILLIS = 60_000;

  @TempDir private static Path folder;

  private static Traffic traffic;
  private static ComparableAlerts inOrder;
  private static int repeats;

  @BeforeAll
  static void scanInOrder() throws Exception {
    traffic =
        Traffic.of(
            SimulationSettings.offline(
                12, Instant.parse("2025-03-03T08:00:00Z"), Duration.ofHours(1), 2_800),
            Integer.MAX_VALUE);
    repeats = repeats();
    inOrder = ComparableAlerts.of(scan(traffic, "in-order", 2, "hashmap").alerts());
  }

  private static int repeats() throws IOException {
    ObjectMapper json = new ObjectMapper();
    Set<String> ids = new HashSet<>();
    int count = 0;
    for (var sent : traffic.records()) {
      count += ids.add(json.readTree(sent.json()).get("id").asText()) ? 0 : 1;
    }
    return count;
  }

  private static ScanOutput scan(Traffic traffic, String name, int parallelism, String backend)
      throws Exception {
    Path input = traffic.write(folder.resolve(name + ".jsonl"));
    Path out = Files.createDirectory(folder.resolve(name));
    DetectionSettings settings = new DetectionOptions().settings(RetentionClock.EVENT);
    Configuration configuration = LocalFlink.configuration();
    configuration.set(CoreOptions.DEFAULT_PARALLELISM, parallelism);
    configuration.set(TaskManagerOptions.NUM_TASK_SLOTS, parallelism);
    configuration.set(StateBackendOptions.STATE_BACKEND, backend);
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    DetectionPipeline.build(
        env,
        settings,
        FileConnectors.of(
            List.of(input.toString()),
            List.of(),
            out,
            settings.feeds(),
            OptionalLong.empty(),
            OptionalLong.empty()));
    ScanSummary.of(env.execute("scan"), out.resolve("alerts.jsonl"), 0, false)
        .write(out.resolve("summary.json"));
    return new ScanOutput(out);
  }

  private static void sameAs(
      ComparableAlerts expected, ComparableAlerts actual, long toleranceMillis) {
    assertThat(expected.differing(actual, toleranceMillis)).as("not raised again").isEmpty();
    assertThat(actual.differing(expected, toleranceMillis)).as("raised for once").isEmpty();
  }

  @Test
  void theTrafficHasMuchToDetect() {
    Set<String> frauds = new TreeSet<>();
    inOrder.byId().values().forEach(verdict -> frauds.add(verdict.fraud()));

    assertThat(traffic.records()).hasSizeGreaterThan(15_000);
    assertThat(repeats).isPositive();
    assertThat(frauds)
        .contains("irsf", "listed-subject", "wangiri", "robocall", "registration-brute-force");
  }

  @Test
  @Tag("full") // any order is proven each time by ScenarioTest
  void theSameRecordsShuffledWithinAMinuteRaiseTheSameAlerts() throws Exception {
    Traffic shuffled = traffic.shuffled(1, DISORDER_MILLIS);

    ScanOutput scan = scan(shuffled, "shuffled", 2, "hashmap");

    sameAs(inOrder, ComparableAlerts.of(scan.alerts()), DISORDER_MILLIS);
    assertThat(scan.late()).isEmpty();
    assertThat(scan.count("duplicates")).isEqualTo(repeats);
  }

  @Test
  @Tag("full") // repeats are, too
  void everyRecordTwiceRaisesTheSameAlertsAndEveryRepeatIsCounted() throws Exception {
    Traffic doubled = traffic.doubled(3, DISORDER_MILLIS);

    ScanOutput scan = scan(doubled, "doubled", 2, "hashmap");

    sameAs(inOrder, ComparableAlerts.of(scan.alerts()), DISORDER_MILLIS);
    assertThat(scan.count("accepted")).isEqualTo(2L * traffic.records().size());
    assertThat(scan.count("duplicates")).isEqualTo(traffic.records().size() + repeats);
  }

  @Test
  void onRocksDbAndOnMoreTasksItIsTheSame() throws Exception {
    runsTheSame(3, "rocksdb");
  }

  @Test
  @Tag("full") // more tasks instead are looked at each time
  void onOneTaskItIsTheSame() throws Exception {
    runsTheSame(1, "hashmap");
  }

  private static void runsTheSame(int parallelism, String backend) throws Exception {
    ScanOutput scan = scan(traffic, backend, parallelism, backend);

    sameAs(inOrder, ComparableAlerts.of(scan.alerts()), 0);
    assertThat(measures(scan)).isEqualTo(measures(new ScanOutput(folder.resolve("in-order"))));
    assertThat(scan.count("duplicates")).isEqualTo(repeats);
  }

  /** The figures that a person is shown: not in the contract, but they should be the same. */
  private static List<String> measures(ScanOutput scan) {
    return scan.alerts().stream()
        .filter(alert -> !alert.get("state").asText().equals("retracted"))
        .map(alert -> alert.get("id") + " " + alert.get("hits") + measures(alert))
        .sorted()
        .toList();
  }

  private static JsonNode measures(JsonNode alert) {
    return alert.get("evidence").get("measures");
  }
}
