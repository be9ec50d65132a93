package io.ringfence.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.rule.Pack;
import io.ringfence.rule.load.PackLoader;
import io.ringfence.rule.text.PackText;
import io.ringfence.simulator.output.GroundTruth;
import io.ringfence.simulator.population.SubjectId;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a demonstration says at its end. */
class DemoReportTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static JsonNode alert(String id, String fraud, String account) throws Exception {
    return JSON.readTree(
        """
        {"id":"%s","version":1,"state":"open","rule":{"id":"%s-rule","version":1,"mode":"enforce"},"fraud":"%s","severity":"high","score":80,\
        "subject":{"kind":"account","value":"%s"},"accused":[],"first":"2026-11-25T09:00:00Z","last":"2026-11-25T09:01:00Z","hits":1,\
        "evidence":{"measures":{},"signals":[],"listings":[]},"summary":"what it saw"}"""
            .formatted(id, fraud, fraud, account));
  }

  private static Pack pack() {
    return PackLoader.load(
            PackText.of(
                "pack",
                "rules:\n  - {id: r, version: 1, fraud: irsf, title: t, accuse: account, on: call.attempt, when: call.destination.premium, severity: low, score: 1, quiet: 30m, mode: enforce, summary: s}\n"),
            PackLoader.Settings.DEFAULT)
        .orThrow();
  }

  @Test
  void itPrintsTheStoriesThatTheAlertsMake() throws Exception {
    GroundTruth truth =
        new GroundTruth(
            List.of(
                new GroundTruth.Attack(
                    "attack-1",
                    List.of("irsf", "account-takeover"),
                    "normal",
                    List.of(new SubjectId("account", "a")),
                    0,
                    1,
                    List.of())),
            List.of());
    StringWriter out = new StringWriter();

    int exit =
        new DemoReport(
                pack(),
                truth,
                List.of(alert("1", "account-takeover", "a"), alert("2", "irsf", "a")))
            .report(new PrintWriter(out), 10, 100);

    assertThat(exit).isZero();
    assertThat(out.toString())
        .contains("1 of 1 attacks found")
        .contains("2 alerts tell 1 story")
        .contains("high      Account a: account taken over and high-cost calls (2 rules)");
  }
}
