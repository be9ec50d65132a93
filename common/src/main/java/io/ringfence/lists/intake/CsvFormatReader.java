package io.ringfence.lists.intake;

import io.ringfence.csv.CsvTable;
import io.ringfence.signal.SubjectKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A table (RFC 4180) whose header names its columns; the order does not matter, and columns that
 * say nothing to a list are passed over. Commas, semicolons or tabs between them.
 */
final class CsvFormatReader {

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

  private CsvFormatReader() {}

  private static Meaning meaning(String cell) {
    String name = cell.strip().toLowerCase(Locale.ROOT).replace(' ', '_').replace("\"", "");
    return NAMES.get(name);
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

  static void read(BufferedReader in, EntryReceiver rows) throws IOException {
    CsvTable table = CsvTable.open(in).orElse(null);
    if (table == null) {
      return;
    }
    if (!header(table.header(), table.delimiter())) {
      rows.fault(
          table.headerLine(),
          ImportFaultKind.NO_HEADER,
          "the first line has to name its columns, one of them value, number, address, network,"
              + " range, device, account, trunk or content");
      return;
    }
    List<Meaning> columns = new ArrayList<>();
    for (String cell : table.header().split(String.valueOf(table.delimiter()), -1)) {
      columns.add(meaning(cell));
    }
    table.records(
        new CsvTable.Receiver() {
          @Override
          public void record(long line, List<String> fields) {
            row(line, fields, columns, rows);
          }

          @Override
          public void damaged(long line, CsvTable.Damage damage) {
            boolean open = damage == CsvTable.Damage.OPEN_QUOTE;
            rows.fault(
                line, open ? ImportFaultKind.TRUNCATED : ImportFaultKind.MALFORMED, damage.words());
          }
        });
  }

  private static void row(
      long line, List<String> cells, List<Meaning> columns, EntryReceiver rows) {
    if (cells.get(0).startsWith("#")) {
      return;
    }
    if (cells.size() != columns.size()) {
      rows.fault(
          line,
          ImportFaultKind.MALFORMED,
          "has " + cells.size() + " columns, the header " + columns.size());
      return;
    }
    Map<Column, String> said = new EnumMap<>(Column.class);
    SubjectKind likely = null;
    for (int i = 0; i < cells.size(); i++) {
      Meaning meaning = columns.get(i);
      String cell = cells.get(i).strip();
      if (meaning != null && !cell.isEmpty()) {
        if (said.put(meaning.column, cell) != null) {
          rows.fault(
              line, ImportFaultKind.CONTRADICTION, "two columns of one meaning are both filled");
          return;
        }
        likely = meaning.column == Column.VALUE ? meaning.kind : likely;
      }
    }
    rows.row(
        new RawEntry(
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
