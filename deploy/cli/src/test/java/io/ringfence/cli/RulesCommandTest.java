package io.ringfence.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesCommandTest {

  @TempDir private Path folder;

  @Test
  void theShippedPackHasNoFaults() {
    Path pack = Home.path("rules/default.yaml");

    Launch check = Launch.of("rules", "check", pack.toString());

    assertThat(check.exit()).as(check.out()).isZero();
    assertThat(check.out()).contains("no faults");
  }

  @Test
  void everyFaultIsToldWithItsFileAndItsLine() throws IOException {
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
    Path good = Home.path("rules/default.yaml");
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
