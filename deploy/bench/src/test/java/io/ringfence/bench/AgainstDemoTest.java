package io.ringfence.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AgainstDemoTest {

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void bothAccuseTheSame(Rush.Kind kind) throws Exception {
    // Given: some of 60 callers call 200 times, most do not
    Workbench bench =
        Workbench.of(Shipped.settings(folder, Set.of()), new PrintWriter(new StringWriter()));
    Tape tape =
        Tape.write(folder.resolve("tape"), 2, new Rush(kind, 60, Provider.morning()), 8_000);
    AgainstDemo against = new AgainstDemo(bench, kind);

    // When
    Set<String> ours = accused(bench, against, "ours", tape);
    Set<String> demos = accused(bench, against, "demo", tape);

    // Then
    assertThat(ours).isNotEmpty().hasSizeLessThan(60).isEqualTo(demos);
  }

  private static Set<String> accused(Workbench bench, AgainstDemo against, String whose, Tape tape)
      throws Exception {
    StreamExecutionEnvironment env = bench.environment(Backend.HEAP, 2, whose);
    against.build(whose, env, whose, tape, true);
    env.execute(whose);
    Set<String> accused = new TreeSet<>(Meter.of(whose).accused);
    Meter.forget(whose);
    return accused;
  }
}
