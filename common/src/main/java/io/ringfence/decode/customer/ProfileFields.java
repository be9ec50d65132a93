package io.ringfence.decode.customer;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfence.decode.FieldReader;
import io.ringfence.decode.RefusalReason;
import io.ringfence.decode.notation.Rfc3339;
import io.ringfence.decode.notation.TextRules;
import io.ringfence.signal.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The fields of one object of a profile. Null and empty text count as absent.
 *
 * @param json the object
 * @param path what its fields are called in a fault before their own name
 */
record ProfileFields(JsonNode json, String path) {

  private static final Pattern LABEL = Pattern.compile("[a-z][a-z0-9-]{0,62}");
  private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

  /** Where calls may go: also to what no country owns. */
  private static final Pattern DESTINATION = Pattern.compile("[A-Z]{2}|001");

  private static final double MOST_MONEY = 1e12;

  ProfileFaultException bad(String field, String detail) {
    return ProfileFaultException.bad(path + field, detail);
  }

  boolean has(String field) {
    JsonNode value = json.path(field);
    return !value.isMissingNode()
        && !value.isNull()
        && !(value.isTextual() && TextRules.trimmed(value.textValue()).isEmpty());
  }

  void require(String field) throws ProfileFaultException {
    if (!has(field)) {
      throw new ProfileFaultException(
          RefusalReason.MISSING_FIELD, path + field, "the field is required");
    }
  }

  /** A name without white space around it; empty if absent. */
  String name(String field) throws ProfileFaultException {
    return has(field) ? name(json.path(field), field) : "";
  }

  private String name(JsonNode value, String field) throws ProfileFaultException {
    String text = value.isTextual() ? TextRules.trimmed(value.textValue()) : "";
    if (text.isEmpty()
        || TextRules.longerThan(text, TextRules.LONGEST_LABEL)
        || !TextRules.plain(text)) {
      throw bad(field, "not text of 1 to 128 characters without control characters");
    }
    return text;
  }

  /** A word of small letters, digits and hyphens. */
  String label(String field, String otherwise) throws ProfileFaultException {
    String text = name(field);
    if (!text.isEmpty() && !LABEL.matcher(text).matches()) {
      throw bad(field, "not a word of small letters, digits and hyphens");
    }
    return text.isEmpty() ? otherwise : text;
  }

  String country(String field) throws ProfileFaultException {
    String text = name(field);
    if (!text.isEmpty() && !COUNTRY.matcher(text).matches()) {
      throw bad(field, "not a country (two capital letters, ISO 3166)");
    }
    return text;
  }

  List<String> countries(String field) throws ProfileFaultException {
    List<String> countries = names(field);
    for (String each : countries) {
      if (!DESTINATION.matcher(each).matches()) {
        throw bad(field, "not a list of countries (two capital letters, ISO 3166, or 001)");
      }
    }
    return countries;
  }

  List<String> names(String field) throws ProfileFaultException {
    List<String> names = new ArrayList<>();
    for (JsonNode each : list(field)) {
      names.add(name(each, field));
    }
    return names;
  }

  /** The elements of a list; none if it is absent. */
  Iterable<JsonNode> list(String field) throws ProfileFaultException {
    if (!has(field)) {
      return List.of();
    }
    if (!json.path(field).isArray()) {
      throw bad(field, "not a list");
    }
    return json.path(field);
  }

  double money(String field) throws ProfileFaultException {
    if (!has(field)) {
      return Signal.ABSENT;
    }
    double value = json.path(field).isNumber() ? json.path(field).doubleValue() : Double.NaN;
    if (!(value >= 0 && value <= MOST_MONEY)) {
      throw bad(field, "not a number from 0 to 1,000,000,000,000");
    }
    return value;
  }

  /** Epoch milliseconds. */
  long time(String field, long otherwise) throws ProfileFaultException {
    if (!has(field)) {
      return otherwise;
    }
    JsonNode value = json.path(field);
    long millis = Rfc3339.NONE;
    if (value.isTextual()) {
      millis = Rfc3339.millis(value.textValue());
    } else if (value.isIntegralNumber() && value.canConvertToLong()) {
      millis = value.longValue();
    }
    if (millis < 0 || millis > FieldReader.LATEST) {
      throw bad(field, "not a time from 1970 to 9999 in RFC 3339 or epoch milliseconds");
    }
    return millis;
  }
}
