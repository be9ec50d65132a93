package io.ringfence.cli.table;

import java.util.ArrayList;
import java.util.List;

/** Aligned columns: names, which come first, to the left, figures to the right. */
public final class TextTable {

  private final int names;
  private final int longestName;
  private final List<List<String>> rows = new ArrayList<>();

  /**
   * A table without rows.
   *
   * @param names how many columns are names
   * @param longestName what is longer is cut: a pack's own names may be long, and the table has to
   *     fit a terminal all the same
   */
  public TextTable(int names, int longestName, String... heads) {
    this.names = names;
    this.longestName = longestName;
    row(heads);
  }

  public void row(String... cells) {
    List<String> row = new ArrayList<>(List.of(cells));
    for (int i = 0; i < names; i++) {
      if (row.get(i).length() > longestName) {
        row.set(i, row.get(i).substring(0, longestName - 3) + "...");
      }
    }
    rows.add(row);
  }

  @Override
  public String toString() {
    int columns = rows.get(0).size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < columns; i++) {
        String space = " ".repeat(widths[i] - row.get(i).length());
        line.append(i == 0 ? "" : "  ");
        line.append(i < names ? row.get(i) + space : space + row.get(i));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }
}
