package io.ringfence.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.bench.setup.BenchSettings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BenchTest {

  @TempDir Path folder;

  @Test
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
    assertThat(console.toString()).contains("pack over empty, RocksDB", "hot key of 30%");
  }

  @Test
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
    // What is not learnt is not stored: the numbers, each on its own, and what is broadcast.
    assertThat(figures.at("/listed/storedSubjects/rocksdb").asLong()).isBetween(4_000L, 4_010L);
    assertThat(figures.at("/listed/changes").asLong()).isGreaterThan(4_800);
  }

  @ParameterizedTest
  @ValueSource(strings = {"privacy", "customers"})
  void whatCostsSomethingIsMeasuredWithAndWithout(String scenario) throws Exception {
    BenchSettings settings = BenchFixture.settings(folder, Set.of(scenario));
    StringWriter console = new StringWriter();

    JsonNode figures = new ObjectMapper().readTree(Bench.run(settings, new PrintWriter(console)));

    for (String path :
        new String[] {
          "/" + scenario + "OverNone/rocksdb",
          "/" + scenario + "/signalsPerSecond/with/rocksdb",
          "/" + scenario + "/signalsPerSecond/without/rocksdb"
        }) {
      assertThat(figures.at(path).asDouble()).as(path).isPositive();
    }
    assertThat(console.toString()).contains(scenario + " over none, rocksdb");
  }

  @Test
  void aScenarioThatThereIsNotIsRefused() throws Exception {
    BenchSettings settings = BenchFixture.settings(folder, Set.of("pack", "speed"));

    assertThatThrownBy(() -> Bench.run(settings, new PrintWriter(new StringWriter())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("speed");
  }
}
