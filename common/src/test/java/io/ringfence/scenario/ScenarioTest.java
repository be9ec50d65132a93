package io.ringfence.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What the rules that ship do, as the files in deploy/rules/scenarios tell it. */
class ScenarioTest {

  @TestFactory
  Stream<DynamicTest> scenarios() throws IOException {
    Stage stage = new Stage();
    try (Stream<Path> files = Files.walk(Stage.SCENARIOS)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream()
          .map(
              file ->
                  DynamicTest.dynamicTest(
                      Stage.SCENARIOS.relativize(file).toString(),
                      file.toUri(),
                      () -> holds(file, stage)));
    }
  }

  private static void holds(Path file, Stage stage) throws IOException {
    String rule = file.getParent().getFileName().toString();
    Story story = Story.read(file);

    List<JsonNode> inOrder = stage.alerts(story.records());
    List<byte[]> twice =
        story.records().stream().flatMap(record -> Stream.of(record, record)).toList();
    List<JsonNode> withRepeats = stage.alerts(twice);

    if (story.alerts().isEmpty()) {
      assertThat(inOrder).extracting(ScenarioTest::shown).isEmpty();
      return;
    }
    List<JsonNode> ofRule = inOrder.stream().filter(a -> Stage.ruleOf(a).equals(rule)).toList();
    assertThat(ofRule).extracting(ScenarioTest::shown).hasSameSizeAs(story.alerts());
    for (Map<String, Object> expected : story.alerts()) {
      assertThat(ofRule).anySatisfy(alert -> matches(alert, expected));
    }
    assertThat(withRepeats)
        .extracting(ScenarioTest::shown)
        .containsExactlyInAnyOrderElementsOf(inOrder.stream().map(ScenarioTest::shown).toList());
  }

  private static void matches(JsonNode alert, Map<String, Object> expected) {
    assertThat(Stage.ruleOf(alert)).isEqualTo(expected.get("rule"));
    assertThat(subject(alert.get("subject"))).startsWith(expected.get("subject").toString());
    for (String key : List.of("hits", "retro", "severity")) {
      if (expected.containsKey(key)) {
        assertThat(alert.path(key).asText()).as(key).isEqualTo(expected.get(key).toString());
      }
    }
    List<String> accused = new ArrayList<>();
    alert.get("accused").forEach(each -> accused.add(subject(each)));
    assertThat(accused).containsAll(strings(expected.get("accused")));
    if (expected.get("measures") instanceof Map<?, ?> measures) {
      measures.forEach(
          (name, value) ->
              assertThat(alert.at("/evidence/measures/" + name + "/value").asDouble(Double.NaN))
                  .as(name.toString())
                  .isEqualTo(((Number) value).doubleValue()));
    }
  }

  private static List<String> strings(Object list) {
    return list instanceof Collection<?> all
        ? all.stream().map(Object::toString).toList()
        : List.of();
  }

  private static String subject(JsonNode subject) {
    return subject.get("kind").asText() + ":" + subject.get("value").asText();
  }

  private static String shown(JsonNode alert) {
    return Stage.ruleOf(alert) + " " + subject(alert.get("subject")) + " hits " + alert.get("hits");
  }
}
