package io.ringfence.cli.evaluate.blind;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.decode.Decoded;
import io.ringfence.decode.Decoder;
import io.ringfence.decode.Position;
import io.ringfence.decode.customer.ProfileFile;
import io.ringfence.decode.feed.Sources;
import io.ringfence.signal.Retention;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The second generator of labelled traffic keeps the contract. */
class BlindTrafficTest {

  @TempDir private static Path folder;

  @BeforeAll
  static void write() throws IOException {
    BlindTraffic.write(folder.resolve("one"), 5, 300, 1);
  }

  private static String text(String name) throws IOException {
    return Files.readString(folder.resolve("one").resolve(name));
  }

  @Test
  void everyRecordIsOneThatTheContractAllows() throws IOException {
    Sources sources = Sources.read(text("sources.yaml")).value();
    Decoder decoder = new Decoder(sources, Retention.DEFAULT);
    String begun = new ObjectMapper().readTree(text("truth.json")).at("/attacks/0/from").asText();
    long now = Instant.parse(begun).plus(Duration.ofDays(3)).toEpochMilli();
    long records = 0;
    try (BufferedReader lines = Files.newBufferedReader(folder.resolve("one/signals.jsonl"))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Decoded decoded =
            decoder.decode(
                line.getBytes(StandardCharsets.UTF_8), Position.line("signals", ++records), now);
        assertThat(decoded).as(line).isInstanceOf(Decoded.Read.class);
      }
    }
    assertThat(records).isGreaterThan(50_000);
    assertThat(ProfileFile.read("profiles.jsonl", text("profiles.jsonl")).faults()).isEmpty();
  }

  @Test
  void everyFraudHasAnAttackAndThereAreFortyKindsOfTraps() throws IOException {
    JsonNode truth = new ObjectMapper().readTree(text("truth.json"));
    Set<String> frauds = new HashSet<>();
    truth.get("attacks").forEach(attack -> frauds.add(attack.at("/frauds/0").asText()));
    Set<String> traps = new HashSet<>();
    truth.get("traps").forEach(trap -> traps.add(trap.get("name").asText()));

    assertThat(frauds).hasSize(29);
    assertThat(traps).hasSizeGreaterThanOrEqualTo(40);
  }

  @Test
  void equalSeedsGiveEqualBytes() throws IOException {
    BlindTraffic.write(folder.resolve("again"), 5, 300, 1);

    for (String name : new String[] {"signals.jsonl", "truth.json", "profiles.jsonl"}) {
      assertThat(folder.resolve("again").resolve(name))
          .hasSameBinaryContentAs(folder.resolve("one").resolve(name));
    }
  }
}
