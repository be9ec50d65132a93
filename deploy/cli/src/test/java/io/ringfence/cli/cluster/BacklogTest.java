package io.ringfence.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfence.broker.EmbeddedBroker;
import io.ringfence.broker.Topics;
import io.ringfence.cli.Launch;
import io.ringfence.cli.StoppedJob;
import io.ringfence.cli.live.AlertFeed;
import io.ringfence.cli.local.LocalFlink;
import io.ringfence.cli.options.DetectionOptions;
import io.ringfence.cli.scan.ComparableAlerts;
import io.ringfence.cli.scan.ScanOutput;
import io.ringfence.cli.scan.Traffic;
import io.ringfence.jobs.config.RetentionClock;
import io.ringfence.jobs.config.SecretKey;
import io.ringfence.jobs.detection.DetectionPipeline;
import io.ringfence.jobs.detection.DetectionSettings;
import io.ringfence.jobs.io.kafka.KafkaConnectors;
import io.ringfence.jobs.io.kafka.KafkaSettings;
import io.ringfence.simulator.broken.PartitionedTraffic;
import io.ringfence.simulator.world.SimulationSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Half a day that a job finds on the topics when it starts, as after an outage, or that passes
 * while it runs: the alerts are those of a scan. Among the traffic is a trunk that is named five
 * times a second.
 */
class BacklogTest {

  private static final Instant START = Instant.parse("2025-03-03T07:00:00Z");
  private static final Duration LENGTH = Duration.ofHours(12);

  /**
   * With fewer, thousands of signals that wait between tasks are hours of traffic, and most of them
   * are the trunk's: more than are kept in order.
   */
  private static final int SUBSCRIBERS = Integer.getInteger("ringfence.subscribers", 3_600);

  /** Longer than any rule is quiet, after which nothing is open. */
  private static final Instant OVER = START.plus(LENGTH).plus(Duration.ofDays(3));

  private static final Duration SILENCE = Duration.ofSeconds(5);

  /** Half a day of a live feed: a partition that waits five seconds is no more than late. */
  private static final Duration PASSES = Duration.ofMinutes(4);

  /** Of a subject with so many signals that their order is not exact. */
  private static final Duration TOLERANCE = Duration.ofMinutes(1);

  private static final Duration PATIENCE = Duration.ofMinutes(10);

  /** In so many looks of half a second nothing may come. */
  private static final int CALM = 20;

  @TempDir private Path folder;

  @ParameterizedTest(name = "{0} partitions, live: {1}")
  @CsvSource({"4, false", "12, false", "4, true"})
  @Tag("full") // half a day of a provider's traffic, three times
  void raisesTheAlertsOfAScan(int partitions, boolean live) throws Exception {
    Traffic all =
        Traffic.of(SimulationSettings.offline(23, START, LENGTH, SUBSCRIBERS), Integer.MAX_VALUE)
            .with(BusyTrunk.calls(7, START, LENGTH));
    PartitionedTraffic traffic = PartitionedTraffic.of(all.records(), partitions);
    List<PartitionedTraffic.Placement> last = PartitionedTraffic.last(OVER, partitions);
    ComparableAlerts scanned =
        ComparableAlerts.of(scan(traffic.write(folder.resolve("input.jsonl"), last)).alerts());
    assertThat(scanned.byId()).hasSizeGreaterThan(20);
    assertThat(scanned.byId().toString()).contains(BusyTrunk.NAME);
    ComparableAlerts found;
    try (EmbeddedBroker broker = EmbeddedBroker.start()) {
      broker.createTopics(topics(partitions));
      try (TopicFeeder feeding = new TopicFeeder(broker.bootstrapServers());
          AlertFeed alerts =
              new AlertFeed(broker.bootstrapServers(), SecretKey.NONE, alert -> {})) {
        JobClient job = live ? detect(broker.bootstrapServers()) : null;
        if (live) {
          feeding.feed(traffic.records(), PASSES.toMillis()).join();
        } else {
          feeding.feed(traffic.records());
        }
        feeding.feed(last);
        job = live ? job : detect(broker.bootstrapServers());
        found = settled(alerts, scanned);
        StoppedJob.stop(job);
      }
    }
    assertThat(scanned.differing(found, TOLERANCE.toMillis())).as("not raised").isEmpty();
    assertThat(found.differing(scanned, TOLERANCE.toMillis())).as("raised for once").isEmpty();
  }

  private static JobClient detect(String bootstrap) throws Exception {
    DetectionSettings settings = new DetectionOptions().settings(RetentionClock.EVENT);
    StreamExecutionEnvironment env = LocalFlink.environment();
    KafkaSettings kafka = KafkaSettings.of(bootstrap).idleAfter(SILENCE);
    DetectionPipeline.build(env, settings, new KafkaConnectors(kafka, settings.feeds()));
    return env.executeAsync("backlog");
  }

  /** Those that have several are in so many partitions. */
  private static Topics topics(int partitions) {
    return new Topics(
        Topics.shipped().all().stream()
            .map(each -> each.partitions() == 1 ? each : each.with(partitions, each.settings()))
            .toList());
  }

  /**
   * Until the scan's alerts are there, or patience ends, and nothing comes any more: a busy machine
   * may judge the trunk long after all others.
   */
  private static ComparableAlerts settled(AlertFeed alerts, ComparableAlerts expected)
      throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    int calm = 0;
    Map<String, JsonNode> before = Map.of();
    while (calm < CALM && System.nanoTime() < deadline) {
      Thread.sleep(500);
      Map<String, JsonNode> last = Map.copyOf(alerts.last());
      boolean there =
          expected
              .differing(ComparableAlerts.of(List.copyOf(last.values())), TOLERANCE.toMillis())
              .isEmpty();
      calm = there && last.equals(before) ? calm + 1 : 0;
      before = last;
    }
    return ComparableAlerts.of(List.copyOf(alerts.last().values()));
  }

  private ScanOutput scan(Path input) {
    Path out = folder.resolve("scan");
    Launch launch = Launch.of("scan", input.toString(), "--out", out.toString());
    assertThat(launch.exit()).as(launch.err()).isZero();
    return new ScanOutput(out);
  }
}
