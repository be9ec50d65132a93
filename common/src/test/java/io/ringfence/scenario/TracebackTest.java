package io.ringfence.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An analyst traces a caller back by what the alert says. */
class TracebackTest {

  private final Stage stage = new Stage();

  TracebackTest() throws IOException {}

  @Test
  void theSummaryNamesTheOriginThatTheSignerKnows() throws IOException {
    assertThat(summary("signed-by-who-tells-its-origid"))
        .endsWith("; its signer's origid is 1cab14fd-7c29-4c95-9177-a8317bb0bbbb");
    assertThat(summary("signed-as-a-gateway-only")).doesNotContain("origid");
  }

  private String summary(String scenario) throws IOException {
    Story story =
        Story.read(
            Stage.stories().stream()
                .filter(file -> file.endsWith("spoof-own-number/" + scenario + ".yaml"))
                .findFirst()
                .orElseThrow());
    List<JsonNode> alerts = stage.alerts(story.records());
    return alerts.get(0).get("summary").asText();
  }
}
