package io.ringfence.cli.local;

import org.apache.flink.configuration.Configuration;

/**
 * Flink's Prometheus reporter. It cannot be bound to an address, so other machines can reach its
 * port, too.
 */
final class PrometheusReporter {

  private static final String REPORTER = "metrics.reporter.prom.";

  /** As in {@code flink/config.yaml}, where the reasons are. */
  private static final String EXCLUDED =
      "job_id;task_id;task_attempt_id;task_attempt_num;operator_id;tm_id;host";

  private PrometheusReporter() {}

  /** The same configuration, with a reporter at a port. */
  static Configuration at(int port, Configuration configuration) {
    Configuration reporting = new Configuration(configuration);
    reporting.setString(
        REPORTER + "factory.class",
        "org.apache.flink.metrics.prometheus.PrometheusReporterFactory");
    reporting.setString(REPORTER + "port", Integer.toString(port));
    reporting.setString(REPORTER + "filterLabelValueCharacters", "false");
    reporting.setString(REPORTER + "scope.variables.excludes", EXCLUDED);
    return reporting;
  }
}
