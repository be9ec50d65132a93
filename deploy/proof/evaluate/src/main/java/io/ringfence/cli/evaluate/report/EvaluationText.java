package io.ringfence.cli.evaluate.report;

import io.ringfence.cli.evaluate.input.AlertRecord;
import io.ringfence.cli.evaluate.score.Bound;
import io.ringfence.cli.evaluate.score.Bounds;
import io.ringfence.cli.evaluate.score.Evaluation;
import io.ringfence.cli.evaluate.score.FolderScore;
import io.ringfence.cli.evaluate.score.FraudFigures;
import io.ringfence.cli.evaluate.score.RuleFigures;
import io.ringfence.cli.evaluate.score.ScoredAlert;
import io.ringfence.cli.table.TextTable;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** An evaluation on a terminal of 160 columns. */
public final class EvaluationText {

  private final Evaluation evaluation;

  private EvaluationText(Evaluation evaluation) {
    this.evaluation = evaluation;
  }

  /** The tables, and what of the bounds does not hold. */
  public static String of(Evaluation evaluation) {
    EvaluationText text = new EvaluationText(evaluation);
    return String.join("\n", text.heading(), text.frauds(), text.rules(), text.bounds());
  }

  private String heading() {
    long signals = 0;
    long traps = 0;
    long stories = 0;
    double days = 0;
    for (FolderScore each : evaluation.folders()) {
      signals += each.signals();
      traps += each.traps();
      stories += each.stories();
      days += each.subscriberDays();
    }
    FraudFigures total = evaluation.total();
    return String.format(
        Locale.ROOT,
        "%,d signals, %,.1f days of a subscriber; %d attacks at normal pace, %d slow ones, %d traps; %d enforced alerts, %d stories, %d of several attacks%n",
        signals,
        days,
        total.normal().of(),
        total.slow().of(),
        traps,
        total.right().of(),
        stories,
        total.mixedStories());
  }

  private String frauds() {
    TextTable table =
        new TextTable(
            1,
            25,
            "fraud",
            "found",
            "found slow",
            "alerts right",
            "half within",
            "90% within",
            "signals",
            "traps l/m/h/c",
            "wrong/1k/day",
            "alerts each",
            "stories");
    for (FraudFigures each : evaluation.frauds()) {
      row(table, each);
    }
    row(table, evaluation.total());
    return table.toString();
  }

  private static void row(TextTable table, FraudFigures figures) {
    table.row(
        figures.fraud(),
        FigureFormat.share(figures.normal()),
        FigureFormat.share(figures.slow()),
        FigureFormat.share(figures.right()),
        FigureFormat.span(figures.medianMillis()),
        FigureFormat.span(figures.ninetiethMillis()),
        FigureFormat.count(figures.medianSignals()),
        FigureFormat.traps(figures.traps()),
        FigureFormat.ratio(figures.wrongPerThousandDays()),
        FigureFormat.ratio(figures.alertsPerStory()),
        FigureFormat.ratio(figures.storiesPerAttack()));
  }

  private String rules() {
    TextTable table =
        new TextTable(
            3,
            40,
            "rule",
            "fraud",
            "mode",
            "attacks",
            "alone",
            "alerts",
            "wrong",
            "wrong alone",
            "traps l/m/h/c");
    for (RuleFigures each : evaluation.rules()) {
      table.row(
          each.rule().id(),
          each.rule().fraud(),
          each.rule().mode().label(),
          Integer.toString(each.attacks()),
          Integer.toString(each.attacksAlone()),
          Integer.toString(each.right().of()),
          Integer.toString(each.wrong()),
          Integer.toString(each.wrongAlone()),
          FigureFormat.traps(each.traps()));
    }
    return table + trapLines();
  }

  /** Which trap is accused by which rule. */
  private String trapLines() {
    Map<String, Integer> counts = new TreeMap<>();
    for (FolderScore folder : evaluation.folders()) {
      for (ScoredAlert each : folder.alerts()) {
        AlertRecord alert = each.alert();
        for (String trap : each.traps()) {
          String line =
              String.join(
                  " ",
                  "trap",
                  trap + ":",
                  alert.rule() + ",",
                  alert.mode().label() + ",",
                  alert.severity().label());
          counts.merge(line, 1, Integer::sum);
        }
      }
    }
    StringBuilder lines = new StringBuilder();
    counts.forEach((line, count) -> lines.append(line).append(", ").append(count).append('\n'));
    return lines.isEmpty() ? "" : "\n" + lines;
  }

  private String bounds() {
    StringBuilder lines = new StringBuilder();
    long held = evaluation.bounds().stream().filter(Bound::held).count();
    for (Bound bound : evaluation.bounds()) {
      boolean signals = bound.what().startsWith(Bounds.SIGNALS_UNTIL);
      if (!bound.held() || signals) {
        lines.append(bound.held() ? "held   " : "MISSED ").append(bound.sentence()).append('\n');
      }
    }
    lines.append(held).append(" of ").append(evaluation.bounds().size()).append(" bounds hold\n");
    return lines.toString();
  }
}
