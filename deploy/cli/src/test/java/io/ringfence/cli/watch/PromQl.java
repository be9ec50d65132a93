package io.ringfence.cli.watch;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** PromQL as a text. */
public final class PromQl {

  /** What is in braces, brackets or quotes compares nothing; the rest is taken symbol by symbol. */
  private static final Pattern PIECE =
      Pattern.compile(
          "\\{[^}]*}|\\[[^\\]]*]|\"[^\"]*\"|(?<compares>(?:==|!=|>=|<=|>|<)(?!\\s*bool))|.",
          Pattern.DOTALL);

  private PromQl() {}

  /**
   * The same expression with every comparison told (0 or 1) instead of dropping what does not hold.
   * It gives something exactly where both sides of each comparison do, and what {@code and} puts
   * together has the same labels: so an alert that is quiet for lack of data is told from one that
   * is quiet because all is well.
   */
  public static String told(String expression) {
    StringBuilder told = new StringBuilder();
    Matcher piece = PIECE.matcher(expression);
    while (piece.find()) {
      told.append(piece.group());
      if (piece.group("compares") != null) {
        told.append(" bool ");
      }
    }
    return told.toString();
  }

  /** A dashboard's query as Grafana sends it when all values of its variables are chosen. */
  public static String ofAll(String query) {
    return query.replaceAll("\\$\\w+", ".*");
  }
}
