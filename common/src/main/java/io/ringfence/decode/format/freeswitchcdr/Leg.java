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
 * One leg of a call, as FreeSWITCH writes it.
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

  /**
   * Behind these stand keys of media, digits that were dialled, passwords, answers to challenges.
   */
  private static final List<String> SECRETS =
      List.of("sdp", "crypto", "digits", "dtmf", "assw", "sip_auth_", "app_data", "secret", "cdr=");

  /** What is to be read of an object's fields, up to its end. */
  @FunctionalInterface
  interface Fields {
    void read(JsonParser in) throws IOException;
  }

  static Leg empty() {
    return new Leg(new HashMap<>(), new ArrayList<>());
  }

  /** Of {@code mod_xml_cdr}, if it begins with a tag. */
  static Leg read(String text) {
    if (text.startsWith("<")) {
      return LegXml.read(text);
    }
    Leg leg = empty();
    object(text, leg::fields);
    return leg;
  }

  static void object(String text, Fields fields) {
    try (JsonParser in = JSON.createParser(text)) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        throw UnreadableException.malformed("not a JSON object");
      }
      fields.read(in);
      if (in.currentToken() != JsonToken.END_OBJECT || in.nextToken() != null) {
        throw UnreadableException.malformed("not one object");
      }
    } catch (IOException e) {
      throw UnreadableException.malformed("not JSON");
    }
  }

  private void fields(JsonParser in) throws IOException {
    for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
      JsonToken value = in.nextToken();
      boolean object = value == JsonToken.START_OBJECT;
      if (object && (name.equals("variables") || name.equals("channel_data"))) {
        texts(in, variables, name.equals("variables"));
      } else if (object && name.equals("callflow")) {
        part(in); // FusionPBX keeps one alone without an array
      } else if (value == JsonToken.START_ARRAY && name.equals("callflow")) {
        while (in.nextToken() == JsonToken.START_OBJECT) {
          part(in);
        }
      } else {
        in.skipChildren();
      }
    }
  }

  /** Of an object, without what is deeper in it. */
  static void texts(JsonParser in, Map<String, String> into, boolean encoded) throws IOException {
    for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
      JsonToken token = in.nextToken();
      if (token.isScalarValue() && token != JsonToken.VALUE_NULL) {
        put(into, name, encoded ? PercentCode.decoded(in.getText()) : in.getText());
      }
      in.skipChildren();
    }
  }

  static void put(Map<String, String> into, String name, String value) {
    String before = value.isEmpty() ? null : into.put(name, value);
    if (before != null && !before.equals(value)) {
      into.put(name, ""); // which of them holds nobody knows
    }
  }

  private void part(JsonParser in) throws IOException {
    Part part = older();
    for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
      if (in.nextToken() == JsonToken.START_OBJECT
          && (name.equals("caller_profile") || name.equals("times"))) {
        texts(in, part.fields, false);
      } else {
        in.skipChildren();
      }
    }
  }

  /** One more part, before those that are there: the newest comes first. */
  Part older() {
    Part part = new Part(new HashMap<>());
    if (flow.size() < MOST_PARTS) {
      flow.add(0, part);
    }
    return part;
  }

  /** Cut off where the first secret may begin. */
  static String redacted(String line) {
    int end = line.length();
    for (String secret : SECRETS) {
      int found = line.indexOf(secret);
      end = found < 0 ? end : Math.min(end, found);
    }
    return end == line.length() ? line : line.substring(0, end) + "...";
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
