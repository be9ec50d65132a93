package io.ringfence.cli.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.cli.Launch;
import io.ringfence.cli.options.LauncherFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesCommandTest {

  @TempDir private Path folder;

  @Test
  void theShippedPackHasNoFaults() {
    Path pack = LauncherFolder.path("rules/pack");

    Launch check = Launch.of("rules", "check", pack.toString());

    assertThat(check.exit()).as(check.out()).isZero();
    assertThat(check.out()).contains("no faults");
  }

  @Test
  void theFaultsOfAFolderAreReportedWithTheirFilesAndLines() throws IOException {
    Files.writeString(
        folder.resolve("conditions.yaml"),
        """
        conditions:
          - {name: outgoing, is: call.direction != 'inbound' && free}
          - {name: free, is: outgoing && call.cost == 0.0}
        """);
    Files.writeString(
        folder.resolve("lists.yaml"),
        """
        lists:
          - {name: busy_codes, of: [486, 600]}
          - {name: outgoing, of: [1]}
        """);
    Files.writeString(
        folder.resolve("measures.yaml"),
        """
        measures:
          - {name: busy_5m, per: account, on: call.end, where: call.sipCode in bussy_codes, count: true, over: 5m}
        """);

    Launch check = Launch.of("rules", "check", folder.toString());

    assertThat(check.exit()).isEqualTo(1);
    assertThat(check.out().lines())
        .containsExactlyInAnyOrder(
            folder.resolve("conditions.yaml")
                + ":2: is: the condition is made of itself: outgoing -> free -> outgoing",
            folder.resolve("lists.yaml")
                + ":3: the name `outgoing` is already that of a condition in "
                + folder.resolve("conditions.yaml")
                + ":2",
            folder.resolve("measures.yaml")
                + ":2: where: unknown name `bussy_codes`; did you mean `busy_codes`? (column 17)");
  }

  @Test
  void aRenamedMeasureIsAFaultAgainstThePackBefore() throws IOException {
    String text =
        """
        measures:
          - {name: tries_5m, per: account, on: call.attempt, count: true, over: 5m}
          - {name: ends_5m, per: account, on: call.end, count: true, over: 5m}
        rules: []
        """;
    Path before = Files.writeString(folder.resolve("before.yaml"), text);
    Path after =
        Files.writeString(
            folder.resolve("after.yaml"),
            text.replace("tries_5m", "attempts_5m")
                .replace("call.end, count: true, over: 5m", "call.end, count: true, over: 6m"));

    Launch check = Launch.of("rules", "check", after.toString(), "--against", before.toString());

    assertThat(check.exit()).isEqualTo(1);
    assertThat(check.out())
        .contains(
            after + ": the measure `tries_5m` is called `attempts_5m` now",
            after
                + ": the measure `ends_5m` has another `over`, `every` or `cap`, and starts empty (a warning)");
    assertThat(
            Launch.of("rules", "check", before.toString(), "--against", before.toString()).exit())
        .isZero();
  }

  @Test
  void theSchemaIsPrinted() {
    Launch schema = Launch.of("rules", "schema");

    assertThat(schema.exit()).isZero();
    assertThat(schema.out()).contains("\"$schema\"");
  }

  @Test
  void everyFaultIsPrintedWithItsFileAndItsLine() throws IOException {
    Path pack =
        Files.writeString(
            folder.resolve("pack.yaml"),
            """
            measures:
              - {name: attempts_5m, per: account, on: call.attempt, count: true, over: 5m}
              - {name: asked_5m, per: account, on: call.atempt, count: true, over: 5m}
            rules:
              - id: burst
                version: 1
                fraud: irsf
                title: Many calls
                accuse: account
                on: call.attempt
                when: attempts_5m >= 8 && no_such_measure > 1
                severity: high
                score: 70
                quiet: 30m
                mode: enforce
                summary: "{attempts_5m} calls"
            """);

    Launch check = Launch.of("rules", "check", pack.toString());

    assertThat(check.exit()).isEqualTo(1);
    assertThat(check.out().lines())
        .anySatisfy(line -> assertThat(line).startsWith(pack + ":3: "))
        .anySatisfy(
            line -> assertThat(line).startsWith(pack + ":11: ").contains("no_such_measure"));
  }

  @Test
  void oneFaultyPackAmongGoodOnesIsFound() throws IOException {
    Path good = LauncherFolder.path("rules/pack");
    Path bad = Files.writeString(folder.resolve("bad.yaml"), "rules: [");

    Launch check = Launch.of("rules", "check", good.toString(), bad.toString());

    assertThat(check.exit()).isEqualTo(1);
    assertThat(check.out()).contains("no faults").contains("bad.yaml:1: ");
  }

  @Test
  void aFileThatIsNotThereIsBadInput() {
    Launch check = Launch.of("rules", "check", folder.resolve("absent.yaml").toString());

    assertThat(check.exit()).isEqualTo(2);
    assertThat(check.err()).contains("absent.yaml");
  }

  @Test
  void noVerbAndNoFileAreBadUse() {
    assertThat(Launch.of("rules").exit()).isEqualTo(2);
    assertThat(Launch.of("rules", "check").exit()).isEqualTo(2);
    assertThat(Launch.of().exit()).isEqualTo(2);
  }

  private static final String SMALL =
      """
      measures:
        - {name: attempts_5m, per: account, on: call.attempt, count: true, over: 5m}
      rules:
        - {id: burst, version: 1, fraud: irsf, title: Many calls, accuse: account, on: call.attempt, when: attempts_5m >= 2,
           severity: high, score: 70, quiet: 30m, mode: enforce, summary: "{attempts_5m} calls"}
        - {id: longer, version: 1, fraud: irsf, title: Many calls, accuse: account, on: call.attempt, when: attempts_5m >= 3,
           severity: high, score: 70, quiet: 30m, mode: shadow, summary: "{attempts_5m} calls"}
      """;

  private Path calls() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      lines.append(
          String.format(
              Locale.ROOT,
              "{\"type\":\"call\",\"id\":\"c-%d\",\"call\":\"c-%d\",\"phase\":\"attempt\",\"time\":\"2026-03-02T08:%02d:00Z\","
                  + "\"from\":\"+12025550123\",\"to\":\"+12025550199\",\"account\":\"a-%d\"}%n",
              i,
              i,
              i,
              i % 4));
    }
    return Files.writeString(folder.resolve("signals.jsonl"), lines);
  }

  @Test
  void costsArePrintedForEachRuleAndForTheWhole() throws IOException {
    Path pack = Files.writeString(folder.resolve("pack.yaml"), SMALL);
    Path out = folder.resolve("costs.json");
    calls();

    Launch check =
        Launch.of(
            "rules",
            "check",
            "--cost",
            "--on",
            folder.toString(),
            "--out",
            out.toString(),
            pack.toString());

    assertThat(check.exit()).as(check.out() + check.err()).isZero();
    assertThat(check.out())
        .contains("2 rules, no faults")
        .contains("40 signals of " + folder + ": 40 deliveries; 4 subjects kept, ")
        .containsPattern("burst +account +900.0 ")
        .containsPattern("longer +account +800.0 ")
        .containsPattern("the whole pack +1,700.0 ")
        .containsPattern("account +1,000.0 +4 ");
    JsonNode json = new ObjectMapper().readTree(out.toFile()).at("/packs/0");
    assertThat(json.at("/pack").asText()).isEqualTo(pack.toString());
    assertThat(json.at("/whole/deliveries").asInt()).isEqualTo(40);
    assertThat(json.at("/kinds/account/subjects").asInt()).isEqualTo(4);
    assertThat(json.at("/rules/0/part/deliveries").asInt()).isEqualTo(20);
    assertThat(json.at("/rules/0/fullBytes").asInt()).isBetween(100, 330);
  }

  @Test
  void onlyTheDearestRulesAreListedWhereThatIsAskedFor() throws IOException {
    Path pack = Files.writeString(folder.resolve("pack.yaml"), SMALL);

    Launch check =
        Launch.of(
            "rules", "check", "--cost", "--top", "1", "--on", calls().toString(), pack.toString());

    assertThat(check.out()).containsPattern("1 more +800.0 ").contains("the whole pack");
    assertThat(check.out().lines().filter(line -> line.matches("(burst|longer) .*"))).hasSize(1);
  }

  @Test
  void aFaultyPackHasNoCosts() throws IOException {
    Path bad = Files.writeString(folder.resolve("bad.yaml"), "rules: [");

    Launch check = Launch.of("rules", "check", "--cost", bad.toString());

    assertThat(check.exit()).isEqualTo(1);
    assertThat(check.out()).contains("bad.yaml:1: ").doesNotContain("the whole pack");
  }

  @Test
  void whatOnlyCostsNeedIsBadUseWithoutThem() throws IOException {
    String pack = Files.writeString(folder.resolve("pack.yaml"), SMALL).toString();
    String empty = Files.createFile(folder.resolve("empty.jsonl")).toString();

    assertThat(Launch.of("rules", "check", "--top", "3", pack).exit()).isEqualTo(2);
    assertThat(Launch.of("rules", "check", "--on", empty, pack).exit()).isEqualTo(2);
    assertThat(Launch.of("rules", "check", "--cost", "--top", "-1", pack).exit()).isEqualTo(2);
    assertThat(Launch.of("rules", "check", "--cost", "--on", "absent", pack).err())
        .contains("absent cannot be read");
    assertThat(Launch.of("rules", "check", "--cost", "--on", empty, pack).err())
        .contains("no signals in " + empty);
  }
}
