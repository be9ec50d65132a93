package io.ringfence.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfence.rule.Mode;
import io.ringfence.story.Stories;
import io.ringfence.story.StoryAlert;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * What the rules that ship do, as the files in deploy/rules/scenarios say; and that they do it too
 * when the same records come in another order, or again and again.
 */
class ScenarioTest {

  private static final int DISORDER_SECONDS = 60;

  @TestFactory
  Stream<DynamicTest> scenarios() throws IOException {
    return ofEachFile(ScenarioTest::holds);
  }

  @Tag("full")
  @TestFactory
  Stream<DynamicTest> otherOrders() throws IOException {
    return ofEachFile(ScenarioTest::holdsInOtherOrders);
  }

  private interface Check {
    void of(Path file, Stage stage) throws IOException;
  }

  private static Stream<DynamicTest> ofEachFile(Check check) throws IOException {
    Stage stage = new Stage();
    return Stage.stories().stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    Stage.ruleOf(file) + ": " + Stage.sentence(file),
                    file.toUri(),
                    () -> check.of(file, stage)));
  }

  private static void holds(Path file, Stage stage) throws IOException {
    Story story = Story.read(file);

    List<JsonNode> alerts = stage.alerts(story.records());

    if (story.alerts().isEmpty()) {
      assertThat(alerts.stream().map(Stage::ruleOf).distinct())
          .containsExactlyInAnyOrderElementsOf(story.also());
    } else {
      List<JsonNode> ofRule =
          alerts.stream().filter(a -> Stage.ruleOf(a).equals(Stage.ruleOf(file))).toList();
      assertThat(ofRule).extracting(ScenarioTest::shown).hasSameSizeAs(story.alerts());
      for (Map<String, Object> expected : story.alerts()) {
        assertThat(ofRule).anySatisfy(alert -> matches(alert, expected));
      }
    }
    if (!story.stories().isEmpty()) {
      storiesMatch(alerts, story.stories());
    }
    if (story.derived().isPresent()) {
      WholeJudgement played = stage.played(story.records());
      played.alerts();
      Following.check(story.derived().get(), played.derived());
    }
    same(
        "doubled and shuffled",
        stage.alerts(story.doubledAndShuffled(DISORDER_SECONDS * 1_000, 1)),
        alerts);
  }

  private static void holdsInOtherOrders(Path file, Stage stage) throws IOException {
    Story story = Story.read(file);
    List<JsonNode> alerts = stage.alerts(story.records());

    List<byte[]> twice = story.records().stream().flatMap(r -> Stream.of(r, r)).toList();
    same("with every record twice", stage.alerts(twice), alerts);
    for (long seed = 1; seed <= 2; seed++) {
      List<byte[]> shuffled = story.shuffled(DISORDER_SECONDS * 1_000, seed);
      same("shuffled with seed " + seed, stage.alerts(shuffled), alerts);
    }
  }

  /** Each story is one of those expected, and there are as many. */
  private static void storiesMatch(List<JsonNode> alerts, List<Map<String, Object>> expected) {
    List<io.ringfence.story.Story> stories =
        Stories.of(
            alerts.stream()
                .map(StoryAlert::of)
                .filter(each -> each.mode() == Mode.ENFORCE)
                .toList());
    assertThat(stories).extracting(io.ringfence.story.Story::headline).hasSameSizeAs(expected);
    for (Map<String, Object> each : expected) {
      assertThat(stories)
          .anySatisfy(
              story -> {
                assertThat(story.alerts())
                    .extracting(StoryAlert::rule)
                    .containsAll(strings(each.get("rules")));
                assertThat(story.cast())
                    .extracting(role -> role.subject().name())
                    .containsAll(strings(each.get("subjects")));
                assertThat(story.headline())
                    .startsWith(each.getOrDefault("headline", "").toString());
              });
    }
  }

  /** As the contract says it, under "Time". */
  static void same(String how, List<JsonNode> alerts, List<JsonNode> expected) {
    assertThat(alerts)
        .as(how)
        .extracting(ScenarioTest::shown)
        .containsExactlyInAnyOrderElementsOf(expected.stream().map(ScenarioTest::shown).toList());
    for (JsonNode alert : alerts) {
      JsonNode other =
          expected.stream()
              .filter(e -> e.get("id").equals(alert.get("id")))
              .findAny()
              .orElseThrow();
      for (String key : List.of("first", "last")) {
        assertThat(Instant.parse(alert.get(key).asText()))
            .as(how + ", " + key)
            .isCloseTo(
                Instant.parse(other.get(key).asText()),
                within(DISORDER_SECONDS, ChronoUnit.SECONDS));
      }
    }
  }

  static void matches(JsonNode alert, Map<String, Object> expected) {
    assertThat(Stage.ruleOf(alert)).isEqualTo(expected.get("rule"));
    assertThat(subject(alert.get("subject"))).startsWith(expected.get("subject").toString());
    for (String key : List.of("hits", "retro", "severity")) {
      if (expected.containsKey(key)) {
        assertThat(alert.path(key).asText()).as(key).isEqualTo(expected.get(key).toString());
      }
    }
    List<String> accused = new ArrayList<>();
    alert.get("accused").forEach(each -> accused.add(subject(each)));
    List<String> named = strings(expected.get("accused"));
    assertThat(accused).containsAll(named);
    if (expected.containsKey("accused") && named.isEmpty()) {
      assertThat(accused).isEmpty();
    }
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

  static String shown(JsonNode alert) {
    return String.join(
        " ",
        alert.get("rule").toString(),
        alert.get("fraud").asText(),
        subject(alert.get("subject")),
        alert.get("state").asText(),
        alert.get("id").asText());
  }
}
