package io.ringfence.cli.evaluate.report;

import io.ringfence.cli.cost.PackCost;
import io.ringfence.cli.cost.RuleCost;
import io.ringfence.cli.evaluate.input.AlertRecord;
import io.ringfence.cli.evaluate.score.AsideFigures;
import io.ringfence.cli.evaluate.score.Bound;
import io.ringfence.cli.evaluate.score.Bounds;
import io.ringfence.cli.evaluate.score.Evaluation;
import io.ringfence.cli.evaluate.score.FolderScore;
import io.ringfence.cli.evaluate.score.FraudFigures;
import io.ringfence.cli.evaluate.score.MoneyFigures;
import io.ringfence.cli.evaluate.score.RuleFigures;
import io.ringfence.cli.evaluate.score.ScoredAlert;
import io.ringfence.cli.table.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** An evaluation on a terminal of 160 columns. */
public final class EvaluationText {

  private static final List<String> RULE_HEADS =
      List.of(
          "rule",
          "fraud",
          "mode",
          "attacks",
          "alone",
          "alerts",
          "wrong",
          "wrong alone",
          "traps l/m/h/c");

  private static final List<String> COST_HEADS = List.of("us/signal", "told/1k", "kB");

  private final Evaluation evaluation;

  private EvaluationText(Evaluation evaluation) {
    this.evaluation = evaluation;
  }

  /** The tables, and what of the bounds does not hold. */
  public static String of(Evaluation evaluation, Provenance provenance) {
    EvaluationText text = new EvaluationText(evaluation);
    return String.join(
        "\n",
        provenance.sentence()
            + text.heading()
            + text.intervals()
            + text.accusations()
            + text.money()
            + text.aside(),
        text.frauds(),
        text.rules(),
        text.bounds());
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

  private String intervals() {
    FraudFigures total = evaluation.total();
    return "recall at normal pace "
        + FigureFormat.interval(total.normal(), total.normalInterval())
        + ", slow "
        + FigureFormat.interval(total.slow(), total.slowInterval())
        + " (95% confidence)\n";
  }

  private String accusations() {
    return String.format(
        Locale.ROOT,
        "wrong accusations: %d (alerts that name a bystander, and listings of bystanders), %s per 1,000 subscribers and day%n",
        evaluation.wrongAccusations(),
        FigureFormat.ratio(evaluation.wrongAccusationsPerThousandDays()));
  }

  /** Nothing of traffic that says nothing of money. */
  private String money() {
    MoneyFigures money = evaluation.money();
    return money.attacks() == 0
        ? ""
        : String.format(
            Locale.ROOT,
            "money: %d attacks cost %,.2f; weighed by it, each at most as %,.2f, %s had an alert before a fifth was lost%n",
            money.attacks(),
            money.lost(),
            money.cap(),
            FigureFormat.ratio(money.recall()));
  }

  /** Nothing of a pack that raises nothing off the queue. */
  private String aside() {
    AsideFigures aside = evaluation.aside();
    return aside.right().of() == 0
        ? ""
        : String.format(
            Locale.ROOT,
            "off the queue: %d alerts, %d of them name an attack, %d a trap; they name %d of %d attacks, half of these within %s%n",
            aside.right().of(),
            aside.right().part(),
            aside.traps().count(),
            aside.attacks().part(),
            aside.attacks().of(),
            FigureFormat.span(aside.medianMillis()));
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
            "alerts",
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
        FigureFormat.counts(figures.medianAlerts(), figures.ninetyFifthAlerts()),
        FigureFormat.ratio(figures.storiesPerAttack()));
  }

  private String rules() {
    List<String> heads = new ArrayList<>(RULE_HEADS);
    evaluation.cost().ifPresent(cost -> heads.addAll(COST_HEADS));
    TextTable table = new TextTable(3, 40, heads.toArray(String[]::new));
    for (RuleFigures each : evaluation.rules()) {
      List<String> cells =
          new ArrayList<>(
              List.of(
                  each.rule().id(),
                  each.rule().fraud(),
                  each.rule().mode().label(),
                  Integer.toString(each.attacks()),
                  Integer.toString(each.attacksAlone()),
                  Integer.toString(each.right().of()),
                  Integer.toString(each.wrong()),
                  Integer.toString(each.wrongAlone()),
                  FigureFormat.traps(each.traps())));
      evaluation.cost().ifPresent(cost -> cells.addAll(costs(each, cost)));
      table.row(cells.toArray(String[]::new));
    }
    return table + costLine() + trapLines();
  }

  private List<String> costs(RuleFigures rule, PackCost cost) {
    return evaluation
        .costOf(rule)
        .map(RuleCost::part)
        .map(
            part ->
                List.of(cost.micros(part), cost.deliveriesPerThousand(part), cost.kilobytes(part)))
        .orElse(List.of("-", "-", "-"));
  }

  private String costLine() {
    return evaluation.cost().map(cost -> "costs: " + cost.sentence() + "\n").orElse("");
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
