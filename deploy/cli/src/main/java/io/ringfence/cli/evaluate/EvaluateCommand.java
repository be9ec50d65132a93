package io.ringfence.cli.evaluate;

import io.ringfence.bench.report.Machine;
import io.ringfence.cli.cost.CostMeasurement;
import io.ringfence.cli.cost.TrafficSample;
import io.ringfence.cli.evaluate.report.EvaluationJson;
import io.ringfence.cli.evaluate.report.EvaluationPicture;
import io.ringfence.cli.evaluate.report.EvaluationText;
import io.ringfence.cli.evaluate.report.Provenance;
import io.ringfence.cli.evaluate.report.Shortcomings;
import io.ringfence.cli.evaluate.score.Evaluation;
import io.ringfence.cli.evaluate.score.FolderScore;
import io.ringfence.cli.evaluate.score.RuleFigures.Known;
import io.ringfence.cli.local.Workspace;
import io.ringfence.cli.options.AsOfOption;
import io.ringfence.cli.options.BadInput;
import io.ringfence.cli.options.DetectionOptions;
import io.ringfence.cli.options.LauncherFolder;
import io.ringfence.cli.options.OutputOption;
import io.ringfence.enrich.Tariff;
import io.ringfence.jobs.config.RetentionClock;
import io.ringfence.jobs.detection.DetectionSettings;
import io.ringfence.rule.load.PackLoader;
import io.ringfence.simulator.SimulationFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
      "Holds a pack's alerts against the truth, per fraud and per rule: recall, precision, time to detection, traps.",
      "Each DIR has signals.jsonl, which is scanned first, and truth.json; several are added up.",
      "Exit 0 if every bound holds, 1 if some do not (each is said on a line that begins with MISSED), 2 if the input cannot be used."
    })
public final class EvaluateCommand implements Callable<Integer> {

  private static final int MOST_DRAWS = 1_000;

  @Parameters(
      arity = "0..*",
      paramLabel = "DIR",
      description =
          "folders with signals.jsonl and truth.json, as `simulate` writes them; profiles.jsonl and"
              + " sources.yaml there are used if no others are named")
  private List<Path> folders = new ArrayList<>();

  @Option(
      names = "--draw",
      paramLabel = "N",
      description =
          "instead of folders: simulates a day with each of N seeds, which follow from the pack")
  private int draw;

  @Option(
      names = "--subscribers",
      paramLabel = "N",
      description = "of each day that --draw simulates (default ${DEFAULT-VALUE})")
  private int subscribers = 2000;

  @Option(
      names = "--alerts",
      paramLabel = "FILE",
      description = "alerts of a scan that has been done; once for each DIR, in their order")
  private List<Path> alerts = new ArrayList<>();

  @Option(
      names = "--missed",
      description = "lists the attacks that were not found and the alerts that are wrong")
  private boolean missed;

  @Option(
      names = "--cost",
      description =
          "adds what each rule costs, measured on the beginning of the first folder's traffic (half a minute)")
  private boolean cost;

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description = "writes evaluation.json and evaluation.svg there")
  private Path out;

  @Mixin private AsOfOption asOf;

  @Mixin private DetectionOptions detection;

  @Mixin private OutputOption output;

  @Spec private CommandSpec spec;

  private void checkOptions() throws BadInput {
    if (folders.isEmpty() == (draw == 0)) {
      throw new BadInput("either folders are evaluated, or --draw says how many are made");
    }
    if (draw < 0 || draw > MOST_DRAWS) {
      throw new BadInput("--draw: from 1 to " + MOST_DRAWS);
    }
    if (draw > 0) {
      DrawnTraffic.settings(0, subscribers);
    }
    if (draw > 0 && (!alerts.isEmpty() || cost)) {
      throw new BadInput("--alerts and --cost are for folders, not for --draw");
    }
    if (!alerts.isEmpty() && alerts.size() != folders.size()) {
      throw new BadInput(
          "--alerts is given " + alerts.size() + " times for " + folders.size() + " folders");
    }
  }

  @Override
  public Integer call() throws Exception {
    checkOptions();
    boolean needsPack = alerts.isEmpty() || detection.namesRules() || cost;
    DetectionSettings settings = needsPack ? detection.settings(RetentionClock.EVENT) : null;
    Provenance provenance =
        new Provenance(
            Machine.commit(LauncherFolder.path("")),
            settings == null ? "" : settings.pack().digest());
    Evaluation evaluation = evaluation(settings);
    PrintWriter terminal = spec.commandLine().getOut();
    terminal.print(
        output.json()
            ? EvaluationJson.of(evaluation, provenance)
            : EvaluationText.of(evaluation, provenance));
    if (missed && !output.json()) {
      terminal.print(Shortcomings.of(evaluation));
    }
    terminal.flush();
    if (out != null) {
      write(evaluation, provenance);
    }
    return evaluation.good() ? 0 : 1;
  }

  private Evaluation evaluation(DetectionSettings settings) throws Exception {
    List<FolderScore> scored = draw == 0 ? ofFolders(settings) : ofDraws(settings);
    Evaluation evaluation = Evaluation.of(scored, settings == null ? List.of() : rules(settings));
    if (!cost) {
      return evaluation;
    }
    TrafficSample sample = TrafficSample.of(FolderEvaluation.signals(folders.get(0)), settings);
    return evaluation.with(CostMeasurement.of(sample, settings));
  }

  private List<FolderScore> ofFolders(DetectionSettings settings) throws Exception {
    long now = asOf.orNow();
    List<FolderEvaluation> read = new ArrayList<>();
    for (Path folder : folders) {
      read.add(FolderEvaluation.read(folder.toString(), folder, now));
    }
    List<FolderScore> scored = new ArrayList<>();
    for (int i = 0; i < read.size(); i++) {
      FolderEvaluation each = read.get(i);
      scored.add(
          alerts.isEmpty()
              ? each.score(detection.settings(settings, each.folder()), asOf.given(), warnings())
              : each.score(alerts.get(i)));
    }
    return scored;
  }

  private List<FolderScore> ofDraws(DetectionSettings settings) throws Exception {
    Tariff prices = detection.prices();
    List<FolderScore> scored = new ArrayList<>();
    for (long seed : DrawnTraffic.seeds(settings.pack().digest(), draw)) {
      Path folder = Workspace.ofOneRun();
      try {
        SimulationFiles.write(
            folder,
            DrawnTraffic.settings(seed, subscribers),
            number -> prices.of(number).perMinute());
        scored.add(
            FolderEvaluation.read("seed " + seed, folder, asOf.orNow())
                .score(detection.settings(settings, folder), asOf.given(), warnings()));
        warnings().printf("ringfence: seed %d, %d of %d%n", seed, scored.size(), draw);
        warnings().flush();
      } finally {
        Workspace.delete(folder);
      }
    }
    return scored;
  }

  private PrintWriter warnings() {
    return spec.commandLine().getErr();
  }

  private List<Known> rules(DetectionSettings settings) throws BadInput {
    return PackLoader.load(settings.pack(), detection.packSettings()).orThrow().rules().stream()
        .map(rule -> new Known(rule.id(), rule.mode(), rule.fraud()))
        .toList();
  }

  private void write(Evaluation evaluation, Provenance provenance) throws BadInput {
    try {
      Files.createDirectories(out);
      Files.writeString(out.resolve("evaluation.json"), EvaluationJson.of(evaluation, provenance));
      Files.writeString(out.resolve("evaluation.svg"), EvaluationPicture.of(evaluation));
    } catch (IOException e) {
      throw new BadInput(out + " cannot be written: " + e.getMessage());
    }
  }
}
