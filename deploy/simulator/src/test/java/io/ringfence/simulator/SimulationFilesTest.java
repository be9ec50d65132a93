package io.ringfence.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.simulator.output.SimulatedRecord;
import io.ringfence.simulator.world.SimulationSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
