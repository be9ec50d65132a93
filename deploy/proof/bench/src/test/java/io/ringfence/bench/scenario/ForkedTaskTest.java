package io.ringfence.bench.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.bench.BenchFixture;
import io.ringfence.bench.load.ProbeTraffic;
import io.ringfence.bench.load.ProviderTraffic;
import io.ringfence.bench.setup.Backend;
import io.ringfence.bench.setup.BenchContext;
import io.ringfence.bench.tape.Tape;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("full") // a broker, a job and a JVM of its own
class ForkedTaskTest {

  /** No alert is lost, however long a busy machine takes for it. */
  private static final Duration GIVE_UP = Duration.ofMinutes(10);

  @TempDir Path folder;

  private BenchContext bench;

  @BeforeEach
  void open() throws Exception {
    bench =
        BenchContext.of(
            BenchFixture.settings(folder, Set.of()), new PrintWriter(new StringWriter()));
  }

  @Test
  void everyProbesAlertIsReadFromKafkaWithItsLatency() throws Exception {
    // Given
    ProbeTraffic probes = new ProbeTraffic(ProviderTraffic.traffic(100_000, 40_000), 20);
    Tape tape = Tape.write(folder.resolve("tape"), 2, probes, 26_000);
    AlertLatency latency = new AlertLatency(tape, 6_000, 3, 3, 2_000, GIVE_UP);

    // When
    Map<String, Double> found = latency.run(bench);

    // Then
    assertThat(found.get("alerts")).isPositive();
    assertThat(found.get("missed")).isZero();
    assertThat(found.get("p50")).isPositive().isLessThanOrEqualTo(found.get("p99"));
  }

  @Test
  void anErrandIsDoneByAnotherJvm() throws Exception {
    // Given
    Tape tape = Tape.write(folder.resolve("tape"), 2, ProviderTraffic.traffic(1_000, 4_000), 4_000);

    // When
    Map<String, Double> found =
        ForkedJvm.send(bench, new ForkedRun(Backend.HEAP, tape), List.of(), List.of("-Xmx512m"));

    // Then
    assertThat(found.get("perSecond")).isPositive();
  }
}
