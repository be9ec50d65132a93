package io.ringfence.decode.format.mapped;

import java.util.ArrayList;
import java.util.List;

/**
 * The fields of one line of a table, by RFC 4180: a field in quotes may hold delimiters, and its
 * own quotes doubled; a quote anywhere else breaks the line. Where a system does not quote at all, a
 * quote is a character like others.
 */
final class CsvLine {

  /** By the name that the setting has for it. */
  static final List<String> DELIMITERS = List.of(",", ";", "tab", "|");

  private final String text;
  private final char delimiter;
  private final boolean quotes;
  private int start;
  private int end;
  private int next;
  private boolean doubled;
  private boolean broken;

  CsvLine(String text, char delimiter, boolean quotes) {
    this.text = text;
    this.delimiter = delimiter;
    this.quotes = quotes;
  }

  static char delimiter(String name) {
    return name.equals("tab") ? '\t' : name.charAt(0);
  }

  /** All fields, without white space around them; empty if the line is broken. */
  static List<String> fields(String text, char delimiter, boolean quotes) {
    List<String> fields = new ArrayList<>();
    CsvLine line = new CsvLine(text, delimiter, quotes);
    while (line.next()) {
      fields.add(line.field().strip());
    }
    return line.broken() ? List.of() : fields;
  }

  /** Goes to the next field; false if there is none, or if the line is broken here. */
  boolean next() {
    if (broken || next > text.length()) {
      return false;
    }
    start = next;
    doubled = false;
    if (quotes && start < text.length() && text.charAt(start) == '"') {
      return quoted();
    }
    for (end = start; end < text.length() && text.charAt(end) != delimiter; end++) {
      if (quotes && text.charAt(end) == '"') {
        broken = true;
        return false;
      }
    }
    next = end + 1;
    return true;
  }

  private boolean quoted() {
    start++;
    end = text.indexOf('"', start);
    while (end >= 0 && end + 1 < text.length() && text.charAt(end + 1) == '"') {
      doubled = true;
      end = text.indexOf('"', end + 2);
    }
    broken = end < 0 || (end + 1 < text.length() && text.charAt(end + 1) != delimiter);
    next = end + 2;
    return !broken;
  }

  /** The field that {@link #next} went to. */
  String field() {
    String field = text.substring(start, end);
    return doubled ? field.replace("\"\"", "\"") : field;
  }

  boolean broken() {
    return broken;
  }
}
