package io.ringfence.cli.scan;

import io.ringfence.cli.local.LocalFlink;
import io.ringfence.cli.local.Workspace;
import io.ringfence.cli.options.BadInput;
import io.ringfence.jobs.detection.DetectionPipeline;
import io.ringfence.jobs.detection.DetectionSettings;
import io.ringfence.jobs.io.LedgerAtStart;
import io.ringfence.jobs.io.files.FileConnectors;
import io.ringfence.jobs.kpi.KpiPipeline;
import io.ringfence.signal.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Detection from files into a folder, to their end.
 *
 * <p>A running job reads back the listings that follow from alerts and from links. A scan has no
 * such loop: it is repeated with what followed, until nothing new does.
 *
 * @param inputs files, folders, or {@code -}, which is read once
 * @param out is made if absent
 * @param asOf the moment past which records are from the future, epoch milliseconds; empty for the
 *     time of reading
 * @param received when the inputs were written, for records that do not say their year, epoch
 *     milliseconds
 * @param ledger who was erased before
 */
public record FileScan(
    List<String> inputs,
    Path out,
    DetectionSettings settings,
    OptionalLong asOf,
    OptionalLong received,
    LedgerAtStart ledger) {

  /** A chain has two links at most: the third pass finds what follows from the second. */
  private static final int MOST_PASSES = 3;

  private static final String STANDARD_INPUT = "-";

  /**
   * Scans; what the last pass came to.
   *
   * @param indicators whether to write them, too: of the first pass, what follows is no traffic
   */
  public JobExecutionResult run(boolean indicators) throws Exception {
    Path derived = out.resolve("derived.jsonl");
    int passes = inputs.contains(STANDARD_INPUT) ? 1 : MOST_PASSES;
    JobExecutionResult last = pass(List.of(), indicators);
    Set<String> known = Set.of();
    for (int pass = 2; pass <= passes; pass++) {
      Set<String> now = Set.copyOf(Files.readAllLines(derived));
      if (now.equals(known)) {
        break;
      }
      known = now;
      Path workspace = Workspace.ofOneRun();
      try {
        String followed = Files.copy(derived, workspace.resolve("derived.jsonl")).toString();
        last = pass(List.of(followed), false);
      } finally {
        Workspace.delete(workspace);
      }
    }
    return last;
  }

  private JobExecutionResult pass(List<String> own, boolean indicators) throws Exception {
    StreamExecutionEnvironment env = LocalFlink.environment();
    FileConnectors ends;
    try {
      ends =
          FileConnectors.of(inputs, own, out, settings.feeds(), asOf, received).withLedger(ledger);
      Files.createDirectories(out);
    } catch (IOException e) {
      throw new BadInput(e.getMessage());
    }
    List<DataStream<Signal>> admitted = DetectionPipeline.build(env, settings, ends);
    if (indicators) {
      KpiPipeline.count(admitted, settings.feeds(), ends);
    }
    try {
      return ScanProgress.follow(env.executeAsync("scan"), inputs);
    } catch (ExecutionException e) {
      Throwable cause = e;
      while (cause.getCause() != null) {
        cause = cause.getCause();
      }
      if (cause instanceof IOException && cause.getMessage() != null) {
        throw new BadInput("the scan into " + out + " failed: " + cause.getMessage());
      }
      throw new IllegalStateException("the scan failed: " + cause, e);
    }
  }
}
