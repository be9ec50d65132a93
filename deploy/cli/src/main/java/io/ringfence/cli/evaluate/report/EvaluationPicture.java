package io.ringfence.cli.evaluate.report;

import io.ringfence.cli.evaluate.score.Bounds;
import io.ringfence.cli.evaluate.score.Evaluation;
import io.ringfence.cli.evaluate.score.FolderScore;
import io.ringfence.cli.evaluate.score.FraudFigures;
import io.ringfence.cli.evaluate.score.Share;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * {@code evaluation.svg}: a row for each fraud, with what was found, who was wrongly accused and
 * how long it took. Shapes distinguish what colours do, colours are those of Okabe and Ito, which
 * the colour-blind can distinguish; every mark has its figure beside it, but for times, which have
 * an axis. It has no background and takes the colours of a light or a dark page.
 */
public final class EvaluationPicture {

  private static final int WIDTH = 1060;
  private static final int TOP = 118;
  private static final int ROW = 24;
  private static final int FOOT = 12;

  private static final int NAMES = 196;
  private static final int LONGEST_NAME = 26;
  private static final Axis FOUND = new Axis(210, 230, 1);
  private static final int NORMAL_FIGURE = 500;
  private static final int SLOW_FIGURE = 548;
  private static final int RIGHT_FIGURE = 628;
  private static final int WRONG = 646;
  private static final int WRONG_WIDTH = 116;
  private static final int TIMES = 828;
  private static final int TIMES_WIDTH = 210;

  /** What takes longer stands at the edge. */
  private static final double LONGEST_SECONDS = 86_400;

  private static final String STYLE =
      """
      text{font:12px "Helvetica Neue",Arial,"DejaVu Sans",sans-serif;fill:#1f2328}
      .title{font-size:15px;font-weight:bold}.head{font-weight:bold}
      .small{font-size:10px}.quiet{fill:#59636e}.missed{font-weight:bold;fill:#b04300}
      .band{fill:#8c959f;fill-opacity:.12}.grid{stroke:#8c959f;stroke-opacity:.45}
      .normal{fill:#0072b2;stroke:#0072b2}.slow{fill:#d55e00;stroke:#d55e00}
      .wrong{fill:#59636e}.time{fill:#007a59;stroke:#007a59}
      .mark{stroke-width:1.6}.stem{stroke-width:1.6;stroke-opacity:.55}.asked{stroke-width:2.4}
      .hollow{fill-opacity:0}
      @media (prefers-color-scheme:dark){
      text{fill:#e6edf3}.quiet{fill:#9198a1}.missed{fill:#ffb77c}
      .normal{fill:#56b4e9;stroke:#56b4e9}.slow{fill:#f0883e;stroke:#f0883e}
      .wrong{fill:#9198a1}.time{fill:#2fc79d;stroke:#2fc79d}
      }
      """;

  private final StringBuilder svg = new StringBuilder();
  private final Evaluation evaluation;
  private final Axis wrong;

  /**
   * Where values lie.
   *
   * @param most the value at the right end
   */
  private record Axis(int from, int width, double most) {
    double at(double value) {
      return from + width * Math.min(1, value / most);
    }
  }

  private EvaluationPicture(Evaluation evaluation) {
    this.evaluation = evaluation;
    double most = Bounds.WRONG_PER_THOUSAND_DAYS;
    most = Math.max(most, evaluation.total().wrongPerThousandDays().orElse(0));
    for (FraudFigures each : evaluation.frauds()) {
      most = Math.max(most, each.wrongPerThousandDays().orElse(0));
    }
    wrong = new Axis(WRONG, WRONG_WIDTH, most * 1.02);
  }

  public static String of(Evaluation evaluation) {
    return new EvaluationPicture(evaluation).draw();
  }

