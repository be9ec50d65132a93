package io.ringfence.decode.format.mapped;

import java.util.ArrayList;
import java.util.List;

/**
 * What a map says of one field: {@code = constant}, or {@code NAME | FORM}. For {@code NAME} there
 * may be several, tried in order ({@code A, B}), or joined by a blank ({@code Date + Time}). A name
 * with one of these signs in it stands in double quotes, its own quotes doubled.
 *
 * @param constant empty if columns are named
 * @param sources names to be joined, of each alternative
 * @param form empty if none is given
 */
record Expression(String constant, List<List<String>> sources, String form) {

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
      String constant = all.substring(1).strip();
      if (constant.isEmpty()) {
        throw new IllegalArgumentException("nothing stands behind `=`");
      }
      return new Expression(constant, List.of(), "");
    }
    List<List<String>> sources = new ArrayList<>();
    List<String> joined = new ArrayList<>();
    StringBuilder name = new StringBuilder();
    int at = 0;
    while (true) {
      at = name(all, at, name);
      joined.add(name.toString());
      char sign = at < all.length() ? all.charAt(at) : 0;
      if (sign != '+') {
        sources.add(List.copyOf(joined));
        joined.clear();
      }
      if (sign == 0) {
        return new Expression("", sources, "");
      }
      at++;
      if (sign == '|') {
        String form = all.substring(at).strip();
        if (form.isEmpty()) {
          throw new IllegalArgumentException("no form stands behind `|`");
        }
        return new Expression("", sources, form);
      }
    }
  }

  /** Reads a name from here; gives where the sign behind it stands. */
  private static int name(String all, int from, StringBuilder name) {
    name.setLength(0);
    int at = blanks(all, from);
    if (at < all.length() && all.charAt(at) == '"') {
      for (at++; at < all.length(); at++) {
        if (all.charAt(at) != '"') {
          name.append(all.charAt(at));
        } else if (all.startsWith("\"\"", at)) {
          name.append('"');
          at++;
        } else {
          break;
        }
      }
      if (at >= all.length()) {
        throw new IllegalArgumentException("a quoted name does not end");
      }
      at = blanks(all, at + 1);
      if (at < all.length() && ",+|".indexOf(all.charAt(at)) < 0) {
        throw new IllegalArgumentException("a sign is missing behind a quoted name");
      }
      return at;
    }
    int start = at;
    while (at < all.length() && all.charAt(at) != ',' && all.charAt(at) != '|' && !plus(all, at)) {
      at++;
    }
    name.append(all.substring(start, at).strip());
    if (name.isEmpty()) {
      throw new IllegalArgumentException("a name is missing");
    }
    return at;
  }

  /** Only between blanks: many names have a plus in them. */
  private static boolean plus(String all, int at) {
    return all.charAt(at) == '+'
        && at > 0
        && all.charAt(at - 1) == ' '
        && at + 1 < all.length()
        && all.charAt(at + 1) == ' ';
  }

  private static int blanks(String all, int from) {
    int at = from;
    while (at < all.length() && all.charAt(at) == ' ') {
      at++;
    }
    return at;
  }

  /** A name as it has to be written here. */
  static String written(String name) {
    boolean plain =
        !name.isEmpty()
            && name.equals(name.strip())
            && !name.startsWith("=")
            && name.indexOf(',') < 0
            && name.indexOf('|') < 0
            && name.indexOf('"') < 0
            && !name.contains("+");
    return plain ? name : '"' + name.replace("\"", "\"\"") + '"';
  }
}
