package io.ringfence.cli.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ringfence.cli.options.BadInput;
import io.ringfence.cli.options.DetectionOptions;
import io.ringfence.cli.options.LauncherFolder;
import io.ringfence.cli.watch.Installed;
import io.ringfence.signal.Retention;
import io.ringfence.simulator.broken.PartitionedTraffic;
import io.ringfence.topics.TopicNames;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.configuration.MemorySize;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A task manager of two whose clock is wrong, beside a broker whose clock is right. */
class WrongClockTest {

  private static final String WRONG = "taskmanager-1";
  private static final String RIGHT = "taskmanager-2";

  private static final int RECORDS = 400;

  /** So many times a record of each partition, some while after the other. */
  private static final int ROUNDS = 40;

  private static final long PAUSE_MILLIS = 250;

  /** The clocks of retention are looked at once a second. */
  private static final long TICKS_MILLIS = 5_000;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"-PT6M", "PT6M", "P40D"})
  @Tag("full") // starts a cluster three times
  void refusesNothingThatIsNotWrongAndPurgesNothing(Duration shift) throws Exception {
    Installed.program("faketime");
    try (Cluster cluster = new Cluster(settings(shift), line -> {})) {
      assertThat(cluster.start(() -> false)).isTrue();
      ProcessLogs logs = new ProcessLogs(folder);
      int sent = 0;
      try (TopicFeeder feeding = new TopicFeeder(cluster.bootstrap())) {
        for (int round = 0; round < ROUNDS; round++) {
          feeding.feed(traffic());
          sent += RECORDS / ROUNDS;
          Thread.sleep(PAUSE_MILLIS);
        }
        feeding.feed(List.of(call(0, "almost-expired", almostExpired())));
        feeding.feed(List.of(call(0, "wrong", Instant.now().plus(Duration.ofMinutes(20)))));
        feeding.feed(List.of(call(1, "wrong", Instant.now().plus(Duration.ofMinutes(20)))));
        sent += 3;
        while (cluster.job().sum("read") < sent) {
          Thread.sleep(PAUSE_MILLIS);
        }
        Thread.sleep(TICKS_MILLIS);

        assertThat(cluster.job().sum("rejected")).isEqualTo(2);
        assertThat(cluster.job().sum("late")).isZero();
        for (String process : List.of(WRONG, RIGHT)) {
          assertThat(logs.metric(process, "ringfence_subjects_opened_total")).isPositive();
          assertThat(logs.metric(process, "ringfence_subjects_cleared_total")).isZero();
        }
        assertThat(logs.metric(WRONG, "ringfence_clock_offset_seconds"))
            .isCloseTo((double) shift.toSeconds(), within(10.0));
        assertThat(logs.metric(RIGHT, "ringfence_clock_offset_seconds")).isZero();
        assertThat(logs.lines(WRONG, "clock of this worker")).hasSize(1);
        assertThat(logs.lines(RIGHT, "clock of this worker")).isEmpty();
      }
    }
  }

  private ClusterSettings settings(Duration shift) throws BadInput {
    return new ClusterSettings(
        LauncherFolder.path("flink"),
        folder,
        2,
        1,
        MemorySize.ofMebiBytes(1_500),
        0,
        Optional.empty(),
        false,
        Map.of(),
        Map.of(WRONG, faketime(shift)),
        new DetectionOptions().arguments(folder.resolve("receipt.key")));
  }

  /** Debian's libfaketime answers a process in place of the system. */
  private static Map<String, String> faketime(Duration shift) {
    Path library = SystemLibrary.named("faketime/libfaketimeMT.so.1").orElseThrow();
    return Map.of(
        SystemLibrary.PRELOAD,
        library.toString(),
        "FAKETIME",
        (shift.isNegative() ? "" : "+") + shift.toSeconds(),
        // Time passes as it does: what waits would otherwise wait for days, or not at all.
        "FAKETIME_DONT_FAKE_MONOTONIC",
        "1",
        "FAKETIME_FORCE_MONOTONIC_FIX",
        "0");
  }

  /** Calls of many accounts; each tenth is as far in the future as it may be. */
  private static List<PartitionedTraffic.Placement> traffic() {
    List<PartitionedTraffic.Placement> records = new ArrayList<>();
    Instant now = Instant.now();
    for (int i = 0; i < RECORDS / ROUNDS; i++) {
      Instant time = i == 0 ? now.plus(Duration.ofMinutes(4)) : now;
      records.add(call(i % 2, "switch-" + i, time));
    }
    return records;
  }

  private static Instant almostExpired() {
    return Instant.now().minusMillis(Retention.DEFAULT.traffic()).plus(Duration.ofMinutes(3));
  }

  private static PartitionedTraffic.Placement call(int partition, String source, Instant time) {
    String id = source + '-' + time.toEpochMilli();
    String json =
        """
        {"type":"call","id":"%s","call":"%s","phase":"attempt","time":%d,"source":"%s",\
        "from":"+12125550100","to":"+12125550199","account":"%s","direction":"outbound"}"""
            .formatted(id, id, time.toEpochMilli(), source, id);
    return new PartitionedTraffic.Placement(TopicNames.CALLS, partition, json.getBytes(UTF_8));
  }
}