  private String draw() {
    int rows = evaluation.frauds().size() + 1;
    int height = TOP + ROW * rows + FOOT;
    line(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\""
            + " role=\"img\" aria-labelledby=\"title\">",
        WIDTH, height, WIDTH, height);
    line("<title id=\"title\">%s</title>", "What was found, who was wrongly accused, and how soon");
    line("<style>%n%s</style>", STYLE);
    heads();
    axes(TOP + ROW * rows);
    int y = TOP;
    boolean band = true;
    for (FraudFigures each : evaluation.frauds()) {
      row(y, each, false, band);
      band = !band;
      y += ROW;
    }
    line("<line class=\"grid\" x1=\"8\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>", y, WIDTH - 8, y);
    row(y, evaluation.total(), true, false);
    return svg.append("</svg>\n").toString();
  }

  private void heads() {
    text("title", 14, 24, "start", "What was found, who was wrongly accused, and how soon");
    text("small quiet", 14, 42, "start", subtitle());
    text("head", FOUND.from, 72, "start", "Attacks found");
    text("head", RIGHT_FIGURE, 72, "end", "Alerts right");
    text("head", WRONG, 72, "start", "Wrong, per 1,000");
    text("small quiet", WRONG, 88, "start", "subscribers and day");
    text("head", TIMES, 72, "start", "Time to the alert");
    mark("normal", FOUND.from + 6, 84, true);
    text("small", FOUND.from + 15, 88, "start", "normal pace");
    mark("slow", FOUND.from + 92, 84, true);
    text("small", FOUND.from + 101, 88, "start", "slow");
    asked("normal", FOUND.from + 140, 79, 89);
    text("small", FOUND.from + 146, 88, "start", "asked for; hollow: missed");
    mark("time", TIMES + 6, 84, true);
    text("small", TIMES + 15, 88, "start", "half within");
    asked("time", TIMES + 88, 80, 88);
    text("small", TIMES + 95, 88, "start", "90% within");
  }

  private String subtitle() {
    long signals = 0;
    double days = 0;
    for (FolderScore each : evaluation.folders()) {
      signals += each.signals();
      days += each.subscriberDays();
    }
    FraudFigures total = evaluation.total();
    return String.format(
        Locale.ROOT,
        "%,d signals, %,.0f days of a subscriber, %d attacks at normal pace and %d slow ones, %d enforced alerts",
        signals,
        days,
        total.normal().of(),
        total.slow().of(),
        total.right().of());
  }

  private void axes(int bottom) {
    for (int percent = 0; percent <= 100; percent += 25) {
      grid(FOUND.at(percent / 100.0), bottom, percent + "%");
    }
    text("small quiet", NORMAL_FIGURE, TOP - 12, "end", "normal");
    text("small quiet", SLOW_FIGURE, TOP - 12, "end", "slow");
    grid(wrong.from, bottom, "0");
    grid(wrong.at(Bounds.WRONG_PER_THOUSAND_DAYS), bottom, shown(Bounds.WRONG_PER_THOUSAND_DAYS));
    String[] names = {"1 s", "10 s", "1 min", "10 min", "1 h", "6 h", "1 d"};
    int[] seconds = {1, 10, 60, 600, 3_600, 21_600, 86_400};
    for (int i = 0; i < seconds.length; i++) {
      grid(time(seconds[i] * 1_000L), bottom, names[i]);
    }
  }

  private void grid(double x, int bottom, String label) {
    line(
        "<line class=\"grid\" x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\"/>",
        x, TOP - 6, x, bottom);
    text("small quiet", x, TOP - 12, "middle", label);
  }

  /** By the logarithm, from a second on. */
  private static double time(long millis) {
    double seconds = Math.max(1, millis / 1000.0);
    double part = Math.log(seconds) / Math.log(LONGEST_SECONDS);
    return TIMES + TIMES_WIDTH * Math.min(1, part);
  }

