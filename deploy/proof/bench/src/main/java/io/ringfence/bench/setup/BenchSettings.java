package io.ringfence.bench.setup;

import io.ringfence.jobs.detection.DetectionSettings;
import io.ringfence.rule.text.PackText;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * What to measure and how thoroughly.
 *
 * @param detection tariff and sources of all runs, and the rules of {@code full}
 * @param flink the folder of the shipped cluster's configuration
 * @param folder for tapes, state and checkpoints; emptied by whoever made it
 * @param quick less traffic and shorter runs, for a look rather than for a figure to publish
 * @param only the scenarios to run, by name; empty for all
 * @param backends for which to measure where there is a choice; empty for all
 * @param signals of a run; 0 for what is usual
 * @param subscribers of the simulated provider
 * @param options of Flink, that win over all others
 */
public record BenchSettings(
    DetectionSettings detection,
    Path flink,
    Path folder,
    boolean quick,
    Set<String> only,
    Set<String> backends,
    long signals,
    int subscribers,
    Map<String, String> options) {

  static final int USUAL_SUBSCRIBERS = 1_000_000;

  public BenchSettings {
    only = Set.copyOf(only);
    backends = Set.copyOf(backends);
    options = Map.copyOf(options);
    if (signals < 0) {
      throw new IllegalArgumentException("signals are counted from 1");
    }
    if (subscribers < 100) {
      throw new IllegalArgumentException("a provider has 100 subscribers at least");
    }
  }

  /** The settings that a forked JVM of the benchmark reads. */
  @SuppressWarnings("unchecked") // written by the same release a moment ago
  public static BenchSettings read(ObjectInputStream in, Path folder)
      throws IOException, ClassNotFoundException {
    DetectionSettings detection = (DetectionSettings) in.readObject();
    Path flink = Path.of(in.readUTF());
    boolean quick = in.readBoolean();
    Map<String, String> options = (Map<String, String>) in.readObject();
    return new BenchSettings(
        detection, flink, folder, quick, Set.of(), Set.of(), 0, USUAL_SUBSCRIBERS, options);
  }

  /** With the pack that every other figure is measured with. */
  public DetectionSettings first() {
    return new DetectionSettings(
        PackText.of("first.yaml", FirstPack.text()),
        detection.feeds().tariff(),
        detection.sources(),
        detection.retention(),
        detection.clock(),
        detection.receiptKey());
  }

  public boolean wants(String scenario) {
    return only.isEmpty() || only.contains(scenario);
  }

  /** Of scenarios for which a quick run has no time, unless it is asked for them. */
  public boolean wantsAtLength(String scenario) {
    return wants(scenario) && !(quick && only.isEmpty());
  }

  public boolean wants(Backend backend) {
    return backends.isEmpty() || backends.contains(backend.label);
  }
}
