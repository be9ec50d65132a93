package io.ringfence.cli.evaluate.input;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfence.cli.options.BadInput;
import io.ringfence.decode.notation.Rfc3339;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
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
    Set<String> texts = new LinkedHashSet<>();
    for (LocatedJson each : list(name)) {
      texts.add(each.text());
    }
    return texts;
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
    long millis =
        place.value.isTextual()
            ? Rfc3339.millis(place.value.textValue())
            : place.value.isIntegralNumber() ? place.value.longValue() : Rfc3339.NONE;
    if (millis == Rfc3339.NONE) {
      throw place.unusable("not a time: RFC 3339 with an offset, or epoch milliseconds");
    }
    return millis;
  }

  /** One of an enum's names, in lower case. */
  <E extends Enum<E>> E oneOf(String name, Class<E> names) throws BadInput {
    LocatedJson place = at(name);
    List<String> known = new ArrayList<>();
    for (E each : names.getEnumConstants()) {
      known.add(each.name().toLowerCase(Locale.ROOT));
      if (known.get(known.size() - 1).equals(place.text())) {
        return each;
      }
    }
    throw place.unusable("none of " + String.join(", ", known));
  }

  Subject subject() throws BadInput {
    LocatedJson kind = at("kind");
    return new Subject(
        SubjectKind.ofLabel(kind.text()).orElseThrow(() -> kind.unusable("no kind of subject")),
        text("value"));
  }

  Set<Subject> subjects(String name) throws BadInput {
    Set<Subject> subjects = new LinkedHashSet<>();
    for (LocatedJson each : list(name)) {
      subjects.add(each.subject());
    }
    return subjects;
  }
}
