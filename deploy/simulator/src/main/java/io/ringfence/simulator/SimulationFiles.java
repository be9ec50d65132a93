package io.ringfence.simulator;

import io.ringfence.simulator.lookalikes.BusinessProfiles;
import io.ringfence.simulator.world.SimulationSettings;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.ToDoubleFunction;

/**
 * Writes a simulation to files: {@code signals.jsonl} in order of arrival, {@code truth.json}, and
 * {@code profiles.jsonl} of the businesses in it.
 */
public final class SimulationFiles {

  private SimulationFiles() {}

  /** The same where nobody knows what calls cost. */
  public static long write(Path folder, SimulationSettings settings) throws IOException {
    return write(folder, settings, number -> 0);
  }

  /**
   * Replaces the files in the folder, which is made if absent.
   *
   * @param minutePrices what a minute to a number costs, for the truth
   * @return how many records were written
   */
  public static long write(
      Path folder, SimulationSettings settings, ToDoubleFunction<String> minutePrices)
      throws IOException {
    Files.createDirectories(folder);
    Simulation simulation = Simulation.of(settings, minutePrices);
    long count = 0;
    try (OutputStream out =
        new BufferedOutputStream(Files.newOutputStream(folder.resolve("signals.jsonl")), 1 << 20)) {
      while (simulation.hasNext()) {
        out.write(simulation.next().json());
        out.write('\n');
        count++;
      }
    }
    try (OutputStream out = Files.newOutputStream(folder.resolve("truth.json"))) {
      simulation.truth().write(out);
    }
    try (OutputStream out = Files.newOutputStream(folder.resolve("profiles.jsonl"))) {
      BusinessProfiles.write(simulation.truth(), simulation.destinations(), out);
    }
    return count;
  }
}
