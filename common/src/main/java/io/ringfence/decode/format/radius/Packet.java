package io.ringfence.decode.format.radius;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.ringfence.decode.format.Line;
import io.ringfence.decode.format.UnreadableException;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One accounting request: a block of FreeRADIUS's {@code detail}, or a JSON object of {@code
 * json_encode}.
 *
 * @param attributes the first of each name
 */
record Packet(Map<String, String> attributes) {

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
          .build();

  private static final Pattern ATTRIBUTE =
      Pattern.compile("\\t([A-Za-z0-9._:-]+) \\+?= (?:\"((?:[^\"\\\\]|\\\\.)*+)\"|([^\"]*+))\\r?");

  private static final Pattern ESCAPED = Pattern.compile("\\\\([0-7]{3}|.)");

  static Packet read(Line line) {
    Packet packet = new Packet(new TreeMap<>(String.CASE_INSENSITIVE_ORDER));
    if (line.text().startsWith("{")) {
      packet.object(line);
    } else {
      packet.block(line.text().split("\n"));
    }
    return packet;
  }

  private void block(String[] lines) {
    if (lines.length < 2) {
      throw UnreadableException.malformed("neither a block of attributes nor a JSON object");
    }
    for (int i = 1; i < lines.length; i++) {
      Matcher attribute = ATTRIBUTE.matcher(lines[i]);
      if (!attribute.matches()) {
        throw UnreadableException.malformed("no attribute in line " + (i + 1) + " of the block");
      }
      String quoted = attribute.group(2);
      put(attribute.group(1), quoted == null ? attribute.group(3) : unescaped(quoted));
    }
  }

  private static String unescaped(String text) {
    return text.indexOf('\\') < 0
        ? text
        : ESCAPED.matcher(text).replaceAll(found -> Matcher.quoteReplacement(one(found.group(1))));
  }

  private static String one(String code) {
    return switch (code) {
      case "n" -> "\n";
      case "r" -> "\r";
      case "t" -> "\t";
      default -> code.length() == 3 ? String.valueOf((char) Integer.parseInt(code, 8)) : code;
    };
  }

  private void object(Line line) {
    try (JsonParser in = line.json(JSON)) {
      in.nextToken();
      for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
        in.nextToken();
        value(name, in);
      }
      if (in.currentToken() != JsonToken.END_OBJECT || in.nextToken() != null) {
        throw UnreadableException.malformed("not one JSON object");
      }
    } catch (IOException e) {
      throw UnreadableException.malformed("not JSON");
    }
  }

  /** The value itself, one or several in an array, or an object that says the type beside it. */
  private void value(String name, JsonParser in) throws IOException {
    int depth = 0;
    boolean named = true; // what is looked at is the value, not its type
    JsonToken token = in.currentToken();
    while (true) {
      if (token.isStructStart()) {
        depth++;
      } else if (token.isStructEnd()) {
        depth--;
      } else if (token == JsonToken.FIELD_NAME) {
        named = in.currentName().equals("value");
      } else if (named && token != JsonToken.VALUE_NULL) {
        put(name, in.getText());
      }
      if (depth == 0) {
        return;
      }
      token = in.nextToken();
    }
  }

  /** Cisco repeats the name in the value, and has pairs that name themselves. */
  private void put(String name, String value) {
    boolean pair = name.equalsIgnoreCase("Cisco-AVPair") && value.indexOf('=') > 0;
    String actual = pair ? value.substring(0, value.indexOf('=')) : name;
    boolean repeated = value.regionMatches(true, 0, actual + '=', 0, actual.length() + 1);
    attributes.putIfAbsent(actual, repeated ? value.substring(actual.length() + 1) : value);
  }

  /** Of the first of these that is there and not empty; empty if none is. */
  String get(String... names) {
    for (String name : names) {
      String value = attributes.getOrDefault(name, "");
      if (!value.isEmpty()) {
        return value;
      }
    }
    return "";
  }
}
