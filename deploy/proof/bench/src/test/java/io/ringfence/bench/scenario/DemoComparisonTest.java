package io.ringfence.bench.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.bench.BenchFixture;
import io.ringfence.bench.load.ComparisonTraffic;
import io.ringfence.bench.load.ProviderTraffic;
import io.ringfence.bench.measure.RunMeter;
import io.ringfence.bench.setup.Backend;
import io.ringfence.bench.setup.BenchContext;
import io.ringfence.bench.tape.Tape;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("full") // two jobs
class DemoComparisonTest {

  @TempDir Path folder;

  @Test
  void bothAccuseTheSame() throws Exception {
    // Given: some of 60 callers call 200 times, most do not
    BenchContext bench =
        BenchContext.of(
            BenchFixture.settings(folder, Set.of()), new PrintWriter(new StringWriter()));
    Tape tape =
        Tape.write(
            folder.resolve("tape"), 2, new ComparisonTraffic(60, ProviderTraffic.morning()), 8_000);
    DemoComparison against = new DemoComparison(bench);

    // When
    Set<String> ours = accused(bench, against, "ours", tape);
    Set<String> demos = accused(bench, against, "demo", tape);

    // Then
    assertThat(ours).isNotEmpty().hasSizeLessThan(60).isEqualTo(demos);
  }

  private static Set<String> accused(
      BenchContext bench, DemoComparison against, String whose, Tape tape) throws Exception {
    StreamExecutionEnvironment env = bench.environment(Backend.HEAP, whose);
    against.build(whose, env, whose, tape, true);
    env.execute(whose);
    Set<String> accused = new TreeSet<>(RunMeter.of(whose).accused);
    RunMeter.forget(whose);
    return accused;
  }
}
