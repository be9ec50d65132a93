package io.ringfence.cli;

import io.ringfence.cli.cost.Costing;
import io.ringfence.cli.cost.PackCost;
import io.ringfence.cli.cost.Sample;
import io.ringfence.jobs.detection.DetectionSettings;
import java.io.IOException;
import java.nio.file.Path;

/** What a pack costs, for the verbs that tell it. */
final class Costs {

  private Costs() {}

  /**
   * Measures a pack.
   *
   * @param traffic a file or a folder; null for simulated traffic
   */
  static PackCost of(DetectionSettings settings, Path traffic) throws BadInput {
    Sample sample;
    try {
      sample = traffic == null ? Sample.simulated(settings) : Sample.recorded(traffic, settings);
    } catch (IOException e) {
      throw new BadInput(traffic + " cannot be read: " + e.getMessage());
    }
    if (sample.signals() == 0) {
      throw new BadInput("there are no signals in " + traffic);
    }
    return Costing.of(sample, settings);
  }
}
