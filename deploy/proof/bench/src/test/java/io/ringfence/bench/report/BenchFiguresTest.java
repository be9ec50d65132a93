package io.ringfence.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class BenchFiguresTest {

  private final BenchFigures figures = new BenchFigures();

  @Test
  void aPathIsObjectsWithinObjects() throws Exception {
    figures.put("signalsPerSecond.pack.heap", 88_123L);
    figures.put("alertMillis.p99", 41.23456);

    assertThat(new ObjectMapper().readTree(figures.json()))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    "{\"signalsPerSecond\":{\"pack\":{\"heap\":88123}},\"alertMillis\":{\"p99\":41.23}}"));
  }

  @Test
  void aRatioNeedsBothFigures() {
    figures.put("over", 6L);

    figures.ratio("ratio", "over", "under");

    assertThat(figures.has("ratio")).isFalse();
  }

  @Test
  void aTargetIsMetOrMissed() {
    figures.put("packOverEmpty.heap", 0.4);
    figures.put("packOverEmpty.rocksdb", 0.1);
    figures.put("bytesPerSubject", 321L);

    assertThat(BenchTargets.lines(figures))
        .hasSize(3)
        .anySatisfy(line -> assertThat(line).startsWith("  pack over empty, heap").endsWith("met"))
        .anySatisfy(line -> assertThat(line).contains("RocksDB").endsWith("MISSED"))
        .anySatisfy(line -> assertThat(line).contains("bytes").endsWith("met"));
  }
}
