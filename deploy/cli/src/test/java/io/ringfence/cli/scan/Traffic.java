package io.ringfence.cli.scan;

import io.ringfence.simulator.Simulation;
import io.ringfence.simulator.output.SimulatedRecord;
import io.ringfence.simulator.world.SimulationSettings;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** Simulated records in the order in which they arrive. */
public record Traffic(List<SimulatedRecord> records) {

  public static Traffic of(SimulationSettings settings, int most) {
    Simulation simulation = Simulation.of(settings);
    List<SimulatedRecord> records = new ArrayList<>();
    while (records.size() < most && simulation.hasNext()) {
      records.add(simulation.next());
    }
    return new Traffic(records);
  }

  /** These records and others, as they arrive. */
  public Traffic with(Traffic others) {
    List<SimulatedRecord> all = new ArrayList<>(records);
    all.addAll(others.records);
    all.sort(Comparator.comparingLong(SimulatedRecord::arrival));
    return new Traffic(all);
  }

  private record Delayed(long arrival, SimulatedRecord sent) {}

  /** Every record delayed by up to that long: none passes another that came longer before it. */
  Traffic shuffled(long seed, long mostMillis) {
    Random random = new Random(seed);
    List<Delayed> delayed = new ArrayList<>();
    for (SimulatedRecord sent : records) {
      delayed.add(new Delayed(sent.arrival() + random.nextLong(mostMillis), sent));
    }
    return arrived(delayed);
  }

  /** Every record a second time, somewhere within that long after the first. */
  Traffic doubled(long seed, long mostMillis) {
    Random random = new Random(seed);
    List<Delayed> delayed = new ArrayList<>();
    for (SimulatedRecord sent : records) {
      delayed.add(new Delayed(sent.arrival(), sent));
      delayed.add(new Delayed(sent.arrival() + random.nextLong(mostMillis), sent));
    }
    return arrived(delayed);
  }

  private static Traffic arrived(List<Delayed> delayed) {
    delayed.sort(Comparator.comparingLong(Delayed::arrival));
    return new Traffic(delayed.stream().map(Delayed::sent).toList());
  }

  Path write(Path file) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
      for (SimulatedRecord sent : records) {
        out.write(sent.json());
        out.write('\n');
      }
    }
    return file;
  }
}
