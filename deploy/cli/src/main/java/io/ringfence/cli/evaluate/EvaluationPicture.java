package io.ringfence.cli.evaluate;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * {@code evaluation.svg}: a bar each for recall at normal pace, at slow pace and precision, by
 * fraud. It has no background and takes the colours of a light or a dark page; each bar ends in its
 * figures, so that nobody has to tell colours apart.
 */
public final class EvaluationPicture {

  private static final int NAMES = 210;
  private static final int BARS = 520;
  private static final int FIGURES = 90;
  private static final int TOP = 64;
  private static final int BAR = 10;
  private static final int ROW = 3 * (BAR + 3) + 10;

  private static final String STYLE =
      """
      text{font:12px system-ui,sans-serif;fill:#1f2328}
      .figure{font-size:10px}
      .normal{fill:#2563eb}.slow{fill:#d97706}.right{fill:#15803d}
      .grid{stroke:#8c959f;stroke-opacity:.4}
      @media (prefers-color-scheme:dark){
      text{fill:#e6edf3}
      .normal{fill:#60a5fa}.slow{fill:#fbbf24}.right{fill:#4ade80}
      }
      """;

  private final StringBuilder svg = new StringBuilder();

  private EvaluationPicture() {}

  public static String of(Evaluation evaluation) {
    return new EvaluationPicture().draw(evaluation.frauds(), evaluation.total());
  }

  private String draw(List<FraudFigures> frauds, FraudFigures total) {
    int height = TOP + ROW * (frauds.size() + 1) + 10;
    int width = NAMES + BARS + FIGURES;
    line(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\""
            + " role=\"img\" aria-labelledby=\"title\">",
        width, height, width, height);
    line("<title id=\"title\">Recall at normal and slow pace, and precision, by fraud</title>");
    line("<style>%n%s</style>", STYLE);
    legend(NAMES, "normal", "found, normal pace");
    legend(NAMES + 160, "slow", "found, slow");
    legend(NAMES + 280, "right", "alerts that are right");
    for (int percent = 0; percent <= 100; percent += 25) {
      int x = NAMES + BARS * percent / 100;
      line(
          "<line class=\"grid\" x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>",
          x, TOP - 6, x, height - 10);
      line(
          "<text class=\"figure\" x=\"%d\" y=\"%d\" text-anchor=\"middle\">%d%%</text>",
          x, TOP - 12, percent);
    }
    int y = TOP;
    for (FraudFigures each : frauds) {
      row(y, each, false);
      y += ROW;
    }
    row(y, total, true);
    return svg.append("</svg>\n").toString();
  }

  private void legend(int x, String style, String text) {
    line("<rect class=\"%s\" x=\"%d\" y=\"12\" width=\"12\" height=\"12\"/>", style, x);
    line("<text x=\"%d\" y=\"22\">%s</text>", x + 18, text);
  }

  private void row(int y, FraudFigures figures, boolean bold) {
    line(
        "<text x=\"%d\" y=\"%d\" text-anchor=\"end\"%s>%s</text>",
        NAMES - 10, y + 22, bold ? " font-weight=\"bold\"" : "", escaped(figures.fraud()));
    bar(y, "normal", figures.normal());
    bar(y + BAR + 3, "slow", figures.slow());
    bar(y + 2 * (BAR + 3), "right", figures.right());
  }

  private void bar(int y, String style, Share share) {
    OptionalDouble ratio = share.ratio();
    if (ratio.isEmpty()) {
      return;
    }
    int length = (int) Math.round(BARS * ratio.getAsDouble());
    line(
        "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>",
        style, NAMES, y, Math.max(1, length), BAR);
    line(
        "<text class=\"figure\" x=\"%d\" y=\"%d\">%s</text>",
        NAMES + length + 6, y + BAR - 1, share);
  }

  private void line(String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
