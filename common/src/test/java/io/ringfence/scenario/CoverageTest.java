package io.ringfence.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.rule.Rule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Which stories the rules that ship have. */
class CoverageTest {

  @Test
  void every_rule_has_a_folder_of_stories_and_every_folder_a_rule() throws IOException {
    Set<String> folders =
        Stage.stories().stream().map(Stage::ruleOf).collect(Collectors.toCollection(TreeSet::new));

    assertThat(folders)
        .containsExactlyInAnyOrderElementsOf(
            new Stage().pack().rules().stream().map(Rule::id).toList());
  }

  @Test
  void every_rule_has_stories_of_what_fires_is_just_below_and_is_lawful() throws IOException {
    List<Path> stories = Stage.stories();

    for (Rule rule : new Stage().pack().rules()) {
      assertThat(
              stories.stream()
                  .filter(file -> Stage.ruleOf(file).equals(rule.id()))
                  .map(CoverageTest::sort)
                  .distinct())
          .as(rule.id())
          .containsExactlyInAnyOrder("fires", "just-below", "trap");
    }
  }

  @Test
  void what_is_just_below_or_a_trap_raises_nothing_and_all_else_something() throws IOException {
    for (Path file : Stage.stories()) {
      assertThat(Story.read(file).alerts().isEmpty())
          .as(file.toString())
          .isEqualTo(!sort(file).equals("fires"));
    }
  }

  static boolean isTrap(Path file) {
    return sort(file).equals("trap");
  }

  private static String sort(Path file) {
    String name = file.getFileName().toString();
    if (name.startsWith("just-below-")) {
      return "just-below";
    }
    return name.startsWith("trap-") ? "trap" : "fires";
  }
}
