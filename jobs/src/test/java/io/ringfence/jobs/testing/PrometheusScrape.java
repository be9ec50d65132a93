package io.ringfence.jobs.testing;

import io.ringfence.broker.FreePorts;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.prometheus.PrometheusReporter;
import org.apache.flink.metrics.prometheus.PrometheusReporterFactory;
import org.apache.flink.runtime.clusterframework.types.ResourceID;
import org.apache.flink.runtime.executiongraph.ExecutionAttemptID;
import org.apache.flink.runtime.metrics.MetricRegistryConfiguration;
import org.apache.flink.runtime.metrics.MetricRegistryImpl;
import org.apache.flink.runtime.metrics.ReporterSetupBuilder;
import org.apache.flink.runtime.metrics.groups.TaskManagerMetricGroup;
import org.apache.flink.runtime.metrics.groups.TaskMetricGroup;

/** What one task reports to Prometheus: Flink's own registry and reporter, asked over HTTP. */
public final class PrometheusScrape implements AutoCloseable {

  private final int port;
  private final MetricRegistryImpl registry;
  private final TaskMetricGroup task;

  public PrometheusScrape() throws Exception {
    port = FreePorts.free();
    MetricConfig config = new MetricConfig();
    config.setProperty("port", Integer.toString(port));
    config.setProperty("filterLabelValueCharacters", "false");
    config.setProperty("scope.variables.excludes", "operator_name"); // a harness gives none
    PrometheusReporter reporter = new PrometheusReporterFactory().createMetricReporter(config);
    registry =
        new MetricRegistryImpl(
            MetricRegistryConfiguration.fromConfiguration(new Configuration(), Long.MAX_VALUE),
            List.of(
                ReporterSetupBuilder.METRIC_SETUP_BUILDER.forReporter(
                    "prom",
                    config,
                    reporter,
                    // Flink's own would ask a whole task.
                    (metric, name, scope) -> name.startsWith("ringfence_"))));
    task =
        TaskManagerMetricGroup.createTaskManagerMetricGroup(
                registry, "localhost", new ResourceID("tm"))
            .addJob(new JobID(), "job")
            .addTask(ExecutionAttemptID.randomId(), "task");
  }

  /** Of the task that is asked; an operator's metrics are in a group of their own below it. */
  public TaskMetricGroup task() {
    return task;
  }

  /** Our own series, as they are reported: a name with labels, and a value. */
  public List<String> series() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics")).build();
    return HttpClient.newHttpClient()
        .send(request, BodyHandlers.ofString())
        .body()
        .lines()
        .filter(line -> !line.startsWith("#") && line.contains("ringfence_"))
        .toList();
  }

  /** The value of the one series with this name and all of these labels. */
  public double value(String name, String... labels) throws Exception {
    List<String> found =
        series().stream()
            .filter(line -> line.startsWith("flink_") && line.contains("ringfence_" + name + '{'))
            .filter(line -> List.of(labels).stream().allMatch(line::contains))
            .toList();
    if (found.size() != 1) {
      throw new AssertionError(name + List.of(labels) + ": " + found);
    }
    return Double.parseDouble(found.get(0).substring(found.get(0).lastIndexOf(' ') + 1));
  }

  @Override
  public void close() {
    registry.closeAsync().join();
  }
}
