package io.ringfence.decode;

import io.ringfence.decode.RawFields.Shape;
import io.ringfence.decode.notation.DeviceNotation;
import io.ringfence.decode.notation.NumberNotation;
import io.ringfence.decode.notation.Rfc3339;
import io.ringfence.decode.notation.SubjectNotation;
import io.ringfence.decode.notation.TextRules;
import io.ringfence.decode.text.ContentNames;
import io.ringfence.decode.text.TextTemplate;
import io.ringfence.ip.AddressNotation;
import io.ringfence.signal.CallRoute;
import io.ringfence.signal.Correction;
import io.ringfence.signal.Origin;
import io.ringfence.signal.Signal;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import java.util.Map;

/**
 * A record's fields as values, held to their bounds. Each method gives the field's value or its
 * absence (empty text, {@link Signal#ABSENT}), or ends the record with a {@link RefusalException}.
 * Empty text and null count as absent.
 */
public final class FieldReader {

  /** Of characters: the longest concatenated SMS has 39,015, a chat message may have more. */
  static final int LONGEST_TEXT = 65_536;

  /** Of free text that is kept: enough for any real User-Agent. */
  private static final int KEPT_TEXT = 256;

  /** The last millisecond that RFC 3339 can write in four digits of a year. */
  public static final long LATEST = 253_402_300_799_999L;

  private static final long WEEK = 7L * 24 * 60 * 60 * 1000;

  private final TextTemplate templates = new TextTemplate();
  private final RawFields raw;
  private final ContentNames contents;
  private final NumberNotation numbers = new NumberNotation();
  private final SubjectNotation subjects = new SubjectNotation(numbers);

  /** Records of one trunk follow each other: a slot each for a few dozen routes. */
  private final CallRoute[] routes = new CallRoute[64];

  private String region = "";

  /** Texts have their names from {@code contents}. */
  FieldReader(RawFields raw, ContentNames contents) {
    this.raw = raw;
    this.contents = contents;
  }

  /** Numbers of the record at hand are dialled in this region. */
  void dialledIn(String region) {
    this.region = region;
  }

  void require(FieldName field) {
    if (raw.absent(field)) {
      throw RefusalException.missing(field.label);
    }
  }

  boolean absent(FieldName field) {
    return raw.absent(field);
  }

  /** The text as it stands, of any length; empty if absent. */
  String text(FieldName field) {
    Shape shape = raw.shape(field);
    if (shape == Shape.TEXT) {
      return raw.text(field);
    }
    if (raw.absent(field)) {
      return "";
    }
    throw RefusalException.bad(field.label, "not text");
  }

  /** An id, exactly as it stands: evidence names it. */
  String id(FieldName field) {
    String text = text(field);
    if (!isId(text)) {
      throw RefusalException.bad(field.label, "not 1 to 128 characters without control characters");
    }
    return text;
  }

  static boolean isId(String text) {
    return !text.isBlank()
        && !TextRules.longerThan(text, TextRules.LONGEST_LABEL)
        && TextRules.plain(text);
  }

  /** A name or id that may be absent, without white space around it. */
  String label(FieldName field) {
    String text = text(field);
    if (TextRules.longerThan(text, TextRules.LONGEST_LABEL) || !TextRules.plain(text)) {
      throw RefusalException.bad(
          field.label, "not at most 128 characters without control characters");
    }
    return TextRules.trimmed(unmarked(text));
  }

  /** Nobody chooses a name that stands for one that was erased. */
  private static String unmarked(String text) {
    return text.indexOf(Subject.MARK) < 0 ? text : text.replace(Subject.MARK, ' ');
  }

  /** What a participant of a meeting is called. */
  String participant(FieldName field) {
    return contents.participant(label(field));
  }

  /** Text that is only looked at: kept in part, and cleaned rather than refused. */
  String free(FieldName field) {
    return TextRules.shown(body(field), KEPT_TEXT);
  }

  String body(FieldName field) {
    String text = text(field);
    if (TextRules.longerThan(text, LONGEST_TEXT)) {
      throw RefusalException.bad(field.label, "longer than 64 KiB");
    }
    return text;
  }

  String number(FieldName field) {
    String text = text(field);
    return text.isEmpty() ? "" : numbers.canonical(unmarked(text), region);
  }

  /** The same object for the same route, as long as no other takes its slot. */
  CallRoute route(String trunk, String direction, String attestation) {
    int slot =
        (trunk.hashCode() * 31 + direction.hashCode() * 7 + attestation.hashCode())
            & routes.length - 1;
    CallRoute known = routes[slot];
    if (known == null
        || !known.trunk().equals(trunk)
        || !known.direction().equals(direction)
        || !known.attestation().equals(attestation)) {
      known = new CallRoute(trunk, direction, attestation);
      routes[slot] = known;
    }
    return known;
  }

  String device(FieldName field) {
    return DeviceNotation.canonical(label(field));
  }

  String address(FieldName field) {
    String text = text(field);
    if (text.isBlank()) {
      return "";
    }
    String address = AddressNotation.canonical(text);
    if (address.isEmpty()) {
      throw RefusalException.bad(field.label, "not an IP address");
    }
    return address;
  }

