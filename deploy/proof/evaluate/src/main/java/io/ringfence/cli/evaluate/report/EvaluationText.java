package io.ringfence.cli.evaluate.report;

import io.ringfence.cli.evaluate.score.Bound;
import io.ringfence.cli.evaluate.score.Bounds;
import io.ringfence.cli.evaluate.score.Evaluation;
import io.ringfence.cli.evaluate.score.FolderScore;
import io.ringfence.cli.evaluate.score.FraudFigures;
import io.ringfence.cli.evaluate.score.RuleFigures;
import io.ringfence.cli.table.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** An evaluation on a terminal of 160 columns. */
public final class EvaluationText {

  /** A column of a table: its heading, and what stands below it. */
  private record Column<T>(String heading, Function<T, String> cell) {}

  private static final List<Column<FraudFigures>> FRAUDS =
      List.of(
          new Column<>("fraud", FraudFigures::fraud),
          new Column<>("found", each -> FigureFormat.share(each.normal())),
          new Column<>("found slow", each -> FigureFormat.share(each.slow())),
          new Column<>("alerts right", each -> FigureFormat.share(each.right())),
          new Column<>("half within", each -> FigureFormat.span(each.medianMillis())),
          new Column<>("90% within", each -> FigureFormat.span(each.ninetiethMillis())),
          new Column<>("signals", each -> FigureFormat.count(each.medianSignals())),
          new Column<>("traps l/m/h/c", each -> FigureFormat.traps(each.traps())),
          new Column<>("wrong/1k/day", each -> FigureFormat.ratio(each.wrongPerThousandDays())),
          new Column<>("alerts each", each -> FigureFormat.ratio(each.alertsPerStory())),
          new Column<>("stories", each -> FigureFormat.ratio(each.storiesPerAttack())));

  private static final List<Column<RuleFigures>> RULES =
      List.of(
          new Column<>("rule", each -> each.rule().id()),
          new Column<>("fraud", each -> each.rule().fraud()),
          new Column<>("mode", each -> each.rule().mode().label()),
          new Column<>("attacks", each -> Integer.toString(each.attacks())),
          new Column<>("alone", each -> Integer.toString(each.attacksAlone())),
          new Column<>("alerts", each -> Integer.toString(each.right().of())),
          new Column<>("wrong", each -> Integer.toString(each.wrong())),
          new Column<>("wrong alone", each -> Integer.toString(each.wrongAlone())),
          new Column<>("traps l/m/h/c", each -> FigureFormat.traps(each.traps())));

  private final Evaluation evaluation;

  private EvaluationText(Evaluation evaluation) {
    this.evaluation = evaluation;
  }

  /** The tables, and what of the bounds does not hold. */
  public static String of(Evaluation evaluation) {
    EvaluationText text = new EvaluationText(evaluation);
    List<FraudFigures> frauds = new ArrayList<>(evaluation.frauds());
    frauds.add(evaluation.total());
    return String.join(
        "\n",
        text.heading(),
        table(1, 25, FRAUDS, frauds),
        table(3, 40, RULES, evaluation.rules()),
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

  private static <T> String table(int texts, int longest, List<Column<T>> columns, List<T> rows) {
    String[] headings = columns.stream().map(Column::heading).toArray(String[]::new);
    TextTable table = new TextTable(texts, longest, headings);
    for (T row : rows) {
      table.row(columns.stream().map(column -> column.cell.apply(row)).toArray(String[]::new));
    }
    return table.toString();
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
