package io.ringfence.cli;

import io.ringfence.jobs.detection.DetectionPipeline;
import io.ringfence.jobs.detection.DetectionSettings;
import io.ringfence.jobs.files.FileEnds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Detection from files into a folder, to their end. */
final class FileScan {

  private FileScan() {}

  /**
   * Scans.
   *
   * @param inputs files, folders, or {@code -}
   * @param out is made if absent
   * @param asOf the moment past which records are from the future, epoch milliseconds; empty for
   *     the time of reading
   */
  static JobExecutionResult run(
      List<String> inputs, Path out, DetectionSettings settings, OptionalLong asOf)
      throws Exception {
    StreamExecutionEnvironment env = Local.environment();
    FileEnds ends;
    try {
      ends = FileEnds.of(inputs, out, settings, asOf);
      Files.createDirectories(out);
    } catch (IOException e) {
      throw new BadInput(e.getMessage());
    }
    DetectionPipeline.build(env, settings, ends);
    return Progress.follow(env.executeAsync("scan"), inputs);
  }
}
