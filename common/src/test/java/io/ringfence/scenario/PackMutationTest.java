package io.ringfence.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
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

  /** What no scenario distinguishes: the reason beside each. */
  private static final List<String> LET_BE =
      List.of(
          "call.ringMillis >= 1 ", // a ring of no time at all
          "call.ringMillis >= -1 ", // a story's calls always say how long they rang
          "call.ringMillis <= 5001", // the measure that the rule reads still says 5000
          "called_24h >= 501", // only says where the cap of the distinct count is near
          "called_24h >= 499",
          // What comes to these is counted at this price only, and a number has one price.
          "call.origin.perMinute >= 0.1",
          "call.origin.perMinute >= -0.8",
          "call.destination.perMinute >= -0.9",
          "call.destination.perMinute >= -0.98");

  /**
   * What no story distinguishes yet. Most are guards that only spare deliveries: the measures that
   * the rule reads count nothing else.
   */
  private static final List<String> OPEN =
      List.of(
          "account-takeover-elsewhere: 0.1 -> 0.05",
          "account-takeover-elsewhere: call.destination.perMinute >= 0.1 -> true",
          "flash-call-network: call.ringMillis >= 0 -> true",
          "flash-call-network: !(call.sipCode in [404, 410, 480, 484, 486, 503, 600, 603, 604])"
              + " -> true",
          "flash-call-range: call.ringMillis >= 0 -> true",
          "flash-call-range: !(call.sipCode in [404, 410, 480, 484, 486, 503, 600, 603, 604])"
              + " -> true",
          "forwarding-relayed: call.answered -> true",
          "irsf-around-the-clock: call.answered -> true",
          "irsf-many-destinations: call.answered -> true",
          // Whoever is on a list is listed.
          "listed-number: && -> ||",
          "listed-number: subject.listed -> true",
          "listed-device: && -> ||",
          "listed-device: subject.listed -> true",
          "listed-address: subject.listed -> true",
          "listed-account: && -> ||",
          "listed-account: subject.listed -> true",
          "listed-account-texts: subject.listed -> true",
          // Whoever is on `derived` alone: only the stories of ban-evasion have such a subject.
          "listed-number: subject.listings.exists(list, list != \"derived\") -> true",
          "listed-device: subject.listings.exists(list, list != \"derived\") -> true",
          "listed-account: subject.listings.exists(list, list != \"derived\") -> true",
          "listed-account-texts: subject.listings.exists(list, list != \"derived\") -> true",
          "pbx-dial-through: call.answered -> true",
          "session-hijack-call: call.answered -> true",
          "session-hijack-call: call.direction != \"inbound\" -> true",
          "session-hijack-call: call.userAgent != \"\" -> true",
          "session-hijack-call: call.address != \"\" -> true",
          "sms-spam-telephone: message.device != \"\" -> true",
          "sms-spam-telephone: message.status != \"submitted\" -> true",
          "tdos: call.ringMillis >= 0 -> true",
          "tdos-few-callers: 0 -> 1",
          // A template says whether there is a link.
          "smishing-many-senders: 0 -> -1",
          "smishing-many-senders: message.links > 0 -> true",
          "wangiri-called-back: call.origin.perMinute >= 0.2 -> true",
          "wangiri-slow: call.origin.perMinute >= 0.2 -> true");

  private final Stage stage = new Stage();
  private final List<Map<String, Object>> measures = new ArrayList<>();
  private final List<Map<String, Object>> rules = new ArrayList<>();

  PackMutationTest() throws IOException {
    for (PackFile file : stage.packText().files()) {
      Map<?, ?> sections =
          (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(file.text());
      measures.addAll(entries(sections, "measures", "where"));
      rules.addAll(entries(sections, "rules", "when"));
    }
  }

  /** The mappings of a section, with the names in one of their texts written out. */
  private List<Map<String, Object>> entries(Map<?, ?> sections, String section, String text) {
    List<Map<String, Object>> entries = new ArrayList<>();
    if (sections.get(section) instanceof Collection<?> all) {
      for (Object each : all) {
        Map<String, Object> entry = new LinkedHashMap<>();
        ((Map<?, ?>) each).forEach((key, value) -> entry.put(key.toString(), value));
        entry.computeIfPresent(text, (key, value) -> stage.definitions().expand(value.toString()));
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
      for (Mutation mutation : mutations(rule.get("when").toString())) {
        if (LET_BE.stream().noneMatch(mutation.when()::contains)
            && survives(stage, id, alone(rule, mutation.when()))) {
          survivors.add(id + ": " + mutation.what());
        }
      }
    }

    assertThat(survivors).containsExactlyInAnyOrderElementsOf(OPEN);
  }

  private record Mutation(String what, String when) {}

  /** The rule and the measures that it names: a pack of hundreds would be read for minutes. */
  private String alone(Map<String, Object> rule, String when) throws IOException {
    Map<String, Object> mutated = new LinkedHashMap<>(rule);
    mutated.put("when", when);
    String texts = when + ' ' + rule.get("summary");
    List<Map<String, Object>> read =
        measures.stream()
            .filter(each -> Pattern.compile("\\b" + each.get("name") + "\\b").matcher(texts).find())
            .toList();
    return JSON.writeValueAsString(Map.of("measures", read, "rules", List.of(mutated)));
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
