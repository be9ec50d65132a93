package io.ringfence.cli.evaluate;

import io.ringfence.cli.evaluate.input.AlertsFile;
import io.ringfence.cli.evaluate.input.DerivedFile;
import io.ringfence.cli.evaluate.input.SignalsFile;
import io.ringfence.cli.evaluate.input.TrafficStatistics;
import io.ringfence.cli.evaluate.input.TruthFile;
import io.ringfence.cli.evaluate.input.TruthLabels;
import io.ringfence.cli.evaluate.score.FolderScore;
import io.ringfence.cli.evaluate.score.Scorer;
import io.ringfence.cli.local.Workspace;
import io.ringfence.cli.options.BadInput;
import io.ringfence.cli.scan.FileScan;
import io.ringfence.cli.scan.ScanSummary;
import io.ringfence.jobs.detection.DetectionSettings;
import io.ringfence.jobs.io.LedgerAtStart;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/**
 * Scores the traffic of a folder.
 *
 * @param name as it is shown
 * @param folder has {@code signals.jsonl}
 * @param truth of the traffic
 * @param traffic what was read of it
 */
record FolderEvaluation(String name, Path folder, TruthLabels truth, TrafficStatistics traffic) {

  /**
   * Reads a folder; what cannot be used is refused before a scan that takes minutes.
   *
   * @param now the clock by which a record is from the future, epoch milliseconds
   */
  static FolderEvaluation read(String name, Path folder, long now) throws BadInput {
    TruthLabels truth = TruthFile.read(folder.resolve("truth.json"));
    return new FolderEvaluation(name, folder, truth, SignalsFile.read(signals(folder), truth, now));
  }

  static Path signals(Path folder) {
    return folder.resolve("signals.jsonl");
  }

  /** Of a scan that has been done. The listings of one lie beside its alerts. */
  FolderScore score(Path alerts) throws BadInput {
    return Scorer.score(
        name,
        truth,
        traffic,
        AlertsFile.read(alerts),
        DerivedFile.read(alerts.resolveSibling("derived.jsonl")));
  }

  /**
   * Of a scan that is done now.
   *
   * @param asOf the moment past which records are from the future; empty for the time of reading
   * @param warnings where it says what was not accepted
   */
  FolderScore score(DetectionSettings settings, OptionalLong asOf, PrintWriter warnings)
      throws Exception {
    Path workspace = Workspace.ofOneRun();
    try {
      ScanSummary summary =
          ScanSummary.of(
              FileScan.run(
                  List.of(signals(folder).toString()),
                  workspace,
                  settings,
                  asOf,
                  false,
                  LedgerAtStart.NONE),
              workspace.resolve("alerts.jsonl"),
              0,
              settings.idKey().exists());
      if (summary.rejected() + summary.late() > 0) {
        warnings.printf(
            "ringfence: %s: %,d of %,d signals rejected, %,d late%n",
            name, summary.rejected(), summary.read(), summary.late());
      }
      return score(workspace.resolve("alerts.jsonl"));
    } finally {
      Workspace.delete(workspace);
    }
  }
}
