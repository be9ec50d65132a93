package io.ringfence.decode.format.mapped;

import io.ringfence.decode.format.CsvLine;
import io.ringfence.decode.format.Feed;
import io.ringfence.decode.format.Format;
import io.ringfence.decode.format.LineDecoder;
import io.ringfence.decode.format.UnreadableException;
import io.ringfence.topics.RecordKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tables of any system, a record in each line. The settings {@code columns} or the first line of a
 * file name the columns; {@code fields} say which of them is which field of ours, and the {@code
 * delimiter}.
 */
public final class CsvFormat implements Format {

  static final String NAME = "csv";
  static final String DELIMITER = "delimiter";
  static final String QUOTES = "quotes";
  static final String NO_QUOTES = "none";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<RecordKind> kinds() {
    return Target.KINDS;
  }

  @Override
  public List<String> faults(Feed feed) {
    FieldMap map = new FieldMap(feed, true);
    List<String> faults = new ArrayList<>(map.faults());
    if (!CsvLine.DELIMITERS.contains(feed.fields().getOrDefault(DELIMITER, ","))) {
      faults.add("`fields`: `delimiter` is one of " + String.join(" ", CsvLine.DELIMITERS));
    }
    if (!feed.fields().getOrDefault(QUOTES, NO_QUOTES).equals(NO_QUOTES)) {
      faults.add("`fields`: `quotes` is `none`, or is not there");
    }
    List<String> columns = feed.columns();
    if (new HashSet<>(columns).size() < columns.size()) {
      faults.add("`columns` names a column twice");
    }
    if (columns.isEmpty() && !feed.topic().isEmpty()) {
      faults.add("`columns` is needed: a topic has no first line");
    }
    for (String name : map.slots().keySet()) {
      if (!columns.isEmpty() && !columns.contains(name)) {
        faults.add("`columns` lacks a column that `fields` names: " + name);
      }
    }
    return faults;
  }

  @Override
  public Feed headed(Feed feed, String firstLine) {
    List<String> names = CsvLine.fields(firstLine, delimiter(feed), quotes(feed));
    boolean header = names.containsAll(new FieldMap(feed, true).slots().keySet());
    return header ? feed.withColumns(named(names)) : feed;
  }

  /** Without columns at the end that have no name. */
  private static List<String> named(List<String> names) {
    int count = names.size();
    while (count > 0 && names.get(count - 1).isEmpty()) {
      count--;
    }
    return names.subList(0, count);
  }

  private static char delimiter(Feed feed) {
    return CsvLine.delimiter(feed.fields().getOrDefault(DELIMITER, ","));
  }

  private static boolean quotes(Feed feed) {
    return !feed.fields().containsKey(QUOTES);
  }

  @Override
  public LineDecoder decoder(Feed feed) {
    FieldMap map = new FieldMap(feed, true);
    MappedRecords records = new MappedRecords(feed, map);
    List<String> columns = feed.columns();
    String[] names = map.slots().keySet().toArray(String[]::new);
    int[] slots = new int[columns.size()];
    for (int i = 0; i < slots.length; i++) {
      slots[i] = map.slots().getOrDefault(columns.get(i), -1);
    }
    String missing = missing(map.slots(), columns);
    char delimiter = delimiter(feed);
    boolean quotes = quotes(feed);
    String[] values = new String[names.length];
    return (line, told) -> {
      if (line.text().isBlank()) {
        told.passed("empty");
        return;
      }
      if (!missing.isEmpty()) {
        throw UnreadableException.bad(
            missing, "neither `columns` nor the first line names it once");
      }
      read(new CsvLine(line.text(), delimiter, quotes), slots, values);
      if (Arrays.equals(values, names)) {
        told.passed("header");
      } else {
        records.tell(values, line, told);
      }
    };
  }

  /** A name that is not that of one column; empty if each is. */
  private static String missing(Map<String, Integer> slots, List<String> columns) {
    return slots.keySet().stream()
        .filter(name -> columns.stream().filter(name::equals).count() != 1)
        .findFirst()
        .orElse("");
  }

  private static void read(CsvLine line, int[] slots, String[] values) {
    int count = 0;
    while (count < slots.length && line.next()) {
      int slot = slots[count];
      if (slot >= 0) {
        if (line.doubtful()) {
          throw UnreadableException.malformed("a quote beside a delimiter, in quotes");
        }
        values[slot] = line.field();
      }
      count++;
    }
    // a delimiter may follow the last field
    boolean more = !line.broken() && line.next() && !(line.field().isEmpty() && line.atEnd());
    if (line.broken()) {
      throw UnreadableException.malformed("a quoted field does not end");
    }
    if (count < slots.length || more) {
      throw UnreadableException.malformed("it has not as many fields as there are columns");
    }
  }
}