  private void row(int y, FraudFigures figures, boolean total, boolean band) {
    String name = figures.fraud();
    if (name.length() > LONGEST_NAME) {
      name = name.substring(0, LONGEST_NAME - 3) + "...";
    }
    line("<g data-fraud=\"%s\">", escaped(figures.fraud()));
    if (band) {
      line(
          "<rect class=\"band\" x=\"8\" y=\"%d\" width=\"%d\" height=\"%d\"/>", y, WIDTH - 16, ROW);
    }
    text(total ? "head" : "", NAMES, y + 16, "end", name);
    found("normal", y + 8, figures.normal(), total ? Bounds.NORMAL_OVER_ALL : Bounds.EACH);
    found("slow", y + 17, figures.slow(), total ? Bounds.SLOW_OVER_ALL : Bounds.EACH);
    figure(NORMAL_FIGURE, y, figures.normal(), total ? Bounds.NORMAL_OVER_ALL : Bounds.EACH);
    figure(SLOW_FIGURE, y, figures.slow(), total ? Bounds.SLOW_OVER_ALL : Bounds.EACH);
    figure(RIGHT_FIGURE, y, figures.right(), total ? Bounds.RIGHT : 0);
    wrong(y, figures.wrongPerThousandDays(), total);
    times(y + ROW / 2, figures.medianMillis(), figures.ninetiethMillis());
    line("</g>");
  }

  private void found(String pace, int y, Share share, double bound) {
    OptionalDouble ratio = share.ratio();
    if (ratio.isEmpty()) {
      return;
    }
    double x = FOUND.at(ratio.getAsDouble());
    line(
        "<line class=\"stem %s\" x1=\"%d\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\"/>",
        pace, FOUND.from, y, Math.max(FOUND.from, x - 4.5), y);
    asked(pace, FOUND.at(bound), y - 4, y + 4);
    mark(pace, x, y, ratio.getAsDouble() >= bound);
  }

  private void figure(int x, int y, Share share, double bound) {
    boolean missed = share.ratio().isPresent() && share.ratio().getAsDouble() < bound;
    text(
        missed ? "missed" : "", x, y + 16, "end", share.ratio().isEmpty() ? "-" : share.toString());
  }

  private void wrong(int y, OptionalDouble perThousandDays, boolean total) {
    double value = perThousandDays.orElse(0);
    double x = wrong.at(value);
    if (value > 0) {
      line(
          "<rect class=\"wrong\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"8\"/>",
          wrong.from, y + 8, Math.max(1, x - wrong.from));
    }
    boolean missed = total && value > Bounds.WRONG_PER_THOUSAND_DAYS;
    String style = missed ? "small missed" : value > 0 ? "small" : "small quiet";
    text(style, x + 5, y + 16, "start", value > 0 ? shown(value) : "0");
  }

  private void times(int y, OptionalLong median, OptionalLong ninetieth) {
    if (median.isEmpty()) {
      text("", TIMES, y + 4, "start", "-");
      return;
    }
    double half = time(median.getAsLong());
    double most = time(ninetieth.orElse(median.getAsLong()));
    line(
        "<line class=\"stem time\" x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\"/>",
        half, y, most, y);
    asked("time", most, y - 4, y + 4);
    mark("time", half, y, true);
  }

  /** A circle; of slow attacks a diamond. */
  private void mark(String style, double x, int y, boolean filled) {
    String classes = "mark " + style + (filled ? "" : " hollow");
    if (style.equals("slow")) {
      line("<path class=\"%s\" d=\"M%.1f %dl5 -5l5 5l-5 5z\"/>", classes, x - 5, y);
    } else {
      line("<circle class=\"%s\" cx=\"%.1f\" cy=\"%d\" r=\"4\"/>", classes, x, y);
    }
  }

  private void asked(String style, double x, int from, int to) {
    line(
        "<line class=\"asked %s\" x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\"/>",
        style, x, from, x, to);
  }

  private void text(String style, double x, int y, String anchor, String text) {
    line(
        "<text%s x=\"%.1f\" y=\"%d\" text-anchor=\"%s\">%s</text>",
        style.isEmpty() ? "" : " class=\"" + style + "\"", x, y, anchor, escaped(text));
  }

  private static String shown(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  private void line(String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
