package io.ringfence.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.bench.setup.BenchSettings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchTest {

  @TempDir Path folder;

  @Test
  @Tag("full") // eleven jobs, one after the other
  void whatRunsInThisJvmIsMeasuredAndReportedAsTheContractSays() throws Exception {
    // Given
    BenchSettings settings =
        BenchFixture.settings(folder, Set.of("empty", "pack", "state", "floor", "demo", "hotkey"));
    StringWriter console = new StringWriter();

    // When
    String json = Bench.run(settings, new PrintWriter(console));

    // Then
    JsonNode figures = new ObjectMapper().readTree(json);
    for (String path :
        new String[] {
          "/machine/cores",
          "/workload/signalsPerSubscriberAndDay",
          "/signalsPerSecond/empty/rocksdb",
          "/signalsPerSecond/pack/rocksdb",
          "/packOverEmpty/rocksdb",
          "/kafkaKeyedCounter/rocksdb",
          "/overDemoPattern/cold",
          "/overDemoPattern/hot",
          "/bytesPerSubject",
          "/hotKey",
          "/hotKeyDetail/stateBytes"
        }) {
      assertThat(figures.at(path).asDouble()).as(path).isPositive();
    }
    assertThat(figures.at("/workload/signals").asLong()).isEqualTo(BenchFixture.SIGNALS);
    isOver(figures, "/packOverEmpty/rocksdb", "/signalsPerSecond/%s/rocksdb", "pack", "empty");
    for (String each : new String[] {"cold", "hot"}) {
      String speed = "/demoPattern/%s/rocksdb/calls-" + each;
      isOver(figures, "/overDemoPattern/" + each, speed, "ours", "demo");
    }
    isOver(figures, "/hotKey", "/hotKeyDetail/%s", "with", "without");
    assertThat(console.toString()).contains("pack over empty, RocksDB", "hot key of 30%");
  }

  @Test
  @Tag("full") // eight jobs, with savepoints
  void listsAreLearntBeforeTheTrafficAndReportedSeparately() throws Exception {
    BenchSettings settings = BenchFixture.settings(folder, Set.of("listed"));

    JsonNode figures =
        new ObjectMapper().readTree(Bench.run(settings, new PrintWriter(new StringWriter())));

    for (String path :
        new String[] {
          "/listedOverNone/rocksdb",
          "/listed/signalsPerSecond/none/rocksdb",
          "/listed/signalsPerSecond/listed/rocksdb",
          "/listed/learntPerSecond/rocksdb",
          "/listed/storedBytesPerSubject/rocksdb",
          "/listed/sharedBytes/rocksdb",
          "/listed/memory/listed/rocksdb/before/heap",
          "/listed/memory/listed/rocksdb/before/cache",
          "/listed/restoreSeconds/listed/rocksdb"
        }) {
      assertThat(figures.at(path).asDouble()).as(path).isPositive();
    }
    isOver(
        figures,
        "/listedOverNone/rocksdb",
        "/listed/signalsPerSecond/%s/rocksdb",
        "listed",
        "none");
    // What is not learnt is not stored: the numbers, each on its own, and what is broadcast.
    assertThat(figures.at("/listed/storedSubjects/rocksdb").asLong()).isBetween(4_000L, 4_010L);
    assertThat(figures.at("/listed/changes").asLong()).isGreaterThan(4_800);
  }

  @Test
  @Tag("full") // two dozen jobs
  void privacyIsMeasuredWithAndWithout() throws Exception {
    BenchSettings settings = BenchFixture.settings(folder, Set.of("privacy"));
    StringWriter console = new StringWriter();

    JsonNode figures = new ObjectMapper().readTree(Bench.run(settings, new PrintWriter(console)));

    for (String path :
        new String[] {
          "/privacyOverNone/rocksdb",
          "/privacy/signalsPerSecond/with/rocksdb",
          "/privacy/signalsPerSecond/without/rocksdb"
        }) {
      assertThat(figures.at(path).asDouble()).as(path).isPositive();
    }
    isOver(
        figures,
        "/privacyOverNone/rocksdb",
        "/privacy/signalsPerSecond/%s/rocksdb",
        "with",
        "without");
    assertThat(console.toString()).contains("privacy over none, rocksdb");
  }

  /** A ratio is that of the two speeds beside it; figures have four digits. */
  private static void isOver(
      JsonNode figures, String ratio, String speed, String one, String other) {
    double quotient =
        figures.at(speed.formatted(one)).asDouble() / figures.at(speed.formatted(other)).asDouble();
    assertThat(figures.at(ratio).asDouble()).as(ratio).isCloseTo(quotient, withinPercentage(1));
  }

  @Test
  void aScenarioThatThereIsNotIsRefused() throws Exception {
    BenchSettings settings = BenchFixture.settings(folder, Set.of("pack", "speed"));

    assertThatThrownBy(() -> Bench.run(settings, new PrintWriter(new StringWriter())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("speed");
  }
}
