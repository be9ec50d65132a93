package io.ringfence.cli.local;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;

/** A Prometheus that scrapes the jobs of a stack, if Prometheus is installed. */
public final class PrometheusSidecar implements AutoCloseable {

  /** A demonstration lasts a few minutes, and somebody watches. */
  private static final Duration INTERVAL = Duration.ofSeconds(5);

  private final Optional<LocalPrometheus> prometheus;
  private final String metrics;

  private PrometheusSidecar(Optional<LocalPrometheus> prometheus, String metrics) {
    this.prometheus = prometheus;
    this.metrics = metrics;
  }

  /** Starts it for jobs that run already. */
  public static PrometheusSidecar over(LocalStack stack) throws IOException, InterruptedException {
    String metrics =
        stack.metrics().stream()
            .map(port -> "http://127.0.0.1:" + port + "/metrics")
            .collect(Collectors.joining(" "));
    return new PrometheusSidecar(LocalPrometheus.start(stack.metrics(), INTERVAL), metrics);
  }

  /** One line for the terminal: its address, or why it does not run. */
  public String statusLine() {
    if (prometheus.isPresent()) {
      return "Prometheus at http://" + prometheus.get().address() + "/alerts";
    }
    String why = LocalPrometheus.program().isPresent() ? "does not start" : "is not installed";
    return "Prometheus " + why + "; metrics at " + metrics;
  }

  @Override
  public void close() {
    prometheus.ifPresent(LocalPrometheus::close);
  }
}
