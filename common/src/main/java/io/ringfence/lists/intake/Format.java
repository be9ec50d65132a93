package io.ringfence.lists.intake;

import io.ringfence.csv.CsvTable;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/** The forms of files that can be read. */
public enum Format {
  LINES,
  CSV,
  NETSET,
  IPSET,
  JSON;

  /** Of a file's beginning, what is looked at. */
  private static final int BEGINNING = 4_096;

  /** Reads all of it. */
  void read(BufferedReader in, EntryReceiver rows) throws IOException {
    switch (this) {
      case LINES -> LineFormats.subjects(in, rows);
      case NETSET -> LineFormats.networks(in, rows);
      case CSV -> CsvFormatReader.read(in, rows);
      case IPSET -> LineFormats.ipset(in, rows);
      case JSON -> JsonFormatReader.read(in, rows);
    }
  }

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** By the first line that is no comment: JSON's brackets, ipset's commands, a CSV header. */
  static Format of(String text) {
    String beginning = text.substring(0, Math.min(text.length(), BEGINNING));
    String line =
        beginning
            .lines()
            .map(String::strip)
            .filter(each -> !each.isEmpty() && each.charAt(0) != '#' && each.charAt(0) != ';')
            .findFirst()
            .orElse("");
    if (json(line)) {
      return JSON;
    }
    if (line.startsWith("create ") || line.startsWith("add ")) {
      return IPSET;
    }
    Optional<Character> delimiter = CsvTable.delimiter(line);
    boolean header = CsvFormatReader.header(line, delimiter.orElse(','));
    return header || delimiter.isPresent() ? CSV : LINES;
  }

  /** An IPv6 address may stand in brackets, too. */
  private static boolean json(String line) {
    if (line.startsWith("{")) {
      return true;
    }
    String inside = line.startsWith("[") ? line.substring(1).strip() : "no";
    return inside.isEmpty() || "\"{]".indexOf(inside.charAt(0)) >= 0;
  }
}
