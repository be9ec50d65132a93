package io.ringfence.cli.evaluate.input;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfence.cli.options.BadInput;
import io.ringfence.decode.notation.Rfc3339;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A value in a JSON text, with its file and field. Messages about faults name the place and never
 * repeat the value.
 *
 * @param file the file, and the line where it has one record a line
 * @param field such as {@code attacks[3].from}; empty for the whole
 */
record LocatedJson(String file, String field, JsonNode value) {

  static LocatedJson whole(String file, JsonNode value) throws BadInput {
    LocatedJson whole = new LocatedJson(file, "", value);
    if (!value.isObject()) {
      throw whole.unusable("not a JSON object");
    }
    return whole;
  }

  BadInput unusable(String reason) {
    return new BadInput(file + ": " + (field.isEmpty() ? "" : field + ": ") + reason);
  }

  boolean has(String name) {
    return value.hasNonNull(name);
  }

  LocatedJson at(String name) throws BadInput {
    LocatedJson there =
        new LocatedJson(file, field.isEmpty() ? name : field + "." + name, value.path(name));
    if (!value.isObject()) {
      throw unusable("not a JSON object");
    }
    if (!has(name)) {
      throw there.unusable("missing");
    }
    return there;
  }

  /** Reads one value. */
  interface Reading<T> {
    T of(LocatedJson place) throws BadInput;
  }

  /** The values of a list, each once. */
  <T> Set<T> each(String name, Reading<T> reading) throws BadInput {
    Set<T> values = new LinkedHashSet<>();
    for (LocatedJson place : list(name)) {
      values.add(reading.of(place));
    }
    return values;
  }

  List<LocatedJson> list(String name) throws BadInput {
    LocatedJson list = at(name);
    if (!list.value.isArray()) {
      throw list.unusable("not a list");
    }
    List<LocatedJson> places = new ArrayList<>(list.value.size());
    for (JsonNode each : list.value) {
      places.add(new LocatedJson(file, list.field + "[" + places.size() + "]", each));
    }
    return places;
  }

  String text() throws BadInput {
    if (!value.isTextual() || value.textValue().isEmpty()) {
      throw unusable("not a text with something in it");
    }
    return value.textValue();
  }

  String text(String name) throws BadInput {
    return at(name).text();
  }

  Set<String> texts(String name) throws BadInput {
    return each(name, LocatedJson::text);
  }

  /** At least zero. */
  long count(String name) throws BadInput {
    LocatedJson place = at(name);
    if (!place.value.canConvertToLong() || !place.value.isIntegralNumber()) {
      throw place.unusable("not a whole number");
    }
    if (place.value.longValue() < 0) {
      throw place.unusable("below zero");
    }
    return place.value.longValue();
  }

  /** Epoch milliseconds. */
  long time(String name) throws BadInput {
    LocatedJson place = at(name);
    long millis = millis(place.value);
    if (millis == Rfc3339.NONE) {
      throw place.unusable("not a time: RFC 3339 with an offset, or epoch milliseconds");
    }
    return millis;
  }

  /** The same, or {@link Rfc3339#NONE} if it is no time. */
  static long millis(JsonNode value) {
    return value.isTextual()
        ? Rfc3339.millis(value.textValue())
        : value.isIntegralNumber() && value.canConvertToLong() ? value.longValue() : Rfc3339.NONE;
  }

  Pace pace(String name) throws BadInput {
    LocatedJson place = at(name);
    return switch (place.text()) {
      case "normal" -> Pace.NORMAL;
      case "slow" -> Pace.SLOW;
      default -> throw place.unusable("none of normal, slow");
    };
  }

  Subject subject() throws BadInput {
    LocatedJson kind = at("kind");
    return new Subject(
        SubjectKind.ofLabel(kind.text()).orElseThrow(() -> kind.unusable("no kind of subject")),
        text("value"));
  }

  Set<Subject> subjects(String name) throws BadInput {
    return each(name, LocatedJson::subject);
  }
}
