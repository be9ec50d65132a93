package io.ringfence.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What becomes of alerts when listings are learnt late, end or turn out to be wrong: every version
 * of every alert, as the files in retro say. Wherever among the traffic the listings arrive, the
 * last versions are the same. The form is that of scenarios.
 */
class RetroStoriesTest {

  private static final Path STORIES = Path.of("src/test/resources/retro");

  /** Orders of arrival that are tried of each story; few of them have more. */
  private static final int ORDERS = 24;

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
    WholeJudgement judgement = stage.played(story.records());
    Collection<JsonNode> alerts = judgement.alerts();

    Versions.check(story.versions().orElseThrow(), judgement.versions());
    assertThat(alerts).extracting(ScenarioTest::shown).hasSameSizeAs(story.alerts());
    for (Map<String, Object> expected : story.alerts()) {
      assertThat(alerts).anySatisfy(alert -> ScenarioTest.matches(alert, expected));
    }
    Set<String> last = last(alerts);
    List<byte[]> twice = story.records().stream().flatMap(r -> Stream.of(r, r)).toList();
    assertThat(last(stage.alerts(twice))).as("with every record twice").isEqualTo(last);
    Set<List<String>> tried = new HashSet<>();
    for (long seed = 1; seed <= ORDERS; seed++) {
      List<byte[]> moved = story.withListingsMoved(seed);
      List<String> order = moved.stream().map(String::new).toList();
      if (tried.add(order)) {
        assertThat(last(stage.alerts(moved))).as("in the order %s", order).isEqualTo(last);
      }
    }
  }

  /** All that does not depend on the order of arrival; the ordinal in the id may. */
  private static Set<String> last(Collection<JsonNode> alerts) {
    Set<String> last = new TreeSet<>();
    for (JsonNode alert : alerts) {
      Set<String> listings = new TreeSet<>();
      alert.at("/evidence/listings").forEach(each -> listings.add(each.asText()));
      last.add(
          String.join(
              " ",
              alert.at("/rule/id").asText(),
              alert.get("subject").toString(),
              alert.get("state").asText(),
              alert.get("first").asText(),
              alert.get("last").asText(),
              alert.get("hits").asText(),
              alert.path("retro").asText(),
              listings.toString()));
    }
    return last;
  }
}
