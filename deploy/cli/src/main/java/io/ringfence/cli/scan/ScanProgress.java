package io.ringfence.cli.scan;

import io.ringfence.jobs.metrics.RunAccumulators;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.core.execution.JobClient;

/** A bar on the terminal while a scan runs; nothing where there is no terminal. */
final class ScanProgress {

  private static final long STEP_MILLIS = 500;
  private static final long MEGABYTE = 1 << 20;

  private ScanProgress() {}

  @SuppressWarnings("SystemConsoleNull") // from Java 22 on a bar may show where nobody looks
  static JobExecutionResult follow(JobClient job, List<String> inputs)
      throws ExecutionException, InterruptedException, IOException {
    if (System.console() == null) {
      return job.getJobExecutionResult().get();
    }
    try (ProgressBar bar =
        new ProgressBarBuilder()
            .setTaskName("scan")
            .setInitialMax(size(inputs))
            .setUnit(" MB", MEGABYTE)
            .setUpdateIntervalMillis((int) STEP_MILLIS)
            .build()) {
      var result = job.getJobExecutionResult();
      while (!result.isDone()) {
        Thread.sleep(STEP_MILLIS);
        Map<String, Object> counts = job.getAccumulators().exceptionally(gone -> Map.of()).get();
        if (counts.get(RunAccumulators.BYTES) instanceof Long bytes) {
          bar.stepTo(bytes);
        }
      }
      bar.stepTo(bar.getMax());
      return result.get();
    }
  }

  /** Of what is not packed; -1, which shows no end, with standard input or gzip among it. */
  private static long size(List<String> inputs) throws IOException {
    long size = 0;
    for (String input : inputs) {
      if (input.equals("-") || input.endsWith(".gz")) {
        return -1;
      }
      try (Stream<Path> files = Files.walk(Path.of(input))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          size += Files.size(file);
        }
      }
    }
    return size;
  }
}
