package io.ringfence.jobs.io.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.jobs.config.JobConfiguration;
import io.ringfence.jobs.testing.ComparableAlerts;
import io.ringfence.jobs.testing.SampleScan;
import io.ringfence.jobs.testing.SampleTraffic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole scan in which an account and a listed number are exempt from one rule or fraud each. */
class ExemptionScanTest {

  private static final String NUMBER = "+12025550123";

  @TempDir Path folder;

  private static List<String> traffic() {
    List<String> lines = new ArrayList<>();
    lines.add(SampleTraffic.listing("l-1", 0, "number", NUMBER));
    lines.addAll(SampleTraffic.guesses("acme-8", 100));
    lines.addAll(SampleTraffic.guesses("acme-9", 100));
    for (int i = 0; i < 4; i++) {
      String to = "+44794601000" + i;
      lines.add(SampleTraffic.call("c-" + i, 110 + i, "acme-8", NUMBER, to));
      lines.add(SampleTraffic.message("m-" + i, 120 + i, NUMBER, to));
    }
    return lines;
  }

  private static String exempt(String id, String kind, String value, String from) {
    return """
        {"type":"listing","id":"%s","time":"%s","action":"exempt","subject":{"kind":"%s","value":"%s"},"list":"exemptions",%s,"reason":"tests","until":"%s","actor":"ada"}"""
        .formatted(id, SampleTraffic.at(50), kind, value, from, SampleTraffic.at(3600));
  }

  private static List<String> exemptions() {
    return List.of(
        exempt("x-1", "account", "acme-8", "\"rules\":[\"guessing\"]"),
        exempt("x-2", "number", NUMBER, "\"frauds\":[\"sms-spam\"]"));
  }

  @Test
  void onlyTheirAlertsAreMissingWhereverInTheFileTheExemptionsStand() throws Exception {
    List<String> expected =
        alerts(traffic()).stream()
            .filter(each -> !(each.contains("\"guessing\"") && each.contains("acme-8")))
            .filter(each -> !each.contains("sms-spam"))
            .toList();
    assertThat(expected)
        .as("acme-9 guesses, acme-8 calls after guesses, the number is listed")
        .hasSize(3);

    for (int at : new int[] {0, 5, traffic().size()}) {
      List<String> all = new ArrayList<>(traffic());
      all.addAll(at, exemptions());

      assertThat(alerts(all)).as("at line %d", at).isEqualTo(expected);
    }
  }

  private List<String> alerts(List<String> lines) throws Exception {
    Path input = Files.write(folder.resolve("input.jsonl"), lines);
    Configuration configuration = JobConfiguration.common();
    configuration.set(CoreOptions.DEFAULT_PARALLELISM, 2);
    SampleScan.run(SampleTraffic.PACK, input, folder, configuration);
    return ComparableAlerts.withListings(Files.readAllLines(folder.resolve("alerts.jsonl")));
  }
}
