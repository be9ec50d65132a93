package io.ringfence.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.cli.Launch;
import io.ringfence.cli.live.AlertFeed;
import io.ringfence.cli.scan.ComparableAlerts;
import io.ringfence.cli.scan.Traffic;
import io.ringfence.jobs.config.SecretKey;
import io.ringfence.simulator.broken.PartitionedTraffic;
import io.ringfence.simulator.world.SimulationSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The verb as a user has it: both jobs on real processes, one of which is killed while it reads
 * half an hour of a provider's traffic with garbage and late records.
 */
class ClusterCommandTest {

  private static final Instant START = Instant.parse("2025-03-03T08:00:00Z");
  private static final int PARTITIONS = 4;
  private static final Duration LENGTH = Duration.ofMinutes(30);

  /** Longer than any rule is quiet, after which nothing is open. */
  private static final Instant OVER = START.plus(LENGTH).plus(Duration.ofDays(3));

  /** Of a third of the records while a process is killed: replays have something to repeat. */
  private static final long FEED_MILLIS = 4_000;

  @TempDir private Path folder;

  @Test
  @Tag("full") // a minute of real processes, one of which is killed
  void aKilledProcessIsStartedAgainAndNothingIsLost() throws Exception {
    PartitionedTraffic traffic =
        PartitionedTraffic.of(
            Traffic.of(SimulationSettings.offline(11, START, LENGTH, 300), Integer.MAX_VALUE)
                .records(),
            PARTITIONS);
    List<PartitionedTraffic.Placement> last = PartitionedTraffic.last(OVER, PARTITIONS);
    Path temporary = Files.createDirectory(folder.resolve("tmp"));
    Map<String, Long> processes = new TreeMap<>();
    ComparableAlerts found;
    List<Long> counts;
    String options;
    try (RunningCluster cluster = cluster(temporary)) {
      cluster.awaitReady();
      try (TopicFeeder feeding = new TopicFeeder(cluster.bootstrap());
          AlertFeed alerts = new AlertFeed(cluster.bootstrap(), SecretKey.NONE, alert -> {})) {
        feedAndKill(cluster, feeding, traffic.records());
        feeding.feed(last);
        counts = settled(cluster, alerts, traffic.records().size() + last.size());
        options = options(temporary);
        ProcessLogs logs = new ProcessLogs(temporary);
        for (String process : List.of("taskmanager-1", "taskmanager-2")) {
          assertThat(logs.metrics(process)).contains("ringfence_subjects_opened_total");
        }
        assertThat(logs.metrics("jobmanager")).contains("job_numRestarts");
        assertThat(logs.metrics("jobmanager-kpi")).contains("job_numRestarts");
        assertThat(logs.metrics("taskmanager-kpi-1")).contains("kpi_call_attempts_total");
        found = ComparableAlerts.of(List.copyOf(alerts.last().values()));
      }
      processes.putAll(cluster.ids());
      assertThat(processes.keySet().stream().filter(each -> preloaded(processes.get(each))))
          .containsExactlyInAnyOrderElementsOf(
              SystemLibrary.allocator().isEmpty()
                  ? List.of()
                  : List.of("taskmanager-1", "taskmanager-2", "taskmanager-kpi-1"));
      cluster.stop();
    }

    long sent = (long) traffic.records().size() + last.size();
    assertThat(counts)
        .containsExactly(
            sent,
            sent - traffic.garbage() - traffic.late(),
            (long) traffic.garbage(),
            (long) traffic.late());
    assertThat(found.byId()).hasSizeGreaterThan(20);
    assertThat(options)
        .contains("filter_policy=bloomfilter:10", "write_buffer_size=16777216")
        .contains("compression_per_level=kNoCompression", "min_write_buffer_number_to_merge=1");
    assertThat(processes.values()).noneMatch(id -> ProcessHandle.of(id).isPresent());
    assertThat(temporary).isEmptyDirectory();
  }

