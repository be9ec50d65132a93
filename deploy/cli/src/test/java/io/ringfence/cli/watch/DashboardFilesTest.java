package io.ringfence.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Dashboards as far as they can be held to Grafana's model without a Grafana: what it would not
 * show, or show over one another.
 */
class DashboardFilesTest {

  private static final int WIDTH = 24;

  /** Labels of which there are few, whatever the traffic (deploy/docs/metrics.md). */
  private static final Set<String> BOUNDED = Set.of("trunk", "country", "fraud", "mode", "topic");

  private static final Pattern VARIABLE = Pattern.compile("\\$(\\w+)");

  @Test
  void thereAreThreeAndEachHasAnIdOfItsOwn() {
    Set<String> ids = new HashSet<>();
    Shipped.dashboards().values().forEach(each -> ids.add(each.path("uid").asText()));

    assertThat(ids)
        .containsExactlyInAnyOrder("ringfence-network", "ringfence-fraud", "ringfence-pipeline");
  }

  @Test
  void theDatasourceIsTheOneThatIsProvisioned() {
    List<String> provisioned = new ArrayList<>();
    Shipped.yaml(Shipped.home("grafana/provisioning/datasources/prometheus.yml"))
        .path("datasources")
        .forEach(each -> provisioned.add(each.path("uid").asText()));

    for (JsonNode dashboard : Shipped.dashboards().values()) {
      List<JsonNode> sources = dashboard.findValues("datasource");
      assertThat(sources).isNotEmpty();
      for (JsonNode source : sources) {
        assertThat(source.path("type").asText()).isEqualTo("prometheus");
        assertThat(provisioned).contains(source.path("uid").asText());
      }
    }
  }

  @Test
  void panelsHaveAnIdATitleADescriptionAUnitAndAQuery() {
    for (Map.Entry<String, JsonNode> each : Shipped.dashboards().entrySet()) {
      Set<Integer> ids = new HashSet<>();
      for (JsonNode panel : each.getValue().path("panels")) {
        String name = each.getKey() + ": " + panel.path("title").asText();
        assertThat(ids.add(panel.path("id").asInt(-1))).as(name).isTrue();
        assertThat(panel.path("type").asText()).as(name).isIn("stat", "timeseries", "table");
        assertThat(panel.path("title").asText()).as(name).isNotBlank();
        assertThat(panel.path("description").asText()).as(name).hasSizeGreaterThan(10);
        JsonNode defaults = panel.path("fieldConfig").path("defaults");
        assertThat(defaults.path("unit").asText()).as(name).isNotBlank();
        assertThat(defaults.path("thresholds").path("steps")).as(name).isNotEmpty();
        assertThat(defaults.path("thresholds").path("steps").path(0).path("value").isNull())
            .as(name + ": the first step has no value")
            .isTrue();
        assertThat(panel.path("targets")).as(name).isNotEmpty();
        Set<String> references = new HashSet<>();
        for (JsonNode target : panel.path("targets")) {
          assertThat(references.add(target.path("refId").asText(""))).as(name).isTrue();
          assertThat(target.path("expr").asText()).as(name).isNotBlank();
        }
      }
    }
  }

  @Test
  void panelsLieWithinTheGridAndNotOverOneAnother() {
    for (Map.Entry<String, JsonNode> each : Shipped.dashboards().entrySet()) {
      Set<List<Integer>> taken = new HashSet<>();
      for (JsonNode panel : each.getValue().path("panels")) {
        JsonNode place = panel.path("gridPos");
        int right = place.path("x").asInt(-1) + place.path("w").asInt();
        assertThat(place.path("x").asInt(-1)).isNotNegative();
        assertThat(right).isLessThanOrEqualTo(WIDTH);
        assertThat(place.path("h").asInt()).isPositive();
        for (int x = place.path("x").asInt(); x < right; x++) {
          for (int y = 0; y < place.path("h").asInt(); y++) {
            assertThat(taken.add(List.of(x, place.path("y").asInt() + y)))
                .as(each.getKey() + ": " + panel.path("title").asText() + " lies over another")
                .isTrue();
          }
        }
      }
    }
  }

  @Test
  void variablesAreOverBoundedLabelsAndThereAreNoOthers() {
    for (JsonNode dashboard : Shipped.dashboards().values()) {
      Map<String, String> variables = Shipped.variables(dashboard);
      Set<String> used = new TreeSet<>();
      for (String query : Shipped.queries(dashboard).values()) {
        Matcher variable = VARIABLE.matcher(query);
        while (variable.find()) {
          used.add(variable.group(1));
        }
      }

      assertThat(used).isEqualTo(variables.keySet()).isSubsetOf(BOUNDED);
      variables.forEach(
          (name, query) ->
              assertThat(query).matches("label_values\\(ringfence_\\w+, " + name + "\\)"));
    }
  }

  @Test
  void eachLeadsToTheOthers() {
    for (JsonNode dashboard : Shipped.dashboards().values()) {
      assertThat(Shipped.texts(dashboard.path("tags"))).contains("ringfence");
      JsonNode link = dashboard.path("links").path(0);
      assertThat(link.path("type").asText()).isEqualTo("dashboards");
      assertThat(Shipped.texts(link.path("tags"))).containsExactly("ringfence");
      assertThat(dashboard.path("schemaVersion").asInt()).isGreaterThanOrEqualTo(39);
    }
  }
}
