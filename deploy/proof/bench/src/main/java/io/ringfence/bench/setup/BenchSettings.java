package io.ringfence.bench.setup;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringfence.jobs.detection.DetectionSettings;
import io.ringfence.rule.text.PackText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
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

  private static final String FIRST_PACK = "/io/ringfence/bench/first-pack.yaml";

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

  /**
   * With the first pack that shipped, 15 rules, as it was: figures before and after can be
   * compared.
   */
  public DetectionSettings first() {
    try (InputStream in = BenchSettings.class.getResourceAsStream(FIRST_PACK)) {
      PackText pack = PackText.of("first.yaml", new String(in.readAllBytes(), UTF_8));
      return new DetectionSettings(
          pack, detection.feeds(), detection.receiptKey(), detection.tenants());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
