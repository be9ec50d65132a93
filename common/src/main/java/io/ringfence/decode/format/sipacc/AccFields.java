package io.ringfence.decode.format.sipacc;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.ringfence.decode.format.CsvLine;
import io.ringfence.decode.format.Line;
import io.ringfence.decode.format.PercentCode;
import io.ringfence.decode.format.UnreadableException;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One record of accounting, by the proxy's names of its fields. The log escapes nothing, so that a
 * caller's or a callee's text may hold fields of its own: all stand in their fixed order, each
 * once, from both ends of the line.
 */
record AccFields(Map<String, String> values) {

  /** What both proxies log of each transaction, behind times. */
  static final List<String> TRANSACTION =
      List.of("method", "from_tag", "to_tag", "call_id", "code", "reason");

  /** What Kamailio's {@code cdr_enable} logs; {@code cdr_extra} begins with the Call-ID. */
  static final List<String> DIALOG = List.of("start_time", "end_time", "duration", "call_id");

  /** What the script of the page says of a refused request, with a last field that is fixed. */
  static final List<String> REFUSED =
      List.of("event", "time", "src_ip", "account", "dst_user", "call_id", "cseq", "ua", "end");

  private static final Set<String> NOTHING = Set.of("<null>", "NON-UTF8", "NULL", "\\N");

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
          .disable(JsonFactory.Feature.CHARSET_DETECTION)
          .build();

  /** A line of the log: times of the system's, these fields, and those that the site adds. */
  static AccFields logged(String text, List<String> core, List<String> added) {
    AccFields fields = new AccFields(new HashMap<>());
    String[] pieces = text.split("; ?", -1);
    int first = 0;
    while (first < pieces.length && !pieces[first].startsWith(core.get(0) + '=')) {
      int is = pieces[first].indexOf('=') + 1;
      String value = pieces[first].substring(is);
      // With time_mode=2 another field says the same time, more exactly.
      boolean exact = value.indexOf('.') == 10;
      String name = exact ? "timestamp" : pieces[first].substring(0, Math.max(0, is - 1));
      fields.put(name, value, false);
      first++;
    }
    fields.ordered(pieces, first, core, added);
    return fields;
  }

  private void ordered(String[] pieces, int first, List<String> core, List<String> added) {
    boolean free = core.equals(TRANSACTION); // its reason may hold delimiters: callees write it
    int last = first + core.size() - 1;
    int tail = pieces.length - added.size();
    if (tail <= last || (tail > last + 1 && !free)) {
      throw UnreadableException.malformed("cut off, or not the fields of the settings");
    }
    for (int i = first; i < pieces.length; i++) {
      int is = Math.max(0, pieces[i].indexOf('='));
      String name = pieces[i].substring(0, is);
      if (i > last && i < tail) {
        if (core.contains(name) || added.contains(name)) {
          throw UnreadableException.malformed("a field stands twice");
        }
      } else if (name.equals(i <= last ? core.get(i - first) : added.get(i - tail))) {
        put(name, pieces[i].substring(is + 1), !free || i > last);
      } else {
        throw UnreadableException.malformed("not the fields of the settings, in their order");
      }
    }
    boolean call = !free || get("method").equals("INVITE");
    if (call && !added.isEmpty() && get(added.get(added.size() - 1)).isEmpty()) {
      throw UnreadableException.malformed("the last field is empty: the line may be cut off");
    }
  }

  private void put(String name, String value, boolean escaped) {
    String text = escaped ? PercentCode.decoded(value) : value;
    values.put(name, NOTHING.contains(value) ? "" : text);
  }

  /** Outside the log a Call-ID is as it came. */
  private void put(String name, String value) {
    put(name, value, !name.startsWith("call"));
  }

  /** A row of a table. */
  static AccFields row(String text, List<String> columns) {
    AccFields fields = new AccFields(new HashMap<>());
    CsvLine row = new CsvLine(text, ',', true);
    int count = 0;
    while (row.next()) {
      if (row.doubtful() || count == columns.size()) {
        throw UnreadableException.malformed("more fields than columns, or a quote beside a comma");
      }
      fields.put(columns.get(count++), row.field());
    }
    if (row.broken() || count < columns.size()) {
      throw UnreadableException.malformed("fewer fields than columns, or an open quote");
    }
    return fields;
  }

  /** An object of {@code acc_json}. */
  static AccFields json(Line line) {
    AccFields fields = new AccFields(new HashMap<>());
    try (JsonParser in = line.json(JSON)) {
      in.nextToken();
      for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
        JsonToken token = in.nextToken();
        if (token.isScalarValue() && token != JsonToken.VALUE_NULL) {
          String before = fields.values.get(name);
          fields.put(name, in.getText());
          if (before != null && !before.equals(fields.values.get(name))) {
            throw UnreadableException.malformed("a field stands twice, and says two things");
          }
        }
        in.skipChildren();
      }
      if (in.currentToken() != JsonToken.END_OBJECT || in.nextToken() != null) {
        throw UnreadableException.malformed("not one object");
      }
    } catch (IOException e) {
      throw UnreadableException.malformed("not JSON");
    }
    return fields;
  }

  /** The first of these that is there, else empty. */
  String get(String... names) {
    for (String name : names) {
      String value = values.getOrDefault(name, "");
      if (!value.isEmpty()) {
        return value;
      }
    }
    return "";
  }
}
