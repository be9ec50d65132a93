package io.ringfence.cli.local;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.configuration.Configuration;

/**
 * Prometheus reporters of the Flink clusters in this JVM. Each has a port of its own; Flink's
 * reporter cannot be bound to an address, so other machines can reach the port too.
 */
final class PrometheusReporters {

  private static final String REPORTER = "metrics.reporter.prom.";

  /** As in {@code flink/config.yaml}, where the reasons are. */
  private static final String EXCLUDED =
      "job_id;task_id;task_attempt_id;task_attempt_num;operator_id;tm_id;host";

  private final FreePorts ports = new FreePorts();
  private final List<Integer> given = new ArrayList<>();

  /** The same configuration, with a reporter at a port that nobody else has. */
  Configuration reporting(Configuration configuration) throws IOException {
    int port = ports.free();
    given.add(port);
    Configuration reporting = new Configuration(configuration);
    reporting.setString(
        REPORTER + "factory.class",
        "org.apache.flink.metrics.prometheus.PrometheusReporterFactory");
    reporting.setString(REPORTER + "port", Integer.toString(port));
    reporting.setString(REPORTER + "filterLabelValueCharacters", "false");
    reporting.setString(REPORTER + "scope.variables.excludes", EXCLUDED);
    return reporting;
  }

  /** Ports of all that are reporting. */
  List<Integer> ports() {
    return List.copyOf(given);
  }
}
