package io.ringfence.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Who becomes suspect by whose listing, as the files in links say; also when the same records come
 * twice, or in another order. The form is that of scenarios; all alerts are listed.
 */
class LinkStoriesTest {

  private static final Path STORIES = Path.of("src/test/resources/links");

  @TestFactory
  Stream<DynamicTest> stories() throws IOException {
    Stage stage =
        new Stage().withPack(Files.readString(STORIES.resolve("pack.yaml"))).orElseThrow();
    try (Stream<Path> files = Files.list(STORIES)) {
      return files.filter(file -> !file.endsWith("pack.yaml")).sorted().toList().stream()
          .map(
              file ->
                  DynamicTest.dynamicTest(
                      Stage.sentence(file), file.toUri(), () -> holds(Story.read(file), stage)));
    }
  }

  private static void holds(Story story, Stage stage) {
    List<JsonNode> alerts = played(story.records(), story, stage);

    assertThat(alerts).extracting(ScenarioTest::shown).hasSameSizeAs(story.alerts());
    for (Map<String, Object> expected : story.alerts()) {
      assertThat(alerts).anySatisfy(alert -> ScenarioTest.matches(alert, expected));
    }
    List<byte[]> twice = story.records().stream().flatMap(r -> Stream.of(r, r)).toList();
    ScenarioTest.same("with every record twice", played(twice, story, stage), alerts);
    for (long seed = 1; seed <= 2; seed++) {
      List<byte[]> shuffled = story.shuffled(60_000, seed);
      ScenarioTest.same("shuffled with seed " + seed, played(shuffled, story, stage), alerts);
    }
  }

  private static List<JsonNode> played(List<byte[]> records, Story story, Stage stage) {
    WholeJudgement judgement = stage.played(records);
    List<JsonNode> alerts = List.copyOf(judgement.alerts());
    Following.check(story.derived().orElseThrow(), judgement.derived());
    return alerts;
  }
}
