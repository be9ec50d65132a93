package io.ringfence.decode.format.asteriskcdr;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.ringfence.decode.format.Feed;
import io.ringfence.decode.format.Line;
import io.ringfence.decode.format.UnreadableException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Lines to the fields of a record. A line that begins with a brace and a quote is an object of
 * JSON; any other is one of CSV, in the columns that the feed's settings or the file's header name,
 * else in those of {@code Master.csv}.
 */
final class CdrLines {

  /** Nobody has more; a line of commas must not become a list as long. */
  private static final int MOST_COLUMNS = 200;

  /** What cdr_csv always writes. */
  private static final List<String> MASTER =
      List.of(
          ("accountcode src dst dcontext clid channel dstchannel lastapp lastdata start "
                  + "answer end duration billsec disposition amaflags")
              .split(" "));

  /** What newcdrcolumns=yes adds. */
  private static final List<String> NEW = List.of("peeraccount", "linkedid", "sequence");

  /** Columns that a line of {@code Master.csv} may have, as bits. */
  private static final int UNIQUE_ID = 1;

  private static final int USER_FIELD = 2;
  private static final int ADDED_LAST = 4;

  /** Asterisk does not escape control characters. */
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.CHARSET_DETECTION)
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .build();

  private final List<String> columns;
  private final String account;

  /** What a call record calls them, by the names of another backend. */
  private final Map<String, String> names;

  /** What each column is, by the bits above; where the settings say it, only the first. */
  private final Cdr.Field[][] layouts = new Cdr.Field[1 + UNIQUE_ID + USER_FIELD + ADDED_LAST][];

  /** Objects of a feed have the same names in the same order. */
  private final String[] lastNames = new String[MOST_COLUMNS];

  private final Cdr.Field[] lastFields = new Cdr.Field[MOST_COLUMNS];

  CdrLines(Feed feed, Map<String, String> names) {
    columns = feed.columns();
    account = feed.account();
    this.names = names;
  }

  Cdr read(Line line) {
    return isObject(line.text()) ? object(line) : row(fields(line.text()));
  }

  /** A brace and a quote: a text without quotes around it may begin with a brace, but has none. */
  private static boolean isObject(String line) {
    int at = 1;
    while (at < line.length() && line.charAt(at) == ' ') {
      at++;
    }
    return line.startsWith("{") && line.startsWith("\"", at);
  }

  private Cdr row(List<String> values) {
    int optional = columns.isEmpty() ? optional(values) : 0;
    if (layouts[optional] == null) {
      List<String> layout = columns.isEmpty() ? master(optional) : columns;
      layouts[optional] = layout.stream().map(this::field).toArray(Cdr.Field[]::new);
    }
    Cdr.Field[] layout = layouts[optional];
    if (layout.length != values.size()) {
      throw UnreadableException.malformed("another number of columns than the settings say");
    }
    Cdr cdr = new Cdr();
    for (int i = 0; i < layout.length; i++) {
      if (layout[i] != null) {
        cdr.put(layout[i], values.get(i));
      }
    }
    return cdr;
  }

  /**
   * Which columns of {@code Master.csv} a line has: 16, then the unique id and the user field, each
   * if it is switched on, then the three new columns together. Where their number does not tell
   * which they are, or a line that was cut could have it, ids and sequences must look like that.
   */
  private static int optional(List<String> values) {
    int more = values.size() - MASTER.size();
    if (more < 0 || more > 5) {
      throw UnreadableException.malformed("not the columns of Master.csv, and no others are set");
    }
    int logged = more < 3 ? more : more - NEW.size();
    boolean id = logged == 2 || (logged == 1 && UniqueId.is(values.get(MASTER.size())));
    boolean user = logged == 2 || (logged == 1 && !id);
    if (more >= 3) {
      String sequence = values.get(values.size() - 1);
      boolean whole = logged == 2 || UniqueId.is(values.get(values.size() - 2));
      if (!whole || !Seconds.digits(sequence, 0, sequence.length())) {
        throw UnreadableException.malformed("the last columns are not those of Master.csv");
      }
    }
    return (id ? UNIQUE_ID : 0) + (user ? USER_FIELD : 0) + (more >= 3 ? ADDED_LAST : 0);
  }

  private static List<String> master(int optional) {
    List<String> names = new ArrayList<>(MASTER);
    if ((optional & UNIQUE_ID) != 0) {
      names.add("uniqueid");
    }
    if ((optional & USER_FIELD) != 0) {
      names.add("userfield");
    }
    if ((optional & ADDED_LAST) != 0) {
      names.addAll(NEW);
    }
    return names;
  }

  /** The fields of a line of CSV (RFC 4180) without line breaks. */
  static List<String> fields(String line) {
    List<String> fields = new ArrayList<>(24);
    int at = 0;
    while (true) {
      if (line.startsWith("\"", at)) {
        at = quoted(line, at + 1, fields);
      } else {
        int comma = line.indexOf(',', at);
        int end = comma < 0 ? line.length() : comma;
        String bare = line.substring(at, end);
        if (bare.indexOf('"') >= 0) {
          throw UnreadableException.malformed("a quote within a field that has none around it");
        }
        fields.add(bare.equals("NULL") || bare.equals("\\N") ? "" : bare);
        at = end;
      }
      if (at == line.length()) {
        return fields;
      }
      if (line.charAt(at) != ',' || fields.size() == MOST_COLUMNS) {
        throw UnreadableException.malformed("not a line of CSV");
      }
      at++;
    }
  }

  /** Behind the closing quote. */
  private static int quoted(String line, int from, List<String> fields) {
    int close = line.indexOf('"', from);
    if (close >= 0 && !line.startsWith("\"", close + 1)) {
      fields.add(line.substring(from, close));
      return close + 1;
    }
    StringBuilder field = new StringBuilder();
    int at = from;
    while (close >= 0) {
      field.append(line, at, close);
      if (!line.startsWith("\"", close + 1)) {
        fields.add(field.toString());
        return close + 1;
      }
      field.append('"');
      at = close + 2;
      close = line.indexOf('"', at);
    }
    throw UnreadableException.malformed("a quote is not closed");
  }

  private Cdr object(Line line) {
    try {
      return json(line);
    } catch (IOException e) {
      // Its message quotes the record, so it goes no further.
    }
    try {
      return json(Line.of(escaped(line.text()), line.received()));
    } catch (IOException e) {
      throw UnreadableException.malformed("not JSON");
    }
  }

  /**
   * What Asterisk writes as JSON proper: it puts a backslash before quotes, and none before the
   * backslashes that a caller's name has before its own quotes. So each quote that is a caller's
   * has one before it, and none of them can end a text. A text with a backslash at its end stays
   * unreadable.
   */
  private static String escaped(String line) {
    StringBuilder escaped = new StringBuilder(line.length() + 16);
    int run = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\\') {
        run++;
      } else {
        escaped.append("\\".repeat(c == '"' ? Math.max(0, 2 * run - 1) : 2 * run)).append(c);
        run = 0;
      }
    }
    return escaped.toString();
  }

  private Cdr.Field field(String name) {
    String other = names.get(name.strip().toLowerCase(Locale.ROOT));
    return Cdr.named(other == null ? name : other, account);
  }

  private Cdr.Field named(String name, int at) {
    if (!name.equals(lastNames[at])) {
      lastNames[at] = name;
      lastFields[at] = field(name);
    }
    return lastFields[at];
  }

  private Cdr json(Line line) throws IOException {
    Cdr cdr = new Cdr();
    int at = 0;
    try (JsonParser in = line.json(JSON)) {
      in.nextToken();
      for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
        JsonToken token = in.nextToken();
        Cdr.Field field = named(name, at++ % MOST_COLUMNS);
        if (field != null && token != JsonToken.VALUE_NULL) {
          String value = token.isScalarValue() ? in.getText() : "";
          String before = cdr.put(field, value);
          if (before != null && !before.equals(value)) {
            throw UnreadableException.bad(field.label(), "it is there twice");
          }
        }
        in.skipChildren();
      }
      if (in.currentToken() != JsonToken.END_OBJECT || in.nextToken() != null) {
        throw new JsonParseException(in, "not one object");
      }
    }
    return cdr;
  }
}
