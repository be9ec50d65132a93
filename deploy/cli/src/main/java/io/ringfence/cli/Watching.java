package io.ringfence.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;

/** A Prometheus beside a stack, where one is installed, and the words about it. */
final class Watching implements AutoCloseable {

  /** A demonstration lasts a few minutes, and somebody watches. */
  private static final Duration INTERVAL = Duration.ofSeconds(5);

  private final Optional<LocalPrometheus> prometheus;
  private final String metrics;

  private Watching(Optional<LocalPrometheus> prometheus, String metrics) {
    this.prometheus = prometheus;
    this.metrics = metrics;
  }

  /** Of jobs that have been started. */
  static Watching over(Stack stack) throws IOException, InterruptedException {
    String metrics =
        stack.metrics().stream()
            .map(port -> "http://127.0.0.1:" + port + "/metrics")
            .collect(Collectors.joining(" "));
    return new Watching(LocalPrometheus.start(stack.metrics(), INTERVAL), metrics);
  }

  /** One line: where it is, or why it is not. */
  String words() {
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
