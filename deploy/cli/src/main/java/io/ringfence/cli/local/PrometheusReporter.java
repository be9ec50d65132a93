package io.ringfence.cli.local;

import org.apache.flink.configuration.Configuration;
import org.apache.flink.metrics.prometheus.LoopbackReporterFactory;

/** Flink's Prometheus reporter, for this machine only. */
final class PrometheusReporter {

  private static final String REPORTER = "metrics.reporter.prom.";

  /** As in {@code flink/config.yaml}, where the reasons are. */
  private static final String EXCLUDED =
      "job_id;task_id;task_attempt_id;task_attempt_num;operator_id;tm_id;host";

  private PrometheusReporter() {}

  /** The same configuration, with a reporter at a port. */
  static Configuration at(int port, Configuration configuration) {
    Configuration reporting = new Configuration(configuration);
    reporting.setString(REPORTER + "factory.class", LoopbackReporterFactory.class.getName());
    reporting.setString(REPORTER + "port", Integer.toString(port));
    reporting.setString(REPORTER + "filterLabelValueCharacters", "false");
    reporting.setString(REPORTER + "scope.variables.excludes", EXCLUDED);
    return reporting;
  }
}
