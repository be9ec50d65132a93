package io.ringfence.bench;

import io.ringfence.bench.setup.BenchSettings;
import io.ringfence.decode.feed.Sources;
import io.ringfence.jobs.config.FeedSettings;
import io.ringfence.jobs.config.RetentionClock;
import io.ringfence.jobs.config.SecretKey;
import io.ringfence.jobs.detection.DetectionSettings;
import io.ringfence.rule.text.PackText;
import io.ringfence.signal.Retention;
import io.ringfence.tenant.Tenants;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** The benchmark over the shipped rules, small. */
public final class BenchFixture {

  /** Enough that every part of a tape has some, and no more than a second's work for a job. */
  static final int SIGNALS = 4_000;

  private static final int SUBSCRIBERS = 1_000;

  private BenchFixture() {}

  /** Only these scenarios, on RocksDB. */
  public static BenchSettings settings(Path folder, Set<String> only) throws IOException {
    Path rules = Path.of("../..", "rules");
    DetectionSettings detection =
        new DetectionSettings(
            PackText.read(rules.resolve("pack")),
            new FeedSettings(
                Files.readString(rules.resolve("tariff.csv")),
                Sources.shipped(),
                Retention.DEFAULT,
                RetentionClock.WALL,
                SecretKey.NONE,
                Set.of()),
            SecretKey.passing(),
            Tenants.NONE);
    return new BenchSettings(
        detection,
        Path.of("../..", "flink"),
        folder,
        true,
        only,
        Set.of("rocksdb"),
        SIGNALS,
        SUBSCRIBERS,
        // Room for two small tasks; the shipped size is for millions of subjects.
        Map.of("taskmanager.memory.managed.size", "128mb"));
  }
}
