package io.ringfence.cli.cost;

import io.ringfence.cli.options.BadInput;
import io.ringfence.jobs.detection.DetectionSettings;
import io.ringfence.signal.SignalTopic;
import io.ringfence.simulator.Simulation;
import io.ringfence.simulator.world.SimulationSettings;
import io.ringfence.standing.SharedStanding;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/**
 * Traffic, decoded and assembled: what a router is given, in order. No pack has any part in it.
 *
 * @param origin what it is, as reports show it
 * @param signals records that were accepted
 * @param shared what the lists hold of ranges, networks and allows, all of it from the beginning
 */
public record TrafficSample(
    String origin, long signals, List<TimedChange> steps, SharedStanding shared) {

  /** So that a pack of a hundred rules, which has to run hundreds of times, takes no minute. */
  static final int MOST_SIGNALS = 20_000;

  private static final long SEED = 11;
  private static final int SUBSCRIBERS = 2_000;
  private static final Instant MORNING = Instant.parse("2026-03-02T08:00:00Z");

  /** Attacks are spread over a day, of which the sample is the beginning. */
  private static final Duration DAY = Duration.ofDays(1);

  /**
   * The beginning of some traffic.
   *
   * @param path a file of JSON lines, plain or gzip, or a folder with {@code signals.jsonl}; null
   *     for a simulated provider, which is always the same
   * @throws BadInput if the traffic cannot be read or has no signals
   */
  public static TrafficSample of(Path path, DetectionSettings settings) throws BadInput {
    TrafficSample sample;
    try {
      sample = path == null ? simulated(settings, MOST_SIGNALS) : recorded(path, settings);
    } catch (IOException e) {
      throw new BadInput(path + " cannot be read: " + e.getMessage());
    }
    if (sample.signals() == 0) {
      throw new BadInput("there are no signals in " + path);
    }
    return sample;
  }

  static TrafficSample simulated(DetectionSettings settings, int most) {
    Simulation simulation =
        Simulation.of(SimulationSettings.provider(SEED, MORNING, DAY, SUBSCRIBERS));
    SampleBuilder builder = new SampleBuilder(settings);
    while (simulation.hasNext() && builder.signals() < most) {
      builder.take(simulation.next().json());
    }
    return builder.sample("a simulated provider of 2,000 subscribers");
  }

  private static TrafficSample recorded(Path path, DetectionSettings settings) throws IOException {
    Path file = Files.isDirectory(path) ? path.resolve("signals.jsonl") : path;
    SampleBuilder builder = new SampleBuilder(settings);
    try (BufferedReader lines = new BufferedReader(reader(file))) {
      String line = lines.readLine();
      while (line != null && builder.signals() < MOST_SIGNALS) {
        if (!line.isBlank()) {
          builder.take(line.getBytes(StandardCharsets.UTF_8));
        }
        line = lines.readLine();
      }
    }
    return builder.sample(path.toString());
  }

  /** Indices of the steps that touch one of these topics. */
  BitSet touching(Set<SignalTopic> topics) {
    BitSet touching = new BitSet(steps.size());
    for (int i = 0; i < steps.size(); i++) {
      touching.set(i, steps.get(i).touches(topics));
    }
    return touching;
  }

  private static InputStreamReader reader(Path file) throws IOException {
    InputStream bytes = Files.newInputStream(file);
    boolean packed = file.toString().endsWith(".gz");
    return new InputStreamReader(
        packed ? new GZIPInputStream(bytes) : bytes, StandardCharsets.UTF_8);
  }
}
