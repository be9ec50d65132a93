package io.ringfence.cli.watch;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** PromQL as a text. */
final class PromQl {

  /** What is in braces, brackets or quotes compares nothing; the rest is taken symbol by symbol. */
  private static final Pattern PIECE =
      Pattern.compile(
          "\\{[^}]*}|\\[[^\\]]*]|\"[^\"]*\"|(?<compares>(?:==|!=|>=|<=|>|<)(?!\\s*bool))|.",
          Pattern.DOTALL);

  private PromQl() {}

  /**
   * The same expression, where comparisons give 0 or 1 instead of dropping what does not hold. It
   * gives something exactly where both sides of each comparison do, and what {@code and} puts
   * together has the same labels: so an alert that is quiet for lack of data differs from one that
   * is quiet because all is well.
   */
  static String withBool(String expression) {
    StringBuilder all = new StringBuilder();
    Matcher piece = PIECE.matcher(expression);
    while (piece.find()) {
      all.append(piece.group());
      if (piece.group("compares") != null) {
        all.append(" bool ");
      }
    }
    return all.toString();
  }

  /** A dashboard's query as Grafana sends it when all values of its variables are chosen. */
  static String ofAll(String query) {
    return query.replaceAll("\\$\\w+", ".*");
  }
}
