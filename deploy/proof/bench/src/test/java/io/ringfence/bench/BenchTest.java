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
  @Tag("full") // a dozen jobs, one after the other
  void whatRunsInThisJvmIsMeasuredAndReportedAsTheContractSays() throws Exception {
    // Given
    BenchSettings settings =
        BenchFixture.settings(folder, Set.of("empty", "pack", "state", "demo"));
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
          "/bytesPerSubject",
          "/state/subjects"
        }) {
      assertThat(figures.at(path).asDouble()).as(path).isPositive();
    }
    assertThat(figures.at("/workload/signals").asLong()).isEqualTo(BenchFixture.SIGNALS);
    isOver(figures, "/packOverEmpty/rocksdb", "/signalsPerSecond/%s/rocksdb", "pack", "empty");
    for (String each : new String[] {"cold", "hot"}) {
      String speed = "/demoPattern/%s/rocksdb/calls-" + each;
      isOver(figures, speed.formatted("ratio"), speed, "ours", "demo");
    }
    assertThat(console.toString())
        .contains("pack over empty, RocksDB", "over the demo pattern, 200");
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
