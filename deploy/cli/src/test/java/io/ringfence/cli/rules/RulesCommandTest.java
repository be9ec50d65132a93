package io.ringfence.cli.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.cli.Launch;
import io.ringfence.cli.options.LauncherFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
}
