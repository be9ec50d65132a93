package io.ringfence.decode.format;

import java.util.ArrayList;
import java.util.List;

/**
 * The fields of one line of a table, by RFC 4180: a field in quotes may hold delimiters, and its
 * own quotes doubled. Blanks around a field are passed over, and a quote inside a field without
 * quotes is a character like others. Where a system does not quote at all, every quote is.
 */
public final class CsvLine {

  /** By the name that the setting has for it. */
  public static final List<String> DELIMITERS = List.of(";", ",", "tab", "|");

  private final String text;
  private final char delimiter;
  private final boolean quotes;
  private int start;
  private int end;
  private int next;
  private boolean doubled;
  private boolean broken;

  /** Before the first field. */
  public CsvLine(String text, char delimiter, boolean quotes) {
    this.text = text;
    this.delimiter = delimiter;
    this.quotes = quotes;
  }

  /** The character of a name of {@link #DELIMITERS}. */
  public static char delimiter(String name) {
    return name.equals("tab") ? '\t' : name.charAt(0);
  }

  /** All fields; empty if the line is broken. */
  public static List<String> fields(String text, char delimiter, boolean quotes) {
    List<String> fields = new ArrayList<>();
    CsvLine line = new CsvLine(text, delimiter, quotes);
    while (line.next()) {
      fields.add(line.field());
    }
    return line.broken() ? List.of() : fields;
  }

  /** Goes to the next field; false if there is none, or if the line is broken here. */
  public boolean next() {
    if (broken || next > text.length()) {
      return false;
    }
    start = afterBlanks(next);
    doubled = false;
    if (quotes && start < text.length() && text.charAt(start) == '"') {
      return quoted();
    }
    end = text.indexOf(delimiter, next);
    end = end < 0 ? text.length() : end;
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
    int after = end < 0 ? text.length() : afterBlanks(end + 1);
    broken = end < 0 || (after < text.length() && text.charAt(after) != delimiter);
    next = after + 1;
    return !broken;
  }

  private int afterBlanks(int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    return at;
  }

  /** The field that {@link #next} went to, without white space around it. */
  public String field() {
    String field = text.substring(Math.min(start, end), end).strip();
    return doubled ? field.replace("\"\"", "\"") : field;
  }

  /**
   * Whether the field holds a quote beside a delimiter. It may be two fields that a stranger's
   * quote has joined, by a system that does not double quotes.
   */
  public boolean doubtful() {
    return doubled && text.substring(start, end).contains("\"\"" + delimiter);
  }

  /** Whether a quoted field does not end, or something stands behind it. */
  public boolean broken() {
    return broken;
  }

  /** Whether there is no further field. */
  public boolean atEnd() {
    return next > text.length();
  }
}
