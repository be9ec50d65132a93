package io.ringfence.decode.format.freeswitchcdr;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.ringfence.decode.format.PercentCode;
import io.ringfence.decode.format.UnreadableException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One leg of a call, as {@code mod_json_cdr} writes it.
 *
 * @param variables of its channel, and {@code channel_data}, without what is empty
 * @param flow the parties that the leg was for, the oldest first: one was dialled, each transfer
 *     adds one
 */
record Leg(Map<String, String> variables, List<Part> flow) {

  /** Who called whom, and when: {@code caller_profile} and {@code times}. */
  record Part(Map<String, String> fields) {

    String get(String field) {
      return fields.getOrDefault(field, "");
    }

    /** Epoch milliseconds; 0 for what did not happen. */
    long time(String field) {
      return micros(get(field)) / 1000;
    }
  }

  private static final Part NOBODY = new Part(Map.of());

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .build();

  /** Nobody is transferred more often. */
  private static final int MOST_PARTS = 100;

  static Leg read(String text) {
    Leg leg = new Leg(new HashMap<>(), new ArrayList<>());
    try (JsonParser in = JSON.createParser(text)) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        throw UnreadableException.malformed("not a JSON object");
      }
      for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
        JsonToken value = in.nextToken();
        if (value == JsonToken.START_OBJECT
            && (name.equals("variables") || name.equals("channel_data"))) {
          texts(in, leg.variables, name.equals("variables"));
        } else if (value == JsonToken.START_ARRAY && name.equals("callflow")) {
          parts(in, leg.flow);
        } else {
          in.skipChildren();
        }
      }
      if (in.currentToken() != JsonToken.END_OBJECT || in.nextToken() != null) {
        throw UnreadableException.malformed("not one object");
      }
    } catch (IOException e) {
      throw UnreadableException.malformed("not JSON");
    }
    return leg;
  }

  /** {@code encode-values} is on by default. */
  private static void texts(JsonParser in, Map<String, String> into, boolean encoded)
      throws IOException {
    for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
      JsonToken token = in.nextToken();
      if (token.isScalarValue() && token != JsonToken.VALUE_NULL) {
        String value = encoded ? PercentCode.decoded(in.getText()) : in.getText();
        String before = value.isEmpty() ? null : into.put(name, value);
        if (before != null && !before.equals(value)) {
          into.put(name, ""); // which of them holds nobody knows
        }
      }
      in.skipChildren();
    }
  }

  /** The newest comes first. */
  private static void parts(JsonParser in, List<Part> into) throws IOException {
    while (in.nextToken() == JsonToken.START_OBJECT) {
      Part part = new Part(new HashMap<>());
      for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
        if (in.nextToken() == JsonToken.START_OBJECT
            && (name.equals("caller_profile") || name.equals("times"))) {
          texts(in, part.fields, false);
        } else {
          in.skipChildren();
        }
      }
      if (into.size() < MOST_PARTS) {
        into.add(0, part);
      }
    }
  }

  /** Who was dialled. */
  Part original() {
    return flow.isEmpty() ? NOBODY : flow.get(0);
  }

  /** Whom it was transferred to last, else who was dialled. */
  Part latest() {
    return flow.isEmpty() ? NOBODY : flow.get(flow.size() - 1);
  }

  /** Empty where it is not there. */
  String get(String variable) {
    return variables.getOrDefault(variable, "");
  }

  /** The first of these that is there. */
  String first(String... names) {
    for (String name : names) {
      if (!get(name).isEmpty()) {
        return get(name);
      }
    }
    return "";
  }

  /** Epoch milliseconds of a time that a call needs not have; 0 for what did not happen. */
  long time(String variable) {
    return micros(get(variable)) / 1000;
  }

  private static long micros(String text) {
    return text.matches("[1-9][0-9]{14,15}") ? Long.parseLong(text) : 0;
  }
}
