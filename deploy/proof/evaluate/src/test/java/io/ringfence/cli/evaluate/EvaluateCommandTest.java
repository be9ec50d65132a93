package io.ringfence.cli.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.cli.options.LauncherFolder;
import io.ringfence.proof.ProofLaunch;
import io.ringfence.simulator.SimulationFiles;
import io.ringfence.simulator.world.SimulationSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verb {@code evaluate} over twenty minutes of simulated traffic. */
class EvaluateCommandTest {

  private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
  private static final String AS_OF = "2026-03-03T00:00:00Z";

  @TempDir private static Path simulated;
  @TempDir private Path folder;

  @BeforeAll
  static void simulate() throws IOException {
    SimulationFiles.write(
        simulated, SimulationSettings.offline(7, START, Duration.ofMinutes(20), 300));
    Path signals = simulated.resolve("signals.jsonl");
    Files.write(signals, thinned(Files.readAllLines(signals)));
  }

  /** All that attacks sent, and some of the rest: there is less to scan. */
  private static List<String> thinned(List<String> signals) throws IOException {
    ObjectMapper json = new ObjectMapper();
    Set<String> sent = new HashSet<>();
    for (JsonNode each : json.readTree(simulated.resolve("truth.json").toFile()).get("attacks")) {
      each.get("signals").forEach(id -> sent.add(id.asText()));
    }
    List<String> thinned = new ArrayList<>();
    for (int i = 0; i < signals.size(); i++) {
      if (i % 8 == 0 || sent.contains(json.readTree(signals.get(i)).get("id").asText())) {
        thinned.add(signals.get(i));
      }
    }
    return thinned;
  }

  private static ProofLaunch evaluate(Object... more) {
    String[] arguments = new String[more.length + 3];
    arguments[0] = "evaluate";
    arguments[1] = "--as-of";
    arguments[2] = AS_OF;
    for (int i = 0; i < more.length; i++) {
      arguments[i + 3] = more[i].toString();
    }
    return ProofLaunch.of(arguments);
  }

  @Test
  void whatIsScannedFirstIsTheSameAsWhatWasScannedBefore() throws IOException {
    Path out = folder.resolve("out");
    ProofLaunch scan =
        ProofLaunch.of(
            "scan",
            simulated.resolve("signals.jsonl").toString(),
            "--out",
            folder.toString(),
            "--as-of",
            AS_OF);
    assertThat(scan.exit()).as(scan.err()).isZero();

    ProofLaunch itself = evaluate(simulated, "--out", out);
    ProofLaunch given =
        evaluate(
            simulated,
            "--alerts",
            folder.resolve("alerts.jsonl"),
            "--rules",
            LauncherFolder.path("rules/pack"));

    assertThat(itself.exit()).as("of so little traffic some bounds do not hold").isEqualTo(1);
    assertThat(given.exit()).isEqualTo(itself.exit());
    assertThat(given.out()).isEqualTo(itself.out());
    assertThat(itself.out()).contains("irsf-burst").contains("bounds hold");
    JsonNode json = new ObjectMapper().readTree(out.resolve("evaluation.json").toFile());
    assertThat(json.at("/total/normal/found").asInt()).isPositive();
    assertThat(json.at("/good").asBoolean(true)).isFalse();
    assertThat(json.at("/missed")).isNotEmpty();
  }

  @Test
  void nothingRaisedIsEverythingMissedAndEachIsSaidInALine() throws IOException {
    Path none = Files.createFile(folder.resolve("alerts.jsonl"));

    ProofLaunch evaluate = evaluate(simulated, simulated, "--alerts", none, "--alerts", none);

    assertThat(evaluate.exit()).isEqualTo(1);
    assertThat(evaluate.out().lines())
        .anyMatch(line -> line.startsWith("MISSED recall at normal pace, all frauds: 0 (0/"))
        .anyMatch(line -> line.startsWith("MISSED recall at normal pace, irsf: 0 (0/"));
  }

  @Test
  void wherePackAndTruthAgreeNothingIsMissed() throws IOException {
    Files.writeString(
        folder.resolve("signals.jsonl"),
        """
        {"type":"call","id":"s-1","time":"2026-03-02T08:00:00Z","account":"a-1"}
        {"type":"call","id":"s-2","time":"2026-03-02T09:00:00Z","account":"a-1"}
        """);
    Files.writeString(
        folder.resolve("truth.json"),
        """
        {"attacks":[{"id":"x","frauds":["irsf"],"pace":"normal","subjects":[{"kind":"account","value":"a-1"}],
         "from":"2026-03-02T08:00:00Z","to":"2026-03-02T09:00:00Z","signals":["s-1","s-2"]}],"traps":[]}
        """);
    Path alerts =
        Files.writeString(
            folder.resolve("alerts.jsonl"),
            """
            {"id":"e","version":1,"state":"open","rule":{"id":"burst","mode":"enforce"},"fraud":"irsf","severity":"high",\
            "subject":{"kind":"account","value":"a-1"},"accused":[],"first":"2026-03-02T08:00:00Z","last":"2026-03-02T08:00:00Z"}
            """);

    ProofLaunch evaluate = evaluate(folder, "--alerts", alerts);

    assertThat(evaluate.exit()).as(evaluate.out() + evaluate.err()).isZero();
    assertThat(evaluate.out()).doesNotContain("MISSED");
  }

  @Test
  void whatCannotBeReadIsBadInputAndSaidInALine() throws IOException {
    Path noTruth = Files.createDirectory(folder.resolve("no-truth"));
    Path noSignals = Files.createDirectory(folder.resolve("no-signals"));
    Files.copy(simulated.resolve("truth.json"), noSignals.resolve("truth.json"));
    Path badTruth = Files.createDirectory(folder.resolve("bad-truth"));
    Files.writeString(badTruth.resolve("truth.json"), "{\"attacks\":[{\"id\":7}]}");

    assertRefused(evaluate(noTruth), noTruth.resolve("truth.json").toString());
    assertRefused(evaluate(noSignals), noSignals.resolve("signals.jsonl").toString());
    assertRefused(evaluate(badTruth), "truth.json at $.attacks[0].from: missing");
    assertRefused(evaluate(simulated, "--alerts", folder.resolve("absent.jsonl")), "absent.jsonl");
    assertRefused(evaluate(simulated, "--rules", folder.resolve("absent.yaml")), "absent.yaml");
    assertRefused(evaluate(simulated, simulated, "--alerts", "one.jsonl"), "1 times for 2 folders");
    assertThat(ProofLaunch.of("evaluate").exit()).isEqualTo(2);
  }

  private static void assertRefused(ProofLaunch launch, String reason) {
    assertThat(launch.exit()).as(launch.err()).isEqualTo(2);
    assertThat(launch.err()).contains(reason).doesNotContain("\tat ");
    assertThat(launch.out()).isEmpty();
  }
}
