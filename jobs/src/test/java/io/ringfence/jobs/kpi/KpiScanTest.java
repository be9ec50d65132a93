package io.ringfence.jobs.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.jobs.config.JobConfiguration;
import io.ringfence.jobs.config.RetentionClock;
import io.ringfence.jobs.detection.DetectionPipeline;
import io.ringfence.jobs.detection.DetectionSettings;
import io.ringfence.jobs.io.files.FileConnectors;
import io.ringfence.jobs.testing.PublishedRows;
import io.ringfence.jobs.testing.SampleTraffic;
import io.ringfence.jobs.testing.SharedFlink;
import io.ringfence.kpi.oracle.IndicatorOracle;
import io.ringfence.kpi.oracle.RandomTraffic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A scan's indicators equal a second calculation from the lines that it let in. */
class KpiScanTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"2, hashmap, 600, 300", "3, rocksdb, 800, 100"})
  void aScanCountsToTheLastCall(long seed, String backend, int size, int minutes) throws Exception {
    assertCounted(seed, backend, size, minutes);
  }

  @Tag("full")
  @Test
  void aScanOfABusyHourCountsToTheLastCall() throws Exception {
    assertCounted(1, "hashmap", 1500, 40);
  }

  private void assertCounted(long seed, String backend, int size, int minutes) throws Exception {
    List<String> lines = RandomTraffic.lines(seed, size, minutes);
    Path input = Files.write(folder.resolve("signals.jsonl"), lines);
    Configuration configuration = JobConfiguration.common();
    configuration.set(CoreOptions.DEFAULT_PARALLELISM, 2);
    configuration.set(StateBackendOptions.STATE_BACKEND, backend);
    StreamExecutionEnvironment env = SharedFlink.environment(configuration);
    DetectionSettings settings = SampleTraffic.settings(SampleTraffic.PACK, RetentionClock.EVENT);

    FileConnectors ends =
        FileConnectors.of(
            List.of(input.toString()),
            List.of(),
            folder,
            settings.feeds(),
            OptionalLong.empty(),
            OptionalLong.empty());

    KpiPipeline.count(DetectionPipeline.build(env, settings, ends), settings.feeds(), ends);
    env.execute("scan");

    List<String> late = Files.readAllLines(folder.resolve("late.jsonl"));
    List<String> accepted = PublishedRows.accepted(lines, late);
    assertThat(late).hasSizeGreaterThan(size / 20);
    assertThat(Files.readAllLines(folder.resolve("rejected.jsonl"))).isEmpty();
    assertThat(PublishedRows.rows(Files.readAllLines(folder.resolve("kpis.jsonl"))))
        .isEqualTo(IndicatorOracle.rows(accepted, RandomTraffic::country));
  }
}
