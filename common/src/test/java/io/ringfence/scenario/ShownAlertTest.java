package io.ringfence.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The alert that a page shows is one that the pack that ships raises of a scenario. */
class ShownAlertTest {

  private static final Path SCENARIO =
      Stage.SCENARIOS.resolve("irsf-burst/attempts-count-though-nobody-answers.yaml");
  private static final String BEGINS = "```json\n{\"id\":";

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "deploy/docs/contract.md"})
  void itIsRaised(String page) throws IOException {
    String text = Files.readString(Path.of("..").resolve(page));
    int from = text.indexOf(BEGINS) + "```json\n".length();
    JsonNode shown = new ObjectMapper().readTree(text.substring(from, text.indexOf("```", from)));

    List<JsonNode> raised = new Stage().alerts(Story.read(SCENARIO).records());

    assertThat(raised).contains(shown);
  }
}
