package io.ringfence.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.rule.parameter.Parameter;
import io.ringfence.rule.text.PackFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** A rule that is changed a little is caught by one of its scenarios. */
@Tag("full")
class PackMutationTest {

  private static final Pattern THRESHOLD = Pattern.compile("(>=|>|<=|<|==) ([0-9.]+)\\b");
  private static final Pattern FACTOR = Pattern.compile("\\b([0-9.]+) \\*");
  private static final Pattern JOINT = Pattern.compile("&&|\\|\\|");

  /** A condition: what stands between joints and brackets, calls of functions included. */
  private static final Pattern CONDITION =
      Pattern.compile("[a-z!0-9][^&|()]*(?:\\([^()&|]*\\)[^&|()]*)*(?= *(?:&&|\\|\\||\\)|$))");

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Stage stage = new Stage();
  private final List<Map<String, Object>> parameters = new ArrayList<>();
  private final List<Map<String, Object>> measures = new ArrayList<>();
  private final List<Map<String, Object>> rules = new ArrayList<>();

  PackMutationTest() throws IOException {
    for (PackFile file : stage.packText().files()) {
      Map<?, ?> sections =
          (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(file.text());
      parameters.addAll(entries(sections, "parameters"));
      measures.addAll(entries(sections, "measures", "where"));
      rules.addAll(entries(sections, "rules", "when", "money"));
    }
    rules.forEach(
        rule -> rule.computeIfPresent("when", (key, when) -> withDefaults(when.toString())));
  }

  /** With the default of each parameter in the place of its name: a threshold like any other. */
  private String withDefaults(String when) {
    String numbers = when;
    for (Parameter each : stage.pack().parameters().all()) {
      String number = each.typed(each.standard()).toString();
      numbers = numbers.replaceAll("(?<![\\w.])" + each.name() + "(?![\\w.])", number);
    }
    return numbers;
  }

  /** The mappings of a section, with the names in some of their texts written out. */
  private List<Map<String, Object>> entries(Map<?, ?> sections, String section, String... texts) {
    List<Map<String, Object>> entries = new ArrayList<>();
    if (sections.get(section) instanceof Collection<?> all) {
      for (Object each : all) {
        Map<String, Object> entry = new LinkedHashMap<>();
        ((Map<?, ?>) each).forEach((key, value) -> entry.put(key.toString(), value));
        for (String text : texts) {
          entry.computeIfPresent(
              text, (key, value) -> stage.definitions().expand(value.toString()));
        }
        entries.add(entry);
      }
    }
    return entries;
  }

  @Test
  void everyThresholdJointAndConditionMattersToSomeScenario() throws IOException {
    List<String> survivors = new ArrayList<>();

    for (Map<String, Object> rule : rules) {
      String id = rule.get("id").toString();
      if (!chosen(id)) {
        continue;
      }
      for (Mutation mutation : mutations(rule.get("when").toString())) {
        if (MutationSurvivors.LET_BE.stream().noneMatch(mutation.when()::contains)
            && survives(stage, id, alone(rule, mutation.when()))) {
          survivors.add(id + ": " + mutation.what());
        }
      }
    }

    survivors.removeIf(MutationSurvivors.OPEN::contains);
    assertThat(survivors).isEmpty();
  }

  /** Those that are named with {@code -Donly}, or else all. */
  private static boolean chosen(String id) {
    String only = System.getProperty("only");
    return only == null || id.matches(only);
  }

  /** Otherwise all its mutations would seem to be caught. */
  @Test
  void aRuleAloneIsAsItsScenariosSay() throws IOException {
    List<String> others = new ArrayList<>();

    for (Map<String, Object> rule : rules) {
      String id = rule.get("id").toString();
      if (!chosen(id)) {
        continue;
      }
      if (!survives(stage, id, alone(rule, rule.get("when").toString()))) {
        others.add(id);
      }
    }

    // Their links begin at subjects to which only other rules bring signals.
    assertThat(others)
        .containsExactlyInAnyOrder(
            "ban-evasion-account", "ban-evasion-device", "ban-evasion-number");
  }

  private record Mutation(String what, String when) {}

  /**
   * The rule, and the measures and parameters that it names: a pack of hundreds would be read for
   * minutes.
   */
  private String alone(Map<String, Object> rule, String when) throws IOException {
    Map<String, Object> mutated = new LinkedHashMap<>(rule);
    mutated.put("when", when);
    String texts = when + ' ' + rule.get("summary");
    return JSON.writeValueAsString(
        Map.of(
            "parameters",
            named(parameters, texts),
            "measures",
            named(measures, texts),
            "rules",
            List.of(mutated)));
  }

  private static List<Map<String, Object>> named(List<Map<String, Object>> all, String texts) {
    return all.stream()
        .filter(each -> Pattern.compile("\\b" + each.get("name") + "\\b").matcher(texts).find())
        .toList();
  }

  private static List<Mutation> mutations(String when) {
    List<Mutation> mutations = new ArrayList<>();
    replace(when, THRESHOLD, 2, PackMutationTest::numbers, mutations);
    replace(when, FACTOR, 1, PackMutationTest::factors, mutations);
    replace(when, JOINT, 0, joint -> List.of(joint.equals("&&") ? "||" : "&&"), mutations);
    replace(when, CONDITION, 0, condition -> List.of("true ", "false "), mutations);
    return mutations;
  }

  private static void replace(
      String when,
      Pattern what,
      int group,
      Function<String, List<String>> others,
      List<Mutation> mutations) {
    Matcher found = what.matcher(when);
    while (found.find()) {
      for (String other : others.apply(found.group(group))) {
        String before = found.group(group).strip();
        mutations.add(
            new Mutation(
                before + " -> " + other.strip(),
                when.substring(0, found.start(group)) + other + when.substring(found.end(group))));
      }
    }
  }

  private static List<String> numbers(String number) {
    if (number.contains(".")) {
      double value = Double.parseDouble(number);
      return Stream.of(value + 1, value - 1, value * 2, value / 2)
          .filter(other -> other != value)
          .map(String::valueOf)
          .toList();
    }
    long value = Long.parseLong(number);
    return Stream.of(value + 1, value - 1, value * 2, value / 2)
        .filter(other -> other != value)
        .map(String::valueOf)
        .toList();
  }

  private static List<String> factors(String number) {
    return number.contains(".")
        ? List.of(
            String.valueOf(Double.parseDouble(number) * 2),
            String.valueOf(Double.parseDouble(number) / 2))
        : List.of(
            String.valueOf(Long.parseLong(number) * 2), String.valueOf(Long.parseLong(number) / 2));
  }

  /** A pack that the loader refuses is caught, too. */
  private static boolean survives(Stage stage, String id, String pack) throws IOException {
    Optional<Stage> mutated = stage.withPack(pack);
    if (mutated.isEmpty()) {
      return false;
    }
    try (Stream<Path> files = Files.list(Stage.SCENARIOS.resolve(id))) {
      for (Path file : files.sorted().toList()) {
        if (!mutated.get().asWritten(id, Story.read(file))) {
          return false;
        }
      }
    }
    return true;
  }
}
