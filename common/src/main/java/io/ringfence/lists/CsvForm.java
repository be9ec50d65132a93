package io.ringfence.lists;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.ringfence.signal.SubjectKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A table (RFC 4180) whose header names its columns; the order does not matter, and columns that
 * say nothing to a list are passed over. Commas, semicolons or tabs between them.
 */
final class CsvForm implements Form {

  private static final String DELIMITERS = ",;\t";

  private enum Column {
    VALUE,
    KIND,
    ACTION,
    REASON,
    FROM,
    UNTIL
  }

  private record Meaning(Column column, SubjectKind kind) {}

  private static final Map<String, Meaning> NAMES = new HashMap<>();

  static {
    name(Column.VALUE, null, "value", "subject", "entry");
    name(Column.VALUE, SubjectKind.NUMBER, "number", "phone", "phone_number", "msisdn", "e164");
    name(Column.VALUE, SubjectKind.ADDRESS, "address", "ip", "ip_address");
    name(Column.VALUE, SubjectKind.NETWORK, "network", "cidr");
    name(Column.VALUE, SubjectKind.RANGE, "range", "prefix");
    name(Column.VALUE, SubjectKind.DEVICE, "device", "mac", "imei");
    name(Column.VALUE, SubjectKind.ACCOUNT, "account");
    name(Column.VALUE, SubjectKind.TRUNK, "trunk");
    name(Column.VALUE, SubjectKind.CONTENT, "content", "template");
    name(Column.KIND, null, "kind", "type");
    name(Column.ACTION, null, "action");
    name(Column.REASON, null, "reason", "comment", "category");
    name(Column.FROM, null, "from", "since", "valid_from");
    name(Column.UNTIL, null, "until", "expires", "valid_until");
  }

  private static void name(Column column, SubjectKind kind, String... names) {
    for (String name : names) {
      NAMES.put(name, new Meaning(column, kind));
    }
  }

  private static Meaning meaning(String cell) {
    String name = cell.strip().toLowerCase(Locale.ROOT).replace(' ', '_').replace("\"", "");
    return NAMES.get(name);
  }

  /** The one that a line has most of; empty if it has none. */
  static Optional<Character> delimiter(String line) {
    char best = 0;
    long most = 0;
    for (int i = 0; i < DELIMITERS.length(); i++) {
      char each = DELIMITERS.charAt(i);
      long count = line.chars().filter(c -> c == each).count();
      if (count > most) {
        best = each;
        most = count;
      }
    }
    return most == 0 ? Optional.empty() : Optional.of(best);
  }

  /** Whether a line names a column with subjects. */
  static boolean header(String line, char delimiter) {
    for (String cell : line.split(String.valueOf(delimiter), -1)) {
      Meaning meaning = meaning(cell);
      if (meaning != null && meaning.column == Column.VALUE) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void read(BufferedReader in, Rows rows) throws IOException {
    long skipped = 0;
    String header = in.readLine();
    while (header != null && (header.isBlank() || header.startsWith("#"))) {
      skipped++;
      header = in.readLine();
    }
    if (header == null) {
      return;
    }
    char delimiter = delimiter(header).orElse(',');
    if (!header(header, delimiter)) {
      rows.fault(
          skipped + 1,
          Flaw.NO_HEADER,
          "the first line has to name its columns, one of them value, number, address, network, range, device, account, trunk or content");
      return;
    }
    List<Meaning> columns = new ArrayList<>();
    for (String cell : header.split(String.valueOf(delimiter), -1)) {
      columns.add(meaning(cell));
    }
    long before = skipped + 1;
    CsvFactory csv = new CsvFactory();
    long line = before;
    try (CsvParser parser = csv.createParser(in)) {
      parser.enable(CsvParser.Feature.WRAP_AS_ARRAY);
      parser.enable(CsvParser.Feature.SKIP_EMPTY_LINES);
      parser.setSchema(CsvSchema.emptySchema().withColumnSeparator(delimiter));
      List<String> cells = new ArrayList<>();
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.VALUE_STRING) {
          if (cells.isEmpty()) {
            line = before + parser.currentTokenLocation().getLineNr();
          }
          cells.add(parser.getText());
        } else if (token == JsonToken.END_ARRAY && !cells.isEmpty()) {
          row(line, cells, columns, rows);
          cells.clear();
        }
      }
    } catch (StreamConstraintsException e) {
      rows.fault(line, Flaw.MALFORMED, "a field behind this line is too long");
    } catch (StreamReadException e) {
      boolean open = String.valueOf(e.getMessage()).contains("closing quote");
      rows.fault(
          line,
          open ? Flaw.TRUNCATED : Flaw.MALFORMED,
          open
              ? "a quoted field that begins in this line or the next does not end"
              : "no CSV behind this line");
    }
  }

  private static void row(long line, List<String> cells, List<Meaning> columns, Rows rows) {
    if ((cells.size() == 1 && cells.get(0).isBlank()) || cells.get(0).startsWith("#")) {
      return;
    }
    if (cells.size() != columns.size()) {
      rows.fault(
          line, Flaw.MALFORMED, "has " + cells.size() + " columns, the header " + columns.size());
      return;
    }
    Map<Column, String> said = new EnumMap<>(Column.class);
    SubjectKind likely = null;
    for (int i = 0; i < cells.size(); i++) {
      Meaning meaning = columns.get(i);
      String cell = cells.get(i).strip();
      if (meaning != null && !cell.isEmpty()) {
        if (said.put(meaning.column, cell) != null) {
          rows.fault(line, Flaw.CONTRADICTION, "two columns of one meaning are both filled");
          return;
        }
        likely = meaning.column == Column.VALUE ? meaning.kind : likely;
      }
    }
    rows.row(
        new Row(
            line,
            said.getOrDefault(Column.VALUE, ""),
            said.getOrDefault(Column.KIND, ""),
            likely,
            said.getOrDefault(Column.ACTION, ""),
            said.getOrDefault(Column.REASON, ""),
            said.getOrDefault(Column.FROM, ""),
            said.getOrDefault(Column.UNTIL, "")));
  }
}
