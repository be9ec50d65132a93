package io.ringfence.rule;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The files of the shipped pack keep the layout that deploy/rules/README.md describes, so that a
 * reader finds a rule, what it counts and why.
 */
class PackStyleTest {

  private static final int WIDEST = 140;

  /** From this many on a repeated condition of measures needs a name. */
  private static final int REPEATED = 3;

  private static final String SHARED_MEASURES = "shared-measures";
  private static final String SHARED_CONDITIONS = "conditions";
  private static final List<String> ORDER =
      List.of("lists", "weights", "conditions", "parameters", "measures", "rules");

  /** Frauds whose rules still have their thresholds in the conditions: nobody has named them. */
  private static final Set<String> WITHOUT_PARAMETERS =
      Set.of(
          "account-takeover",
          "credential-stuffing",
          "login-brute-force",
          "registration-brute-force",
          "sip-scan");

  /** Rules without any threshold: the reason beside each. */
  private static final List<String> WITHOUT_THRESHOLDS =
      List.of(
          // An entry of a list is enough.
          "listed-number",
          "listed-device",
          "listed-device-texts",
          "listed-address",
          "listed-account",
          "listed-account-texts",
          "listed-trunk",
          // A link to a listed subject is enough.
          "ban-evasion-device",
          "ban-evasion-account",
          "ban-evasion-number",
          // One such call is enough.
          "session-hijack-call");

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

  /**
   * A file of the pack.
   *
   * @param name without its suffix
   */
  private record PackPart(String name, List<String> lines, Map<String, List<Entry>> sections) {

    List<Entry> section(String key) {
      return sections.getOrDefault(key, List.of());
    }
  }

  /** A measure, rule, condition, parameter or list. */
  private record Entry(Map<String, Object> values) {

    String text(String key) {
      return String.valueOf(values.getOrDefault(key, ""));
    }

    boolean mentions(String name) {
      return contains(
          text("where")
              + ' '
              + text("when")
              + ' '
              + text("is")
              + ' '
              + text("money")
              + ' '
              + text("summary"),
          name);
    }

    boolean decidesBy(String name) {
      return contains(text("when"), name);
    }

    private static boolean contains(String text, String name) {
      return Pattern.compile("(?<![\\w.])" + name + "(?!\\w|\\.\\w+\\b(?!\\())")
          .matcher(text)
          .find();
    }
  }

  private final List<PackPart> parts = parts();

  PackStyleTest() throws IOException {}

  private static List<PackPart> parts() throws IOException {
    List<PackPart> parts = new ArrayList<>();
    try (Stream<Path> files = Files.list(ShippedPack.PLACE)) {
      for (Path file : files.sorted().toList()) {
        parts.add(
            new PackPart(
                file.getFileName().toString().replace(".yaml", ""),
                Files.readAllLines(file),
                sections(Files.readString(file))));
      }
    }
    return parts;
  }

