package io.ringfence.decode;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.ringfence.decode.format.NativeRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The known fields of one record as they stand in its JSON, whatever its type: the type may come
 * last. Reused from record to record.
 */
@SuppressWarnings("EnumOrdinal") // arrays by field: nothing here is stored, and a map costs a third
final class RawFields {

  /** What a field's value is. NULL counts as absent. */
  enum Shape {
    ABSENT,
    NULL,
    TEXT,
    NUMBER,
    TRUE,
    FALSE,
    OBJECT,
    ARRAY
  }

  private final Shape[] shapes = new Shape[FieldName.count()];
  private final String[] texts = new String[FieldName.count()];
  private final double[] numbers = new double[FieldName.count()];
  private final List<String> records = new ArrayList<>(0);

  /**
   * Reads one JSON object and nothing after it.
   *
   * @throws RefusalException where it is none, and where a known field stands twice: which of two
   *     values holds differs between readers, so a record that says two things says nothing
   */
  void read(JsonParser json) throws IOException {
    Arrays.fill(shapes, Shape.ABSENT);
    if (json.nextToken() != JsonToken.START_OBJECT) {
      throw RefusalException.malformed("not a JSON object");
    }
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      JsonToken token = json.nextToken();
      FieldName field = FieldName.ofLabel(name);
      if (field == FieldName.SUBJECT && token == JsonToken.START_OBJECT) {
        put(field, Shape.OBJECT);
        subject(null, FieldName.SUBJECT_KIND, FieldName.SUBJECT_VALUE, json);
      } else if (field == FieldName.ORIGIN && token == JsonToken.START_OBJECT) {
        put(field, Shape.OBJECT);
        subject(FieldName.ORIGIN_ID, FieldName.ORIGIN_KIND, FieldName.ORIGIN_VALUE, json);
      } else if (field == FieldName.CORRECT && token == JsonToken.START_OBJECT) {
        put(field, Shape.OBJECT);
        correct(json);
      } else {
        value(field, token, json);
      }
    }
    if (json.currentToken() != JsonToken.END_OBJECT) {
      throw RefusalException.malformed("the object does not end");
    }
    if (json.nextToken() != null) {
      throw RefusalException.malformed("something follows the object");
    }
  }

  /** The fields of a record that is given as values; names that are not read are passed over. */
  void read(NativeRecord record) {
    Arrays.fill(shapes, Shape.ABSENT);
    record
        .fields()
        .forEach(
            (name, value) -> {
              FieldName field = FieldName.ofLabel(name);
              if (field != null && value instanceof String text) {
                put(field, Shape.TEXT);
                texts[field.ordinal()] = text;
              } else if (field != null && value instanceof Number number) {
                put(field, Shape.NUMBER);
                numbers[field.ordinal()] = number.doubleValue();
              }
            });
  }

  Shape shape(FieldName field) {
    return shapes[field.ordinal()];
  }

  boolean absent(FieldName field) {
    Shape shape = shape(field);
    return shape == Shape.ABSENT || shape == Shape.NULL;
  }

  /** Of a TEXT. */
  String text(FieldName field) {
    return texts[field.ordinal()];
  }

  /** Of a NUMBER; infinite where it is too large for a double. */
  double number(FieldName field) {
    return numbers[field.ordinal()];
  }

  /** The texts of a {@code correct.records}, if that is an ARRAY; null for any that is no text. */
  List<String> records() {
    return records;
  }

  /** A subject, or what follows from one; {@code id} is null where there is none. */
  private void subject(FieldName id, FieldName kind, FieldName value, JsonParser json)
      throws IOException {
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      FieldName field =
          switch (name) {
            case "id" -> id;
            case "kind" -> kind;
            case "value" -> value;
            default -> null;
          };
      value(field, json.nextToken(), json);
    }
  }

  private void correct(JsonParser json) throws IOException {
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      JsonToken token = json.nextToken();
      if (name.equals("link") && token == JsonToken.START_OBJECT) {
        put(FieldName.CORRECT_LINK, Shape.OBJECT);
        subject(null, FieldName.CORRECT_LINK_KIND, FieldName.CORRECT_LINK_VALUE, json);
      } else if (name.equals("records") && token == JsonToken.START_ARRAY) {
        put(FieldName.CORRECT_RECORDS, Shape.ARRAY);
        records(json);
      } else {
        FieldName field =
            switch (name) {
              case "listing" -> FieldName.CORRECT_LISTING;
              case "link" -> FieldName.CORRECT_LINK;
              case "records" -> FieldName.CORRECT_RECORDS;
              default -> null;
            };
        value(field, token, json);
      }
    }
  }

  private void records(JsonParser json) throws IOException {
    records.clear();
    for (JsonToken token = json.nextToken();
        token != JsonToken.END_ARRAY;
        token = json.nextToken()) {
      if (token == null) {
        throw RefusalException.malformed("the array does not end");
      }
      records.add(token == JsonToken.VALUE_STRING ? json.getText() : null);
      json.skipChildren();
    }
  }

  private void value(FieldName field, JsonToken token, JsonParser json) throws IOException {
    if (field == null) {
      if (token.isStructStart()) {
        json.skipChildren();
      }
      return;
    }
    switch (token) {
      case VALUE_STRING -> {
        put(field, Shape.TEXT);
        texts[field.ordinal()] = json.getText();
      }
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
        put(field, Shape.NUMBER);
        numbers[field.ordinal()] = json.getDoubleValue();
      }
      case VALUE_TRUE -> put(field, Shape.TRUE);
      case VALUE_FALSE -> put(field, Shape.FALSE);
      case VALUE_NULL -> put(field, Shape.NULL);
      case START_OBJECT -> {
        put(field, Shape.OBJECT);
        json.skipChildren();
      }
      case START_ARRAY -> {
        put(field, Shape.ARRAY);
        json.skipChildren();
      }
      default -> throw RefusalException.malformed("the object does not end");
    }
  }

  private void put(FieldName field, Shape shape) {
    if (shapes[field.ordinal()] != Shape.ABSENT) {
      throw new RefusalException(RefusalReason.MALFORMED, field.label, "the field stands twice");
    }
    shapes[field.ordinal()] = shape;
  }
}
