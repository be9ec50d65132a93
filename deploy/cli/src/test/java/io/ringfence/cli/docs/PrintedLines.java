package io.ringfence.cli.docs;

import java.util.List;
import java.util.regex.Pattern;

/** Whether a command prints what its page shows: figures, times and blanks may differ. */
final class PrintedLines {

  /** Stands for any text, and on a line of its own for any lines. */
  private static final String ANYTHING = "...";

  private static final Pattern FIGURE = Pattern.compile("[0-9a-f]*[0-9][0-9a-f,.:TZ-]*");

  private PrintedLines() {}

  /** The first line of the page that is not among what was printed, in this order; else empty. */
  static String missing(List<String> shown, String printed) {
    List<String> lines = printed.lines().toList();
    int next = 0;
    for (String each : shown) {
      if (each.isBlank() || each.strip().equals(ANYTHING)) {
        continue;
      }
      Pattern pattern = pattern(each);
      while (next < lines.size() && !pattern.matcher(same(lines.get(next))).matches()) {
        next++;
      }
      if (next++ == lines.size()) {
        return each;
      }
    }
    return "";
  }

  private static Pattern pattern(String shown) {
    String[] parts = shown.replace(ANYTHING, "\u0000").split("\u0000", -1);
    StringBuilder pattern = new StringBuilder();
    for (int i = 0; i < parts.length; i++) {
      pattern.append(i == 0 ? "" : ".*").append(Pattern.quote(same(parts[i])));
    }
    return Pattern.compile(pattern.toString());
  }

  private static String same(String line) {
    return FIGURE.matcher(line).replaceAll("0").replaceAll("\\s+", " ").strip();
  }
}
