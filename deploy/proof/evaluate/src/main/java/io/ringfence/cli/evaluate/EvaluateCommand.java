package io.ringfence.cli.evaluate;

import io.ringfence.cli.evaluate.input.AlertRecord;
import io.ringfence.cli.evaluate.input.AlertsFile;
import io.ringfence.cli.evaluate.input.SignalsFile;
import io.ringfence.cli.evaluate.input.TrafficStatistics;
import io.ringfence.cli.evaluate.input.TruthFile;
import io.ringfence.cli.evaluate.input.TruthLabels;
import io.ringfence.cli.evaluate.report.EvaluationJson;
import io.ringfence.cli.evaluate.report.EvaluationText;
import io.ringfence.cli.evaluate.score.Evaluation;
import io.ringfence.cli.evaluate.score.FolderScore;
import io.ringfence.cli.evaluate.score.RuleFigures.Known;
import io.ringfence.cli.evaluate.score.Scorer;
import io.ringfence.cli.local.Workspace;
import io.ringfence.cli.options.AsOfOption;
import io.ringfence.cli.options.BadInput;
import io.ringfence.cli.options.DetectionOptions;
import io.ringfence.cli.options.OutputOption;
import io.ringfence.cli.scan.FileScan;
import io.ringfence.cli.scan.ScanSummary;
import io.ringfence.jobs.config.RetentionClock;
import io.ringfence.jobs.detection.DetectionSettings;
import io.ringfence.jobs.io.LedgerAtStart;
import io.ringfence.rule.load.PackLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Detection held against labelled traffic. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description = {
      "Holds a pack's alerts against the truth, per fraud and per rule: recall, precision, time to"
          + " detection, traps.",
      "Each DIR has signals.jsonl, which is scanned first, and truth.json; several are added up.",
      "Exit 0 if every bound holds, 1 if some do not (each is said on a line that begins with"
          + " MISSED), 2 if the input cannot be used."
    })
public final class EvaluateCommand implements Callable<Integer> {

  @Parameters(
      arity = "1..*",
      paramLabel = "DIR",
      description = "folders with signals.jsonl and truth.json, as `simulate` writes them")
  private List<Path> folders;

  @Option(
      names = "--alerts",
      paramLabel = "FILE",
      description = "alerts of a scan that has been done; once for each DIR, in their order")
  private List<Path> alerts = new ArrayList<>();

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description = "writes evaluation.json there, with what was missed and what is wrong")
  private Path out;

  @Mixin private AsOfOption asOf;

  @Mixin private DetectionOptions detection;

  @Mixin private OutputOption output;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    if (!alerts.isEmpty() && alerts.size() != folders.size()) {
      throw new BadInput(
          "--alerts is given " + alerts.size() + " times for " + folders.size() + " folders");
    }
    Evaluation evaluation = evaluation();
    spec.commandLine()
        .getOut()
        .print(output.json() ? EvaluationJson.of(evaluation) : EvaluationText.of(evaluation));
    if (out != null) {
      write(evaluation);
    }
    return evaluation.good() ? 0 : 1;
  }

  private Evaluation evaluation() throws Exception {
    // What can be refused at once is, before a scan that takes minutes.
    boolean given = !alerts.isEmpty();
    DetectionSettings settings =
        given && !detection.namesRules() ? null : detection.settings(RetentionClock.EVENT);
    List<TruthLabels> truths = new ArrayList<>();
    List<TrafficStatistics> journals = new ArrayList<>();
    long now = asOf.orNow();
    for (Path folder : folders) {
      truths.add(TruthFile.read(folder.resolve("truth.json")));
    }
    for (int i = 0; i < folders.size(); i++) {
      journals.add(SignalsFile.read(signals(folders.get(i)), truths.get(i), now));
    }
    List<FolderScore> scored = new ArrayList<>();
    for (int i = 0; i < folders.size(); i++) {
      scored.add(
          Scorer.score(
              folders.get(i).toString(),
              truths.get(i),
              journals.get(i),
              given ? AlertsFile.read(alerts.get(i)) : scan(folders.get(i), settings)));
    }
    return Evaluation.of(scored, settings == null ? List.of() : rules(settings));
  }

  private static Path signals(Path folder) {
    return folder.resolve("signals.jsonl");
  }

  private Collection<AlertRecord> scan(Path folder, DetectionSettings settings) throws Exception {
    Path workspace = Workspace.ofOneRun();
    try {
      ScanSummary summary =
          ScanSummary.of(
              new FileScan(
                      List.of(signals(folder).toString()),
                      workspace,
                      settings,
                      asOf.given(),
                      OptionalLong.empty(),
                      LedgerAtStart.NONE)
                  .run(false),
              workspace.resolve("alerts.jsonl"),
              0,
              settings.idKey().exists());
      if (summary.rejected() + summary.late() > 0) {
        spec.commandLine()
            .getErr()
            .printf(
                "ringfence: %s: %,d of %,d signals rejected, %,d late%n",
                folder, summary.rejected(), summary.read(), summary.late());
      }
      return AlertsFile.read(workspace.resolve("alerts.jsonl"));
    } finally {
      Workspace.delete(workspace);
    }
  }

  private List<Known> rules(DetectionSettings settings) throws BadInput {
    return PackLoader.load(settings.pack(), detection.packSettings()).orThrow().rules().stream()
        .map(rule -> new Known(rule.id(), rule.mode(), rule.fraud()))
        .toList();
  }

  private void write(Evaluation evaluation) throws BadInput {
    try {
      Files.createDirectories(out);
      Files.writeString(out.resolve("evaluation.json"), EvaluationJson.of(evaluation));
    } catch (IOException e) {
      throw new BadInput(out + " cannot be written: " + e.getMessage());
    }
  }
}
