package io.ringfence.bench.setup;

import io.ringfence.bench.report.BenchFigures;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * What the scenarios share.
 *
 * @param console receives the results of each scenario as it ends
 */
public record BenchContext(
    BenchSettings settings, BenchFigures figures, BenchFlink flink, PrintWriter console) {

  public static BenchContext of(BenchSettings settings, PrintWriter console) throws IOException {
    BenchFlink flink = new BenchFlink(settings.flink(), settings.folder(), settings.options());
    flink.prepare();
    return new BenchContext(settings, new BenchFigures(), flink, console);
  }

  /** What is measured is two cores; more would measure another machine than the one compared. */
  private static int cores() {
    return Math.min(2, Runtime.getRuntime().availableProcessors());
  }

  public StreamExecutionEnvironment environment(Backend backend, String run) {
    return StreamExecutionEnvironment.getExecutionEnvironment(
        flink.configuration(backend, cores(), run));
  }

  public void say(String format, Object... values) {
    console.println(String.format(Locale.ROOT, format, values));
    console.flush();
  }
}
