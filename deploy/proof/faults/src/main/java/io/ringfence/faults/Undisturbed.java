package io.ringfence.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.cli.Ringfence;
import io.ringfence.simulator.Simulation;
import io.ringfence.simulator.broken.PartitionedTraffic;
import io.ringfence.simulator.broken.PartitionedTraffic.Placement;
import io.ringfence.simulator.output.SimulatedRecord;
import io.ringfence.simulator.world.SimulationSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Some of a provider's traffic with attacks, garbage and late records, and what a scan of it finds:
 * what every disturbed run has to come to.
 *
 * @param records in the order in which they arrive
 * @param last records long after all others, after which nothing is open
 * @param found last versions of a scan
 * @param accepted how many of the records
 * @param late how many of the records
 */
record Undisturbed(
    List<Placement> records, List<Placement> last, LastVersions found, long accepted, long late) {

  private static final int PARTITIONS = 4;

  private static final Instant START = Instant.parse("2025-03-03T08:00:00Z");
  private static final Duration LENGTH = Duration.ofMinutes(30);

  /** Longer than any rule is quiet. */
  private static final Duration QUIET = Duration.ofDays(3);

  private static final int SUBSCRIBERS = 300;
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Half an hour of few subscribers: some ten thousand records, half of them of attacks.
   *
   * @param folder for the traffic and what is found in it; what was found there before is taken
   */
  static Undisturbed of(long seed, Path folder) throws IOException, InterruptedException {
    Simulation simulation =
        Simulation.of(SimulationSettings.offline(seed, START, LENGTH, SUBSCRIBERS));
    List<SimulatedRecord> sent = new ArrayList<>();
    simulation.forEachRemaining(sent::add);
    PartitionedTraffic traffic = PartitionedTraffic.of(sent, PARTITIONS);
    List<Placement> last = PartitionedTraffic.last(START.plus(LENGTH).plus(QUIET), PARTITIONS);
    Path out = folder.resolve("undisturbed-" + seed);
    Path summary = out.resolve("summary.json");
    if (!Files.exists(summary)) {
      Files.createDirectories(folder);
      Path input = folder.resolve("traffic-" + seed + ".jsonl");
      scan(traffic.write(input, last), out);
    }
    List<JsonNode> alerts = new ArrayList<>();
    for (String line : Files.readAllLines(out.resolve("alerts.jsonl"))) {
      alerts.add(JSON.readTree(line));
    }
    JsonNode counts = JSON.readTree(summary.toFile());
    return new Undisturbed(
        traffic.records(),
        last,
        LastVersions.of(alerts),
        counts.path("accepted").asLong(),
        counts.path("late").asLong());
  }

  /** In a process of its own, whose memory is given back. */
  private static void scan(Path input, Path out) throws IOException, InterruptedException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx5g",
            "-Dringfence.home=" + System.getProperty("ringfence.home"),
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            Ringfence.class.getName(),
            "scan",
            input.toString(),
            "--out",
            out.toString());
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    Path said = out.resolveSibling(out.getFileName() + ".log");
    builder.redirectOutput(said.toFile());
    if (builder.start().waitFor() != 0) {
      throw new IOException("the scan failed: " + Files.readString(said));
    }
  }
}
