package io.ringfence.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class AlertLineTest {

  private static JsonNode alert(String state, String summary) throws Exception {
    return new ObjectMapper()
        .readTree(
            """
            {"state":"%s","severity":"high","rule":{"id":"irsf-range"},"version":3,"hits":7,
             "last":"2026-03-02T14:05:15.393Z","summary":"%s",
             "evidence":{"measures":{"premium_block_1h":{"value":7,"over":"PT1H"}},"listings":[]}}"""
                .formatted(state, summary));
  }

  @Test
  void aLineSaysWhenHowGraveAndWhatHappened() throws Exception {
    AlertLine lines = new AlertLine();

    assertThat(lines.of(alert("open", "Account a-1 called")))
        .matches("\\d\\d:\\d\\d:15 high     Account a-1 called");
    assertThat(lines.of(alert("closed", "Account a-1 called")))
        .endsWith("high     closed: Account a-1 called");
    assertThat(lines.of(alert("open", "x".repeat(500)))).hasSize(120).endsWith("x…");
  }

  @Test
  void whyIsToldIfAskedFor() throws Exception {
    AlertLine lines = new AlertLine();
    new CommandLine(new Empty()).addMixin("lines", lines).parseArgs("--verbose");

    assertThat(lines.of(alert("open", "x".repeat(500))))
        .endsWith("xx  [irsf-range v3; premium_block_1h=7 in 1h; 7 signals]");
  }

  @CommandLine.Command
  private static final class Empty {}
}
