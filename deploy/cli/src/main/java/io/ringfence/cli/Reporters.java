package io.ringfence.cli;

import io.ringfence.cli.cluster.Ports;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.configuration.Configuration;

/**
 * Where the Flinks of this JVM tell their metrics to Prometheus: each has a port of its own, which
 * is open to other machines, too, since Flink's reporter knows no address.
 */
final class Reporters {

  private static final String REPORTER = "metrics.reporter.prom.";

  /** As in {@code flink/config.yaml}, where the reasons are. */
  private static final String EXCLUDED =
      "job_id;task_id;task_attempt_id;task_attempt_num;operator_id;tm_id;host";

  private final Ports ports = new Ports();
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
