package io.ringfence.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfence.decode.feed.Sources;
import io.ringfence.enrich.NumberPlan;
import io.ringfence.enrich.TariffFile;
import io.ringfence.profile.Profiles;
import io.ringfence.rule.Pack;
import io.ringfence.rule.ShippedPack;
import io.ringfence.rule.expression.Definitions;
import io.ringfence.rule.load.PackLoader;
import io.ringfence.rule.text.PackText;
import io.ringfence.signal.Signal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a story is played with: a pack, and the tariff that ships. */
final class Stage {

  static final Path RULES = Path.of("../deploy/rules");
  static final Path SCENARIOS = RULES.resolve("scenarios");

  private static final Sources SOURCES = Sources.shipped();

  private final PackLoader.Loaded loaded;
  private final PackText packText;
  private final Pack pack;
  private final NumberPlan numbers;

  Stage() throws IOException {
    this(
        ShippedPack.text(),
        new NumberPlan(
            TariffFile.read(RULES.resolve("tariff.csv")).tariff(),
            source -> SOURCES.of(source).zone()));
  }

  private Stage(PackText packText, NumberPlan numbers) {
    this.packText = packText;
    this.loaded = PackLoader.load(packText, PackLoader.Settings.DEFAULT);
    this.pack = loaded.orThrow();
    this.numbers = numbers;
  }

  /** Empty if the pack is refused. */
  Optional<Stage> withPack(String text) {
    PackText one = PackText.of("pack.yaml", text);
    return PackLoader.load(one, PackLoader.Settings.DEFAULT).pack().isPresent()
        ? Optional.of(new Stage(one, numbers))
        : Optional.empty();
  }

  /** All story files, in order. */
  static List<Path> stories() throws IOException {
    try (Stream<Path> files = Files.walk(SCENARIOS)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  /** The rule whose story is in a file. */
  static String ruleOf(Path file) {
    return file.getParent().getFileName().toString();
  }

  static String sentence(Path file) {
    return file.getFileName().toString().replace(".yaml", "").replace('-', ' ');
  }

  Pack pack() {
    return pack;
  }

  PackText packText() {
    return packText;
  }

  /** The named conditions and lists of the pack. */
  Definitions definitions() {
    return loaded.definitions();
  }

  List<JsonNode> alerts(List<byte[]> records) {
    return List.copyOf(played(records).alerts());
  }

  /** With all records taken in, before its end. Profiles are known before anything else. */
  WholeJudgement played(List<byte[]> records) {
    String profiles =
        records.stream()
            .filter(Story::isProfile)
            .map(record -> new String(record, StandardCharsets.UTF_8))
            .distinct()
            .collect(Collectors.joining("\n"));
    WholeJudgement judgement =
        new WholeJudgement(
            pack, Profiles.read(profiles).orThrow("profiles").with(numbers), SOURCES);
    records.stream().filter(record -> !Story.isProfile(record)).forEach(judgement::take);
    return judgement;
  }

  /** Of what feeds tell. */
  List<JsonNode> alerts(Sources feeds, List<Signal> signals) {
    WholeJudgement judgement = new WholeJudgement(pack, numbers, feeds);
    signals.forEach(judgement::take);
    return List.copyOf(judgement.alerts());
  }

  /** Whether the story has as many alerts, with as many hits, as it says. */
  boolean asWritten(String rule, Story story) {
    List<JsonNode> alerts = alerts(story.records());
    if (story.alerts().isEmpty()) {
      return alerts.isEmpty();
    }
    List<JsonNode> ofRule = alerts.stream().filter(a -> ruleOf(a).equals(rule)).toList();
    return ofRule.size() == story.alerts().size()
        && story.alerts().stream().allMatch(each -> ofRule.stream().anyMatch(a -> hits(a, each)));
  }

  private static boolean hits(JsonNode alert, Map<String, Object> expected) {
    return !expected.containsKey("hits")
        || alert.get("hits").asText().equals(expected.get("hits").toString());
  }

  static String ruleOf(JsonNode alert) {
    return alert.at("/rule/id").asText();
  }
}
