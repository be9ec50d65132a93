package io.ringfence.jobs.testing;

import io.ringfence.jobs.config.RetentionClock;
import io.ringfence.jobs.detection.DetectionPipeline;
import io.ringfence.jobs.detection.DetectionSettings;
import io.ringfence.jobs.io.files.FileConnectors;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Judges the records of a file, on the shared Flink, and writes what comes of them to a folder. */
public final class SampleScan {

  private SampleScan() {}

  public static JobExecutionResult run(
      String pack, Path input, Path folder, Configuration configuration) throws Exception {
    return run(pack, input, folder, configuration, OptionalLong.empty());
  }

  /** The same at a time that is said, later than which everything is from the future. */
  public static JobExecutionResult run(
      String pack, Path input, Path folder, Configuration configuration, OptionalLong asOf)
      throws Exception {
    return run(
        SampleTraffic.settings(pack, RetentionClock.EVENT), input, folder, configuration, asOf);
  }

  /** The same with all settings said. */
  public static JobExecutionResult run(
      DetectionSettings settings,
      Path input,
      Path folder,
      Configuration configuration,
      OptionalLong asOf)
      throws Exception {
    StreamExecutionEnvironment env = SharedFlink.environment(configuration);
    DetectionPipeline.build(
        env,
        settings,
        FileConnectors.of(
            List.of(input.toString()),
            List.of(),
            folder,
            settings.feeds(),
            asOf,
            OptionalLong.empty()));
    return env.execute("scan");
  }
}
