package io.ringfence.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfence.enrich.NumberPlan;
import io.ringfence.enrich.TariffFile;
import io.ringfence.rule.Pack;
import io.ringfence.rule.PackLoader;
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

  private static final Path RULES = Path.of("../deploy/rules");

  @TestFactory
  Stream<DynamicTest> scenarios() throws IOException {
    Pack pack =
        PackLoader.load(
                "default.yaml",
                Files.readString(RULES.resolve("default.yaml")),
                PackLoader.Settings.DEFAULT)
            .orThrow();
    NumberPlan numbers = new NumberPlan(TariffFile.read(RULES.resolve("tariff.csv")).tariff());
    try (Stream<Path> files = Files.walk(RULES.resolve("scenarios"))) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream()
          .map(
              file ->
                  DynamicTest.dynamicTest(
                      RULES.resolve("scenarios").relativize(file).toString(),
                      file.toUri(),
                      () -> holds(file, pack, numbers)));
    }
  }

  private static void holds(Path file, Pack pack, NumberPlan numbers) throws IOException {
    String rule = file.getParent().getFileName().toString();
    Story story = Story.read(file);

    List<JsonNode> inOrder = alerts(story.records(), pack, numbers);
    List<byte[]> twice =
        story.records().stream().flatMap(record -> Stream.of(record, record)).toList();
    List<JsonNode> withRepeats = alerts(twice, pack, numbers);

    if (story.alerts().isEmpty()) {
      assertThat(inOrder).extracting(ScenarioTest::shown).isEmpty();
      return;
    }
    List<JsonNode> ofRule = inOrder.stream().filter(a -> ruleOf(a).equals(rule)).toList();
    assertThat(ofRule).extracting(ScenarioTest::shown).hasSameSizeAs(story.alerts());
    for (Map<String, Object> expected : story.alerts()) {
      assertThat(ofRule).anySatisfy(alert -> matches(alert, expected));
    }
    assertThat(withRepeats)
        .extracting(ScenarioTest::shown)
        .containsExactlyInAnyOrderElementsOf(inOrder.stream().map(ScenarioTest::shown).toList());
  }

  private static List<JsonNode> alerts(List<byte[]> records, Pack pack, NumberPlan numbers) {
    WholeJudgement judgement = new WholeJudgement(pack, numbers);
    records.forEach(judgement::take);
    return List.copyOf(judgement.alerts());
  }

  private static void matches(JsonNode alert, Map<String, Object> expected) {
    assertThat(ruleOf(alert)).isEqualTo(expected.get("rule"));
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

  private static String ruleOf(JsonNode alert) {
    return alert.at("/rule/id").asText();
  }

  private static String subject(JsonNode subject) {
    return subject.get("kind").asText() + ":" + subject.get("value").asText();
  }

  private static String shown(JsonNode alert) {
    return ruleOf(alert) + " " + subject(alert.get("subject")) + " hits " + alert.get("hits");
  }
}
