package io.ringfence.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A rule that is changed a little is caught by one of its scenarios. */
@Tag("full")
class PackMutationTest {

  private static final Pattern THRESHOLD = Pattern.compile("(>=|>|<=|<) ([0-9.]+)");
  private static final Pattern JOINT = Pattern.compile("&&|\\|\\|");

  /** What no scenario tells apart: the reason beside each. */
  private static final List<String> LET_BE =
      List.of(
          "call.cost >= 149.0", // no price of the tariff comes to 149 at a report
          "call.ringMillis >= 1 ", // a ring of no time at all
          "call.ringMillis >= -1 ", // a story's calls always say how long they rang
          "call.ringMillis <= 5001", // the measure that the rule reads still says 5000
          "called_1h >= 501", // only says where the cap of the distinct count is near
          "called_1h >= 499",
          // What comes to these two is counted at this price only, and a number has one price.
          "call.destination.perMinute >= -0.9",
          "call.destination.perMinute >= -0.98");

  @Test
  void every_threshold_and_every_joint_matters_to_some_scenario() throws IOException {
    Stage stage = new Stage();
    List<String> rules = List.of(stage.packText().split("(?m)^(?=  - id: )"));
    List<String> survivors = new ArrayList<>();

    for (int i = 1; i < rules.size(); i++) {
      String rule = rules.get(i);
      String id = rule.substring("  - id: ".length(), rule.indexOf('\n'));
      for (String mutated : mutations(rule)) {
        List<String> changed = new ArrayList<>(rules);
        changed.set(i, mutated);
        if (LET_BE.stream().noneMatch(mutated::contains)
            && survives(stage, id, String.join("", changed))) {
          survivors.add(mutated.substring(mutated.indexOf("when:"), mutated.indexOf("severity:")));
        }
      }
    }

    assertThat(survivors).isEmpty();
  }

  private static List<String> mutations(String rule) {
    int from = rule.indexOf("when:");
    int to = rule.indexOf("severity:");
    List<String> mutations = new ArrayList<>();
    Matcher threshold = THRESHOLD.matcher(rule).region(from, to);
    while (threshold.find()) {
      for (int by : new int[] {1, -1}) {
        String number = threshold.group(2);
        String other =
            number.contains(".")
                ? String.valueOf(Double.parseDouble(number) + by)
                : String.valueOf(Long.parseLong(number) + by);
        mutations.add(
            rule.substring(0, threshold.start(2)) + other + rule.substring(threshold.end(2)));
      }
    }
    Matcher joint = JOINT.matcher(rule).region(from, to);
    while (joint.find()) {
      String other = joint.group().equals("&&") ? "||" : "&&";
      mutations.add(rule.substring(0, joint.start()) + other + rule.substring(joint.end()));
    }
    return mutations;
  }

  /** A pack that the loader refuses is caught, too. */
  private static boolean survives(Stage stage, String id, String pack) throws IOException {
    Optional<Stage> mutated = stage.withPack(pack);
    if (mutated.isEmpty()) {
      return false;
    }
    try (Stream<Path> files = Files.list(Stage.SCENARIOS.resolve(id))) {
      for (Path file : files.sorted().toList()) {
        if (!mutated.get().asTold(id, Story.read(file))) {
          return false;
        }
      }
    }
    return true;
  }
}
