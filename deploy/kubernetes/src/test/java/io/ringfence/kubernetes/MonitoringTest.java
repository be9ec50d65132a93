package io.ringfence.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Prometheus' operator has what a Prometheus with the shipped files has. */
class MonitoringTest {

  @ParameterizedTest
  @ValueSource(strings = {Overlay.DEVELOPMENT, Overlay.PRODUCTION})
  void everyProcessOfFlinkIsScrapedAtItsPort(String name) {
    Overlay overlay = Overlay.of(name);
    Resource monitor = overlay.one("PodMonitor", "ringfence");
    List<Pod> scraped =
        Pod.of(overlay).stream()
            .filter(pod -> pod.selectedBy(monitor.at("spec", "selector")))
            .toList();

    assertThat(scraped).hasSize(4);
    for (Pod pod : scraped) {
      // Rules ask for job="ringfence".
      assertThat(pod.labels().get((String) monitor.at("spec", "jobLabel"))).isEqualTo("ringfence");
      assertThat(Yaml.tables(pod.containers().get(0).get("ports")))
          .contains(Map.of("name", endpoint(monitor).get("port"), "containerPort", 9249));
    }
  }

  private static Map<String, Object> endpoint(Resource monitor) {
    return Yaml.tables(monitor.at("spec", "podMetricsEndpoints")).get(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {Overlay.DEVELOPMENT, Overlay.PRODUCTION})
  void metricsAreNamedAndKeptAsByTheShippedPrometheus(String name) {
    Map<String, Object> shipped = Yaml.read(Folder.deploy("prometheus/prometheus.yml"));
    Map<String, Object> job = Yaml.tables(shipped.get("scrape_configs")).get(0);
    Map<String, Object> endpoint = endpoint(Overlay.of(name).one("PodMonitor", "ringfence"));

    assertThat(endpoint.get("metricRelabelings"))
        .isEqualTo(
            Yaml.tables(job.get("metric_relabel_configs")).stream()
                .map(MonitoringTest::asTheOperatorCallsIt)
                .toList());
    assertThat(endpoint.get("interval")).isEqualTo(Yaml.at(shipped, "global", "scrape_interval"));
  }

  private static Map<String, Object> asTheOperatorCallsIt(Map<String, Object> relabeling) {
    Map<String, Object> renamed = new LinkedHashMap<>();
    relabeling.forEach(
        (name, value) ->
            renamed.put(
                switch (name) {
                  case "source_labels" -> "sourceLabels";
                  case "target_label" -> "targetLabel";
                  default -> name;
                },
                value));
    return renamed;
  }

  @ParameterizedTest
  @ValueSource(strings = {"recording", "alerting"})
  void rulesAreTheShippedOnes(String which) {
    assertThat(
            Overlay.of(Overlay.PRODUCTION)
                .one("PrometheusRule", "ringfence-" + which)
                .content()
                .get("spec"))
        .isEqualTo(Yaml.read(Folder.deploy("prometheus/rules/" + which + ".yml")));
  }
}
