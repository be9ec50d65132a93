package io.ringfence.cli.local;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** A Prometheus that scrapes the jobs of a stack, if Prometheus is installed. */
public final class PrometheusSidecar implements AutoCloseable {

  private final Optional<LocalPrometheus> prometheus;
  private final String metrics;

  private PrometheusSidecar(Optional<LocalPrometheus> prometheus, String metrics) {
    this.prometheus = prometheus;
    this.metrics = metrics;
  }

  /**
   * Starts it for jobs that run already.
   *
   * @param interval between scrapes, and between evaluations of rules
   */
  public static PrometheusSidecar over(LocalStack stack, Duration interval)
      throws IOException, InterruptedException {
    return new PrometheusSidecar(
        LocalPrometheus.start(stack.metrics(), interval),
        "http://127.0.0.1:" + stack.metrics() + "/metrics");
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
