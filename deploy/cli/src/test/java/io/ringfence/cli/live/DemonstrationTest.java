package io.ringfence.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.cli.Launch;
import io.ringfence.cli.options.DetectionOptions;
import io.ringfence.jobs.config.RetentionClock;
import io.ringfence.simulator.Simulation;
import io.ringfence.simulator.output.SimulatedRecord;
import io.ringfence.simulator.world.SimulationSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a short demonstration plays, scanned. */
class DemonstrationTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

  @TempDir private Path folder;

  @Test
  void everyAttackIsToldWithinTwoMinutesAndNobodyElseIsAccused() throws Exception {
    // Given: as `demo --minutes 2` plays it
    SimulationSettings settings = SimulationSettings.demo(1, START, Duration.ofMinutes(2));
    Simulation simulation = Simulation.of(settings);
    Path signals = folder.resolve("signals.jsonl");
    long sent = write(simulation, signals);

    // When
    Launch scan =
        Launch.of(
            "scan",
            signals.toString(),
            "--out",
            folder.toString(),
            "--as-of",
            START.plus(settings.duration()).toString());

    // Then
    assertThat(scan.exit()).as(scan.err()).isZero();
    List<JsonNode> alerts = new ArrayList<>();
    for (String alert : Files.readAllLines(folder.resolve("alerts.jsonl"))) {
      alerts.add(JSON.readTree(alert));
    }
    StringWriter told = new StringWriter();
    int exit =
        new DemoReport(
                new DetectionOptions().settings(RetentionClock.EVENT).rules(),
                simulation.truth(),
                alerts)
            .report(new PrintWriter(told), settings.subscribers(), sent);
    assertThat(exit).as(told.toString()).isZero();
    assertThat(told.toString())
        .contains("14 of 14 attacks found, 0 alerts without an attack, 0 look-alikes accused");
  }

  private static long write(Simulation simulation, Path file) throws IOException {
    long count = 0;
    try (OutputStream out = Files.newOutputStream(file)) {
      for (; simulation.hasNext(); count++) {
        SimulatedRecord next = simulation.next();
        out.write(next.json());
        out.write('\n');
      }
    }
    return count;
  }
}