  private static Map<String, List<Entry>> sections(String yaml) {
    Map<String, List<Entry>> sections = new TreeMap<>();
    ((Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(yaml))
        .forEach((key, list) -> sections.put(key.toString(), entries((Collection<?>) list)));
    return sections;
  }

  private static List<Entry> entries(Collection<?> list) {
    List<Entry> entries = new ArrayList<>();
    for (Object each : list) {
      Map<String, Object> values = new TreeMap<>();
      ((Map<?, ?>) each).forEach((key, value) -> values.put(key.toString(), value));
      entries.add(new Entry(values));
    }
    return entries;
  }

  private Stream<Entry> all(String section) {
    return parts.stream().flatMap(part -> part.section(section).stream());
  }

  @Test
  void noLineIsWiderThan140Characters() {
    for (PackPart part : parts) {
      assertThat(part.lines()).as(part.name()).allMatch(line -> line.length() <= WIDEST);
    }
  }

  @Test
  void aWhereThatStandsThreeTimesIsANamedCondition() {
    Map<String, List<String>> measures =
        all("measures")
            .filter(measure -> !measure.text("where").isEmpty())
            .collect(
                groupingBy(
                    measure -> measure.text("where").replaceAll("\\s+", " "),
                    TreeMap::new,
                    mapping(measure -> measure.text("name"), toList())));

    measures.values().removeIf(names -> names.size() < REPEATED);
    measures.keySet().removeIf(where -> NAME.matcher(where).matches());

    assertThat(measures).isEmpty();
  }

  @Test
  void aCommentSaysWhatARuleCatchesWhatItLeavesAloneAndWhereItsThresholdsComeFrom() {
    for (PackPart part : parts) {
      for (int i = 0; i < part.lines().size(); i++) {
        if (part.lines().get(i).startsWith("  - id: ")) {
          assertThat(commentAbove(part.lines(), i))
              .as(part.lines().get(i))
              .contains("# Catches: ", "# Leaves alone: ", "# Thresholds: ");
        }
      }
    }
  }

  private static String commentAbove(List<String> lines, int line) {
    int from = line;
    while (from > 0 && lines.get(from - 1).startsWith("  #")) {
      from--;
    }
    return String.join("\n", lines.subList(from, line));
  }

  @Test
  void aFraudHasAFileOfItsNameWithAllItsRules() {
    for (PackPart part : parts) {
      assertThat(part.section("rules"))
          .as(part.name())
          .extracting(rule -> rule.text("fraud"))
          .allMatch(part.name()::equals);
    }
  }

  @Test
  void conditionsStandAboveParametersParametersAboveMeasuresAndMeasuresAboveRules() {
    for (PackPart part : parts) {
      List<String> keys =
          part.lines().stream()
              .filter(line -> line.matches("[a-z]+:"))
              .map(line -> line.replace(":", ""))
              .toList();

      assertThat(keys).as(part.name()).isSortedAccordingTo(comparing(ORDER::indexOf));
    }
  }

  @Test
  void aMeasureStandsInTheFileOfItsFraudAndThatOfSeveralAmongTheShared() {
    Map<String, Set<String>> frauds = new TreeMap<>();
    all("measures")
        .forEach(
            measure ->
                frauds.put(
                    measure.text("name"),
                    all("rules")
                        .filter(rule -> rule.mentions(measure.text("name")))
                        .map(rule -> rule.text("fraud"))
                        .collect(toCollection(TreeSet::new))));

    for (PackPart part : parts) {
      for (Entry measure : part.section("measures")) {
        Set<String> readers = frauds.get(measure.text("name"));
        if (part.name().equals(SHARED_MEASURES)) {
          assertThat(readers).as(measure.text("name")).hasSizeGreaterThan(1);
        } else {
          assertThat(readers).as(measure.text("name")).containsExactly(part.name());
        }
      }
    }
  }

  @Test
  void aRuleReadsAParameterUnlessItHasNoThreshold() {
    List<String> parameters = all("parameters").map(each -> each.text("name")).toList();

    assertThat(
            all("rules")
                .filter(rule -> !WITHOUT_PARAMETERS.contains(rule.text("fraud")))
                .filter(rule -> parameters.stream().noneMatch(rule::decidesBy))
                .map(rule -> rule.text("id")))
        .containsExactlyInAnyOrderElementsOf(WITHOUT_THRESHOLDS);
  }

  @Test
  void aParameterStandsInTheFileOfTheFraudWhoseRulesReadIt() {
    for (PackPart part : parts) {
      for (Entry parameter : part.section("parameters")) {
        assertThat(
                all("rules")
                    .filter(rule -> rule.decidesBy(parameter.text("name")))
                    .map(rule -> rule.text("fraud"))
                    .distinct())
            .as(parameter.text("name"))
            .containsExactly(part.name());
      }
    }
  }

  @Test
  void aConditionOfOneFraudStandsInItsFileAndThatOfSeveralAmongTheShared() {
    for (PackPart part : parts) {
      for (Entry condition : part.section("conditions")) {
        String name = condition.text("name");
        List<String> users =
            parts.stream().filter(other -> uses(other, name)).map(PackPart::name).toList();
        if (part.name().equals(SHARED_CONDITIONS)) {
          assertThat(users).as(name).matches(each -> each.size() > 1 || each.contains(part.name()));
        } else {
          assertThat(users).as(name).containsExactly(part.name());
        }
      }
    }
  }

  private static boolean uses(PackPart part, String condition) {
    return part.sections().values().stream()
        .flatMap(List::stream)
        .anyMatch(entry -> entry.mentions(condition));
  }
}