  /** The value that a name stands for; null if absent. */
  <T> T named(FieldName field, Map<String, T> names) {
    String text = text(field);
    if (text.isEmpty()) {
      return null;
    }
    T value = names.get(text);
    if (value == null) {
      throw RefusalException.bad(field.label, "not one of the values that the field can have");
    }
    return value;
  }

  /** The same; refused if it is absent or empty. */
  <T> T needed(FieldName field, Map<String, T> names) {
    T value = named(field, names);
    if (value == null) {
      throw RefusalException.bad(field.label, "empty");
    }
    return value;
  }

  /** Milliseconds since the epoch: RFC 3339 with an offset, or a number of milliseconds. */
  long time(FieldName field, long absent) {
    if (raw.absent(field)) {
      return absent;
    }
    long millis =
        switch (raw.shape(field)) {
          case TEXT -> Rfc3339.millis(raw.text(field));
          case NUMBER -> (long) Math.floor(raw.number(field));
          default -> Rfc3339.NONE;
        };
    if (millis < 0 || millis > LATEST) {
      throw RefusalException.bad(
          field.label, "not a time from 1970 to 9999: RFC 3339 with an offset, or epoch millis");
    }
    return millis;
  }

  /** A stretch of time in whole milliseconds, what is finer cut off. */
  long millis(FieldName field) {
    return (long) Math.floor(quantity(field, 0, WEEK, Signal.ABSENT));
  }

  int integer(FieldName field, int least, int greatest) {
    return (int) whole(field, least, (double) greatest, Signal.ABSENT);
  }

  /** A whole number that needs more room; 0 if absent. */
  long whole(FieldName field, long greatest) {
    return whole(field, 1, (double) greatest, 0);
  }

  private long whole(FieldName field, double least, double greatest, double absent) {
    double value = quantity(field, least, greatest, absent);
    if (value != Math.rint(value)) {
      throw RefusalException.bad(field.label, "not a whole number");
    }
    return (long) value;
  }

  double quantity(FieldName field, double least, double greatest, double absent) {
    if (raw.absent(field)) {
      return absent;
    }
    if (raw.shape(field) != Shape.NUMBER) {
      throw RefusalException.bad(field.label, "not a number");
    }
    double value = raw.number(field);
    if (!(value >= least && value <= greatest)) {
      throw RefusalException.bad(field.label, "out of bounds");
    }
    return value + 0.0; // no negative zero
  }

  boolean flag(FieldName field) {
    if (raw.absent(field)) {
      return false;
    }
    return switch (raw.shape(field)) {
      case TRUE -> true;
      case FALSE -> false;
      default -> throw RefusalException.bad(field.label, "neither true nor false");
    };
  }

  void requireSubject() {
    require(FieldName.SUBJECT);
    if (raw.shape(FieldName.SUBJECT) == Shape.OBJECT) {
      require(FieldName.SUBJECT_KIND);
      require(FieldName.SUBJECT_VALUE);
    }
  }

  Subject subject(Map<String, SubjectKind> kinds) {
    if (raw.shape(FieldName.SUBJECT) != Shape.OBJECT) {
      throw RefusalException.bad(FieldName.SUBJECT.label, "not an object");
    }
    return subject(FieldName.SUBJECT_KIND, FieldName.SUBJECT_VALUE, kinds);
  }

  Subject subject(FieldName kindField, FieldName valueField, Map<String, SubjectKind> kinds) {
    SubjectKind kind = needed(kindField, kinds);
    String value = subjects.canonical(kind, text(valueField), region);
    if (value.isEmpty()) {
      throw RefusalException.bad(valueField.label, "does not name a subject of that kind");
    }
    return new Subject(kind, kind == SubjectKind.CONTENT ? contents.of(value) : value);
  }

  /** What remains of a text; nothing where there is none. */
  TextTemplate.Reading template() {
    return text(FieldName.TEXT).isEmpty()
        ? TextTemplate.NO_TEXT
        : templates.read(body(FieldName.TEXT)).called(contents);
  }

  /** What a listing follows from; {@link Origin#NONE} if absent. */
  Origin origin(Map<String, SubjectKind> kinds) {
    int hop = integer(FieldName.HOP, 0, Origin.MOST_HOPS);
    if (raw.absent(FieldName.ORIGIN)) {
      return Origin.NONE;
    }
    if (raw.shape(FieldName.ORIGIN) != Shape.OBJECT) {
      throw RefusalException.bad(FieldName.ORIGIN.label, "not an object");
    }
    String id = id(FieldName.ORIGIN_ID);
    boolean named = !raw.absent(FieldName.ORIGIN_KIND) || !raw.absent(FieldName.ORIGIN_VALUE);
    String key = named ? subject(FieldName.ORIGIN_KIND, FieldName.ORIGIN_VALUE, kinds).key() : "";
    if (hop > 0 && key.isEmpty()) {
      throw RefusalException.bad(FieldName.ORIGIN.label, "names no subject");
    }
    return new Origin(id, key, Math.max(0, hop));
  }

  /** What was wrong about a subject. */
  Correction correction(Subject subject) {
    return new CorrectionReader(raw, this).read(subject);
  }
}
