package io.ringfence.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.simulator.output.SimulatedRecord;
import io.ringfence.simulator.world.SimulationSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulationFilesTest {

  @Test
  void recordsAreWrittenOneALineAndTheTruthBesideThem(@TempDir Path folder) throws Exception {
    SimulationSettings settings = RecordedSimulation.twoMinutes(31);

    long count = SimulationFiles.write(folder.resolve("new"), settings);

    List<String> lines = Files.readAllLines(folder.resolve("new/signals.jsonl"));
    assertThat(lines).hasSize((int) count).allMatch(line -> line.startsWith("{\"type\":"));
    JsonNode truth = new ObjectMapper().readTree(folder.resolve("new/truth.json").toFile());
    JsonNode attack = truth.at("/attacks/0");
    assertThat(attack.at("/frauds/0").asText()).isEqualTo("irsf");
    assertThat(attack.get("pace").asText()).isEqualTo("normal");
    assertThat(attack.get("from").asText()).matches("2026-11-25T09:.*Z");
    assertThat(attack.at("/subjects/0").fieldNames()).toIterable().containsExactly("kind", "value");
    assertThat(String.join("\n", lines)).contains(attack.at("/signals/0").asText());
    assertThat(truth.at("/traps/0/name").asText()).isEqualTo("call-centre");
    assertThat(truth.at("/traps/0/subjects")).isNotEmpty();
  }

  @Test
  void businessesHaveProfilesAndNobodyElseHas(@TempDir Path folder) throws Exception {
    SimulationFiles.write(folder, RecordedSimulation.twoMinutes(31));

    ObjectMapper json = new ObjectMapper();
    Map<String, String> classes = new HashMap<>();
    for (String line : Files.readAllLines(folder.resolve("profiles.jsonl"))) {
      JsonNode profile = json.readTree(line);
      assertThat(profile.get("type").asText()).isEqualTo("profile");
      if (profile.get("class").asText().equals("call-centre")) {
        assertThat(profile.get("country").asText()).as("where it calls").isEqualTo("US");
      }
      classes.put(profile.get("account").asText(), profile.get("class").asText());
    }
    JsonNode truth = json.readTree(folder.resolve("truth.json").toFile());
    for (JsonNode trap : truth.get("traps")) {
      String name = trap.get("name").asText();
      for (JsonNode subject : trap.get("subjects")) {
        if (subject.get("kind").asText().equals("account")) {
          String expected =
              switch (name) {
                case "call-centre" -> "call-centre";
                case "otp-sender" -> "otp-sender";
                case "diaspora-caller", "forgotten-password" -> null;
                default -> classes.get(subject.get("value").asText());
              };
          assertThat(classes.get(subject.get("value").asText())).as(name).isEqualTo(expected);
        }
      }
    }
    assertThat(classes.values()).contains("call-centre", "otp-sender", "business");
    for (JsonNode subject : truth.at("/attacks/0/subjects")) {
      assertThat(classes).doesNotContainKey(subject.get("value").asText());
    }
  }

  @Test
  void tradersHaveSaidWhichCountriesTheyCall(@TempDir Path folder) throws Exception {
    SimulationFiles.write(folder, RecordedSimulation.twoMinutes(31));

    ObjectMapper json = new ObjectMapper();
    Map<String, List<String>> destinations = new HashMap<>();
    for (String line : Files.readAllLines(folder.resolve("profiles.jsonl"))) {
      JsonNode profile = json.readTree(line);
      List<String> countries = new ArrayList<>();
      profile.path("destinations").forEach(each -> countries.add(each.asText()));
      destinations.put(profile.get("account").asText(), countries);
    }
    for (JsonNode trap : json.readTree(folder.resolve("truth.json").toFile()).get("traps")) {
      for (JsonNode subject : trap.get("subjects")) {
        List<String> said = destinations.get(subject.get("value").asText());
        switch (trap.get("name").asText() + "/" + subject.get("kind").asText()) {
          case "aid-organisation/account" -> assertThat(said).hasSizeGreaterThan(1).contains("001");
          case "export-office/account" -> assertThat(said).hasSizeGreaterThan(5).contains("US");
          case "call-centre/account" -> assertThat(said).isEmpty();
          default -> {}
        }
      }
    }
  }

  @Test
  void theTruthSaysWhatCallsAtOthersCostWere(@TempDir Path folder) throws Exception {
    SimulationFiles.write(
        folder,
        SimulationSettings.offline(
            7, Instant.parse("2026-03-02T08:00:00Z"), Duration.ofHours(1), 100),
        number -> 3);

    ObjectMapper json = new ObjectMapper();
    Map<String, Double> paid = new HashMap<>();
    for (String line : Files.readAllLines(folder.resolve("signals.jsonl"))) {
      JsonNode signal = json.readTree(line);
      if (signal.path("phase").asText().equals("end")) {
        paid.put(signal.get("id").asText(), signal.path("talkMillis").asLong() / 20_000.0);
      }
    }
    JsonNode attacks = json.readTree(folder.resolve("truth.json").toFile()).get("attacks");
    List<String> costly = new ArrayList<>();
    for (JsonNode attack : attacks) {
      double lost = 0;
      for (JsonNode loss : attack.path("loss")) {
        lost += loss.get("amount").asDouble();
      }
      double expected = 0;
      for (JsonNode signal : attack.get("signals")) {
        expected += paid.getOrDefault(signal.asText(), 0.0);
      }
      if (attack.has("loss")) {
        assertThat(lost).isPositive().isCloseTo(expected, within(0.01));
        costly.add(attack.at("/frauds/0").asText());
      }
    }
    assertThat(costly).contains("irsf");
    assertThat(costly)
        .as("who calls for himself pays for himself")
        .doesNotContain("robocall", "wangiri", "sip-scan");
  }

  @Test
  void aPlaybackIsNeverEarly() {
    long now = System.currentTimeMillis();
    List<SimulatedRecord> traffic = List.of(sent(now - 5_000), sent(now + 40), sent(now + 80));
    List<Long> early = new ArrayList<>();

    Playback.play(
        traffic.iterator(), sent -> early.add(sent.arrival() - System.currentTimeMillis()));

    assertThat(early).hasSize(3).allMatch(millis -> millis <= 0);
  }

  private static SimulatedRecord sent(long arrival) {
    return new SimulatedRecord(
        arrival, "traffic.calls", "k", "{}".getBytes(StandardCharsets.UTF_8));
  }
}
