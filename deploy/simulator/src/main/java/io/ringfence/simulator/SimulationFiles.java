package io.ringfence.simulator;

import io.ringfence.simulator.world.SimulationSettings;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes a simulation to files: {@code signals.jsonl} in order of arrival, and {@code truth.json}.
 */
public final class SimulationFiles {

  private SimulationFiles() {}

  /**
   * Replaces both files in the folder, which is made if absent.
   *
   * @return how many records were written
   */
  public static long write(Path folder, SimulationSettings settings) throws IOException {
    Files.createDirectories(folder);
    Simulation simulation = Simulation.of(settings);
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
    return count;
  }
}
