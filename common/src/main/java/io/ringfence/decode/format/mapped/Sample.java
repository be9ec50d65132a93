package io.ringfence.decode.format.mapped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.decode.format.CsvLine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Lines of a feed, and their columns as far as one can tell.
 *
 * @param delimiter as the settings call it; empty for JSON
 * @param header whether the first line names the columns
 * @param names of all columns, in order
 * @param columns of these, and pairs of them that are one time
 */
record Sample(
    String delimiter, boolean quotes, boolean header, List<String> names, List<Column> columns) {

  private static final int MOST_COLUMNS = 500;

  /** By lines that are not empty. */
  static Sample of(List<String> lines, Forms forms) {
    return !lines.isEmpty() && lines.get(0).startsWith("{")
        ? json(lines, forms)
        : table(lines, forms);
  }

  private static Sample json(List<String> lines, Forms forms) {
    List<Map<String, String>> rows = new ArrayList<>();
    Map<String, Boolean> names = new LinkedHashMap<>();
    for (String line : lines) {
      Map<String, String> row = new LinkedHashMap<>();
      try {
        flatten("", new ObjectMapper().readTree(line), row);
      } catch (JsonProcessingException e) {
        row.clear(); // the check that follows counts it
      }
      rows.add(row);
      row.keySet().stream()
          .filter(name -> names.size() < MOST_COLUMNS)
          .forEach(name -> names.put(name, true));
    }
    List<Column> columns = new ArrayList<>();
    for (String name : names.keySet()) {
      List<String> cells = rows.stream().map(row -> row.getOrDefault(name, "")).toList();
      columns.add(new Column(name, Expression.written(name), cells, forms));
    }
    return new Sample("", true, true, List.copyOf(names.keySet()), columns);
  }

  private static void flatten(String prefix, JsonNode node, Map<String, String> row) {
    node.properties()
        .forEach(
            each -> {
              String name = prefix + each.getKey();
              if (each.getValue().isObject()) {
                flatten(name + '.', each.getValue(), row);
              } else if (each.getValue().isValueNode() && !each.getValue().isNull()) {
                row.put(name, each.getValue().asText().strip());
              }
            });
  }

  private static Sample table(List<String> lines, Forms forms) {
    List<List<String>> best = List.of();
    String delimiter = "";
    boolean quotes = true;
    for (String each : CsvLine.DELIMITERS) {
      List<List<String>> quoted = rows(lines, CsvLine.delimiter(each), true);
      List<List<String>> plain = rows(lines, CsvLine.delimiter(each), false);
      List<List<String>> rows = plain.size() > quoted.size() ? plain : quoted;
      boolean fits = rows.size() * 10 >= lines.size() * 9 && rows.get(0).size() > 1;
      if (fits && (best.isEmpty() || rows.get(0).size() > best.get(0).size())) {
        best = rows;
        delimiter = each;
        quotes = rows == quoted;
      }
    }
    if (best.isEmpty()) {
      return new Sample("", true, false, List.of(), List.of());
    }
    List<String> first = CsvLine.fields(lines.get(0), CsvLine.delimiter(delimiter), quotes);
    boolean header = first.equals(best.get(0)) && first.stream().noneMatch(Sample::isData);
    List<List<String>> rows = header ? best.subList(1, best.size()) : best;
    List<Column> columns = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < best.get(0).size(); i++) {
      int at = i;
      String name = header ? first.get(i) : "column" + (i + 1);
      List<String> cells = rows.stream().map(row -> row.get(at)).toList();
      names.add(name);
      if (!name.isEmpty() && Collections.frequency(first, name) < 2) {
        columns.add(new Column(name, Expression.written(name), cells, forms));
      }
    }
    return new Sample(delimiter, quotes, header, names, joined(columns, forms));
  }

  /** Of those that have the most usual number of fields. */
  private static List<List<String>> rows(List<String> lines, char delimiter, boolean quotes) {
    Map<Integer, List<List<String>>> bySize = new LinkedHashMap<>();
    for (String line : lines) {
      List<String> row = CsvLine.fields(line, delimiter, quotes);
      bySize.computeIfAbsent(row.size(), any -> new ArrayList<>()).add(row);
    }
    return bySize.values().stream()
        .max((a, b) -> Integer.compare(a.size(), b.size()))
        .filter(rows -> !rows.get(0).isEmpty())
        .orElse(List.of(List.of()));
  }

  /** What no header has: numbers and times. */
  private static boolean isData(String cell) {
    return cell.matches("\\P{L}*[0-9]\\P{L}*");
  }

  /** A date and the clock behind it are a time. */
  private static List<Column> joined(List<Column> columns, Forms forms) {
    List<Column> all = new ArrayList<>(columns);
    for (int i = 0; i + 1 < columns.size(); i++) {
      Column date = columns.get(i);
      Column time = columns.get(i + 1);
      if (!date.times() && forms.dates(date.values) && forms.clocks(time.values)) {
        List<String> cells =
            IntStream.range(0, date.cells.size())
                .mapToObj(row -> (date.cells.get(row) + ' ' + time.cells.get(row)).strip())
                .toList();
        all.add(new Column(date.name, date.reference + " + " + time.reference, cells, forms));
        all.remove(date);
        all.remove(time);
      }
    }
    return all;
  }
}
