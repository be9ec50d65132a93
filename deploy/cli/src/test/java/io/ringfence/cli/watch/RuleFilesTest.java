package io.ringfence.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is shipped in deploy/prometheus, held against Prometheus' own tool. */
class RuleFilesTest {

  @TempDir private Path folder;

  private String promtool(List<String> arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Installed.program("promtool").toString());
    command.addAll(arguments);
    Path log = folder.resolve("log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    boolean ended = process.waitFor(5, TimeUnit.MINUTES);
    process.destroyForcibly();
    String said = Files.readString(log, StandardCharsets.UTF_8);
    assertThat(ended && process.waitFor() == 0).as(said).isTrue();
    return said;
  }

  @Test
  void prometheusAcceptsTheConfigurationAndItsRules() throws Exception {
    String said =
        promtool(List.of("check", "config", Shipped.home("prometheus/prometheus.yml").toString()));

    int rules = Shipped.rules("alert").size();
    assertThat(said).contains("2 rule files found", "SUCCESS: " + rules + " rules found");
  }

  @Test
  void eachAlertFiresAndIsQuiet() throws Exception {
    firesAndIsQuiet("hours.yml");
  }

  @Test
  @Tag("full") // a day of samples
  void soDoesEachAlertThatKnowsWhatADayIsLike() throws Exception {
    firesAndIsQuiet("days.yml");
  }

  @Test
  void thereAreNoOtherTestsOfAlerts() {
    assertThat(Shipped.files("prometheus/tests"))
        .extracting(each -> each.getFileName().toString())
        .containsExactlyInAnyOrder("hours.yml", "days.yml");
  }

  private void firesAndIsQuiet(String tests) throws Exception {
    String file = Shipped.home("prometheus/tests/" + tests).toString();
    assertThat(promtool(List.of("test", "rules", file)))
        .contains("SUCCESS")
        .doesNotContain("FAILED");
  }

  @Test
  void noAlertIsWithoutATestOfEitherSort() {
    List<String> fires = new ArrayList<>();
    List<String> quiet = new ArrayList<>();
    for (Path file : Shipped.files("prometheus/tests")) {
      for (JsonNode test : Shipped.yaml(file).path("tests")) {
        JsonNode asked = test.path("promql_expr_test").path(0);
        String alert = asked.path("expr").asText().replaceFirst(".*alertname=\"(\\w+)\".*", "$1");
        (asked.path("exp_samples").isEmpty() ? quiet : fires).add(alert);
      }
    }

    assertThat(fires).containsExactlyInAnyOrderElementsOf(Shipped.rules("alert").keySet());
    assertThat(quiet).containsExactlyInAnyOrderElementsOf(Shipped.rules("alert").keySet());
  }

  @Test
  void eachAlertSaysWhatItIsAndWhatToDo() {
    for (Map.Entry<String, JsonNode> each : Shipped.rules("alert").entrySet()) {
      JsonNode rule = each.getValue();
      assertThat(rule.path("labels").path("severity").asText())
          .as(each.getKey())
          .isIn("page", "ticket");
      for (String text : List.of("summary", "description", "runbook")) {
        assertThat(rule.path("annotations").path(text).asText())
            .as(each.getKey() + ' ' + text)
            .hasSizeGreaterThan(10);
      }
    }
  }
}
