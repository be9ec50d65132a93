package io.ringfence.decode.format.mapped;

import java.util.ArrayList;
import java.util.List;

/**
 * What a map says of one field: {@code = constant}, or {@code NAME | FORM}. For {@code NAME} there
 * may be several, tried in order ({@code A, B}), or joined by a blank ({@code Date + Time}). A name
 * with one of these signs in it stands in double quotes, its own quotes doubled.
 *
 * @param constant empty if names are given
 * @param sources names to be joined, of each alternative
 * @param form empty if none is given
 */
record Expression(String constant, List<List<String>> sources, String form) {

  private static final String SIGNS = ",|+=\"";

  Expression {
    sources = List.copyOf(sources);
  }

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException with what is wrong, a part of a sentence
   */
  static Expression of(String text) {
    String all = text.strip();
    if (all.startsWith("=")) {
      return new Expression(some(all.substring(1), "nothing stands behind ="), List.of(), "");
    }
    List<List<String>> sources = new ArrayList<>();
    List<String> joined = new ArrayList<>();
    int at = 0;
    while (true) {
      int end = endOfName(all, at);
      joined.add(name(all.substring(at, end).strip()));
      char sign = end < all.length() ? all.charAt(end) : '|';
      if (sign != '+') {
        sources.add(List.copyOf(joined));
        joined.clear();
      }
      if (sign == '|') {
        String form =
            end < all.length() ? some(all.substring(end + 1), "no form stands behind |") : "";
        return new Expression("", sources, form);
      }
      at = end + 1;
    }
  }

  /** Where the next sign outside of quotes stands, or the end. */
  private static int endOfName(String all, int from) {
    boolean quoted = false;
    for (int at = from; at < all.length(); at++) {
      char c = all.charAt(at);
      if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && (c == ',' || c == '|' || (c == '+' && all.startsWith(" + ", at - 1)))) {
        return at;
      }
    }
    return all.length();
  }

  private static String name(String text) {
    boolean quoted = text.startsWith("\"");
    if (quoted && (text.length() < 2 || !text.endsWith("\""))) {
      throw new IllegalArgumentException("a quoted name does not end");
    }
    return some(
        quoted ? text.substring(1, text.length() - 1).replace("\"\"", "\"") : text,
        "a name is missing");
  }

  private static String some(String text, String otherwise) {
    if (text.isBlank()) {
      throw new IllegalArgumentException(otherwise);
    }
    return text.strip();
  }

  /** A name as it has to be written here. */
  static String written(String name) {
    boolean plain = name.chars().noneMatch(c -> SIGNS.indexOf(c) >= 0);
    return plain ? name : '"' + name.replace("\"", "\"\"") + '"';
  }
}
