package io.ringfence.alert;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a record of the alerts' topic says of itself. The topic outlives the job, and others may
 * write to it: so whoever reads it, the job among them, reads it by these bounds, and never fails
 * because of a record.
 *
 * @param ordinal the episode's, as the id has it
 * @param rule the rule's id
 * @param first epoch milliseconds
 * @param last epoch milliseconds, not before {@code first}
 */
public record AlertClaim(
    String id,
    int ordinal,
    int version,
    Alert.State state,
    String rule,
    Subject subject,
    long first,
    long last,
    int hits) {

  /** Ten a second would take six years: what is higher was not counted up. */
  public static final int MOST_VERSION = 2_000_000_000;

  /** Twice as many as an alert has. */
  private static final int MOST_ACCUSED = 32;

  private static final int MOST_ORDINAL = 1_000_000_000;
  private static final int MOST_TEXT = 1_024;
  private static final long YEAR_10000 = Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();
  private static final Pattern ID = Pattern.compile("[0-9a-f]{16,64}-([1-9][0-9]{0,9})");

  /** Whether a text has the form of an alert's id. */
  public static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  /**
   * Reads a published alert.
   *
   * @throws AlertFaultException if it is none
   */
  public static AlertClaim of(JsonNode alert) {
    if (!alert.isObject()) {
      throw new AlertFaultException("", "not a JSON object");
    }
    String id = text(alert, "id", "id");
    Matcher matched = ID.matcher(id);
    if (!matched.matches()) {
      throw new AlertFaultException("id", "not the id of an alert");
    }
    long ordinal = Long.parseLong(matched.group(1));
    if (ordinal > MOST_ORDINAL) {
      throw new AlertFaultException("id", "no subject has so many alerts");
    }
    accused(alert.path("accused"));
    long first = time(alert, "first");
    long last = time(alert, "last");
    if (last < first) {
      throw new AlertFaultException("last", "before the first");
    }
    return new AlertClaim(
        id,
        (int) ordinal,
        version(alert),
        state(alert),
        text(alert.path("rule"), "id", "rule.id"),
        subject(alert.path("subject"), "subject"),
        first,
        last,
        whole(alert, "hits", Integer.MAX_VALUE));
  }

  /**
   * The version of a published alert. A reader that believed a higher one would never see another.
   *
   * @throws AlertFaultException if it cannot be one
   */
  public static int version(JsonNode alert) {
    return whole(alert, "version", MOST_VERSION);
  }

  /**
   * A text that is not blank.
   *
   * @param name of the field, for people
   */
  public static String text(JsonNode json, String field, String name) {
    String text = json.path(field).textValue();
    if (text == null || text.isBlank() || text.length() > MOST_TEXT) {
      throw new AlertFaultException(name, "not a text of 1 to " + MOST_TEXT + " characters");
    }
    return text;
  }

  private static int whole(JsonNode json, String field, int most) {
    JsonNode value = json.path(field);
    if (!value.isIntegralNumber()
        || !value.canConvertToInt()
        || value.intValue() < 1
        || value.intValue() > most) {
      throw new AlertFaultException(field, "not a whole number from 1 to " + most);
    }
    return value.intValue();
  }

  /** Epoch milliseconds. */
  public static long time(JsonNode json, String field) {
    try {
      long millis = Instant.parse(text(json, field, field)).toEpochMilli();
      if (millis >= 0 && millis <= YEAR_10000) {
        return millis;
      }
    } catch (DateTimeException | ArithmeticException e) {
      // Refused below, without the words of the record.
    }
    throw new AlertFaultException(field, "not a time from 1970 to 9999 in RFC 3339");
  }

  private static Alert.State state(JsonNode json) {
    String label = text(json, "state", "state");
    return Arrays.stream(Alert.State.values())
        .filter(state -> AlertJson.label(state).equals(label))
        .findFirst()
        .orElseThrow(() -> new AlertFaultException("state", "no state of an alert"));
  }

  private static void accused(JsonNode accused) {
    if (!accused.isArray() || accused.size() > MOST_ACCUSED) {
      throw new AlertFaultException("accused", "not a list of at most " + MOST_ACCUSED);
    }
    accused.forEach(each -> subject(each, "accused"));
  }

  public static Subject subject(JsonNode json, String field) {
    Optional<SubjectKind> kind = SubjectKind.ofLabel(text(json, "kind", field + ".kind"));
    if (kind.isEmpty()) {
      throw new AlertFaultException(field + ".kind", "no kind of subject");
    }
    return new Subject(kind.get(), text(json, "value", field + ".value"));
  }
}
