package io.ringfence.bench.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.bench.BenchFixture;
import io.ringfence.bench.load.ProbeTraffic;
import io.ringfence.bench.load.ProviderTraffic;
import io.ringfence.bench.report.BenchFigures;
import io.ringfence.bench.setup.BenchContext;
import io.ringfence.bench.tape.Tape;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("full") // a broker and a job
class AlertLatencyTest {

  /** No alert is lost, however long a busy machine takes for it. */
  private static final Duration GIVE_UP = Duration.ofMinutes(10);

  @TempDir Path folder;

  @Test
  void everyProbesAlertIsReadFromKafkaWithItsLatency() throws Exception {
    // Given
    BenchContext bench =
        BenchContext.of(
            BenchFixture.settings(folder, Set.of()), new PrintWriter(new StringWriter()));
    ProbeTraffic probes = new ProbeTraffic(ProviderTraffic.traffic(100_000, 40_000), 20);
    Tape tape = Tape.write(folder.resolve("tape"), 2, probes, 26_000);
    AlertLatency latency = new AlertLatency(tape, 6_000, 3, 3, 2_000, GIVE_UP);

    // When
    latency.measure(bench);

    // Then
    BenchFigures found = bench.figures();
    assertThat(found.get("latency.alerts")).isPositive();
    assertThat(found.get("latency.missed")).isZero();
    assertThat(found.get("latency.p50")).isPositive().isLessThanOrEqualTo(found.get("latency.p99"));
  }
}