  /** Whether a process has the allocator for RocksDB. */
  private static boolean preloaded(long process) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(process), "maps"))
          .contains("jemalloc");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void nothingStartsForArgumentsThatAJobWouldRefuse() {
    Launch launch = Launch.of("cluster", "--task-managers", "1", "--", "--nonsense", "1");

    assertThat(launch.exit()).isEqualTo(2);
    assertThat(launch.err()).contains("nonsense");
    assertThat(launch.out()).isEmpty();
  }

  @Test
  void aClusterThatCannotBeIsBadUse() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Launch launch = Launch.of("cluster", "--port", Integer.toString(taken.getLocalPort()));

      assertThat(launch.exit()).isEqualTo(2);
      assertThat(launch.err()).contains("is taken");
    }
    assertThat(Launch.of("cluster", "--memory", "100m").exit()).isEqualTo(2);
    assertThat(Launch.of("cluster", "--memory", "much").exit()).isEqualTo(2);
    assertThat(Launch.of("cluster", "--task-managers", "0").exit()).isEqualTo(2);
    assertThat(Launch.of("cluster", "--out", folder.getParent().toString()).exit()).isEqualTo(2);
    assertThat(Launch.of("cluster", "--rules", "no-such-file").exit()).isEqualTo(2);
  }

  private static RunningCluster cluster(Path temporary) throws Exception {
    return new RunningCluster(
        temporary,
        "--task-managers",
        "2",
        "--slots",
        "1",
        "--memory",
        "1500m",
        // As often as it can be: the test is shorter than a provider's interval.
        "-D",
        "execution.checkpointing.min-pause=200 ms",
        "-D",
        "restart-strategy.exponential-delay.max-backoff=3 s",
        "--",
        "--checkpoint.seconds",
        "1",
        "--retention.clock",
        "event");
  }

  private static void feedAndKill(
      RunningCluster cluster, TopicFeeder feeding, List<PartitionedTraffic.Placement> records)
      throws Exception {
    FlinkRest job = cluster.job();
    int third = records.size() / 3;
    feeding.feed(records.subList(0, third));
    cluster.until("a third is read", () -> job.sum("read") == third);
    long before = job.checkpoints("completed");
    cluster.until("a checkpoint of it", () -> job.checkpoints("completed") > before + 1);
    killed("taskmanager-1", cluster, feeding, records.subList(third, records.size()));
  }

  private static void killed(
      String process,
      RunningCluster cluster,
      TopicFeeder feeding,
      List<PartitionedTraffic.Placement> records)
      throws Exception {
    long readBefore = cluster.job().sum("read");
    long restored = cluster.job().checkpoints("restored");
    Thread feed = feeding.feed(records, FEED_MILLIS);
    Thread.sleep(FEED_MILLIS / 2);
    cluster.kill(process);
    feed.join();
    cluster.until(
        "restored after the end of " + process,
        () -> cluster.job().checkpoints("restored") > restored && cluster.job().running());
    cluster.until("all is read", () -> cluster.job().sum("read") == readBefore + records.size());
  }

  /** Until all alerts are closed and nothing is published any more; the counts then. */
  private static List<Long> settled(RunningCluster cluster, AlertFeed alerts, long records)
      throws Exception {
    FlinkRest job = cluster.job();
    cluster.until("all is read", () -> job.sum("read") == records);
    cluster.until("all is closed", () -> over(alerts));
    alerts.drain();
    List<Long> counts = new ArrayList<>();
    for (String each : List.of("read", "accepted", "rejected", "late")) {
      counts.add(job.sum(each));
    }
    return counts;
  }

  /** What RocksDB says that it runs with. */
  private static String options(Path temporary) throws IOException {
    try (Stream<Path> files = Files.walk(temporary)) {
      Path any =
          files
              .filter(each -> each.getFileName().toString().startsWith("OPTIONS-"))
              .findAny()
              .orElseThrow();
      return Files.readString(any);
    }
  }

  private static boolean over(AlertFeed alerts) {
    return !alerts.last().isEmpty()
        && alerts.last().values().stream()
            .map(alert -> alert.get("state").asText())
            .allMatch(state -> state.equals("closed") || state.equals("retracted"));
  }
}
