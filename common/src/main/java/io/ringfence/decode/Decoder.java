package io.ringfence.decode;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.ringfence.decode.feed.SourceProgress;
import io.ringfence.decode.feed.Sources;
import io.ringfence.decode.format.NativeRecord;
import io.ringfence.decode.text.ContentNames;
import io.ringfence.signal.Call;
import io.ringfence.signal.DataClass;
import io.ringfence.signal.Listing;
import io.ringfence.signal.Privacy;
import io.ringfence.signal.Retention;
import io.ringfence.signal.SecondPerson;
import io.ringfence.signal.Security;
import io.ringfence.signal.Signal;
import io.ringfence.signal.SignalTopic;
import io.ringfence.topics.RecordKind;
import io.ringfence.topics.TopicKinds;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/**
 * One record's bytes to a signal, or to a refusal. Never throws, whatever the bytes. What comes
 * first is the reason: too large, malformed, unknown type, wrong topic, a missing field, a bad
 * field, from the future, expired. Whether a record is late is not decided here: that takes what
 * its feed has reached, see {@link SourceProgress}.
 *
 * <p>Not thread-safe: it reuses buffers and remembers recent numbers. One per task.
 */
public final class Decoder {

  /** In place of a clock that shows no time yet: nothing is from the future or expired. */
  public static final long NO_CLOCK = Long.MIN_VALUE;

  /** A record may have 256 KiB: twenty times the largest real one, little enough for any heap. */
  public static final int LARGEST = 256 * 1024;

  /** How much of a larger one is kept. */
  public static final int KEPT = 64 * 1024;

  /** What clocks of a well-run network can differ by, with room; more would move event time. */
  public static final long FUTURE_MILLIS = 5 * 60 * 1000;

  /** Field names are an attacker's to choose: interning them would never be given back. */
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(64).maxNameLength(LARGEST).build())
          .build();

  /** The one list of what can be read; another type is refused. */
  private static final Map<String, Type> TYPES =
      Map.of(
          "call", new Type(RecordKind.CALL, new CallReader()),
          "message", new Type(RecordKind.MESSAGE, new SignalReader.OfMessages()),
          "session", new Type(RecordKind.SESSION, new SignalReader.OfSessions()),
          "quality", new Type(RecordKind.QUALITY, new SignalReader.OfQuality()),
          "security", new Type(RecordKind.SECURITY, new SignalReader.OfSecurity()),
          "listing", new Type(RecordKind.LISTING, new ListingReader()),
          "privacy", new Type(RecordKind.PRIVACY, new PrivacyReader()));

  /** Of records that a format tells: without these they say nothing. */
  private static final Set<String> REQUIRED =
      Set.of("type", "id", "time", "source", "call", "phase", "event", "action", "meeting");

  private record Type(RecordKind kind, SignalReader reader) {}

  private final Sources sources;
  private final Retention retention;
  private final TopicKinds kinds;
  private final RawFields raw = new RawFields();
  private final FieldReader fields;
  private final Set<SecondPerson> secondPerson;

  /** For any kind of record from anywhere. */
  public Decoder(Sources sources, Retention retention) {
    this(sources, retention, TopicKinds.ANY);
  }

  /** Of topics, with texts called by their hash. */
  public Decoder(Sources sources, Retention retention, TopicKinds kinds) {
    this(sources, retention, kinds, ContentNames.PLAIN, Set.of());
  }

  /**
   * Decodes records of topics, where one person alone may not ask for everything.
   *
   * @param kinds what each topic may have; a file may have any
   * @param contents what texts are called
   * @param secondPerson what has to be approved by a second one
   */
  public Decoder(
      Sources sources,
      Retention retention,
      TopicKinds kinds,
      ContentNames contents,
      Set<SecondPerson> secondPerson) {
    this.secondPerson = Set.copyOf(secondPerson);
    this.sources = sources;
    this.retention = retention;
    this.kinds = kinds;
    this.fields = new FieldReader(raw, contents);
  }

  /** For a whole record and one clock for everything. */
  public Decoded decode(byte[] record, Position position, long now) {
    return decode(record, record.length, position, now, now);
  }

  /**
   * For a record of which only the beginning may be at hand, and two clocks.
   *
   * @param record the record, or the beginning of one that is too large
   * @param length how many bytes the record has
   * @param now the clock that the future is measured by, or {@link #NO_CLOCK}
   * @param retentionNow the clock that retention is measured by, or {@link #NO_CLOCK}
   */
  public Decoded decode(
      byte[] record, long length, Position position, long now, long retentionNow) {
    if (length > LARGEST || record.length > LARGEST) {
      byte[] kept = record.length > KEPT ? Arrays.copyOf(record, KEPT) : record;
      long whole = Math.max(length, record.length);
      return new Decoded.Refused(
          new Refusal(RefusalReason.TOO_LARGE, "", "more than 256 KiB", position, kept, whole));
    }
    try {
      parse(record);
      Signal signal = signal(position);
      timely(signal, now, retentionNow);
      return new Decoded.Read(signal, position, record);
    } catch (RefusalException fault) {
      return refused(fault.reason, fault.field, fault.getMessage(), position, record);
    } catch (IOException | RuntimeException e) {
      // Its message quotes the record, so it goes no further.
      return refused(RefusalReason.MALFORMED, "", "not JSON in UTF-8", position, record);
    }
  }

  /**
   * For a record that a format has told. A field that is not required and is refused is left out of
   * it instead.
   *
   * @param record is changed by what is left out
   * @param line what stands for the record where it is refused or late
   */
  Decoded decode(NativeRecord record, byte[] line, Position position, long now, long retentionNow) {
    while (true) {
      try {
        raw.read(record);
        Signal signal = signal(position);
        timely(signal, now, retentionNow);
        return new Decoded.Read(signal, position, line);
      } catch (RefusalException fault) {
        if (fault.reason != RefusalReason.BAD_FIELD || REQUIRED.contains(fault.field)) {
          return refused(fault.reason, fault.field, fault.getMessage(), position, line);
        }
        record.remove(fault.field);
      }
    }
  }

  private void parse(byte[] record) throws IOException {
    // Jackson would guess UTF-16 and UTF-32 from zero bytes, which JSON in UTF-8 never has.
    for (int i = 0; i < 4 && i < record.length; i++) {
      if (record[i] == 0 || record[i] == (byte) 0xFE || record[i] == (byte) 0xFF) {
        throw RefusalException.malformed("not JSON in UTF-8");
      }
    }
    encoded(record);
    try (JsonParser json = JSON.createParser(record)) {
      raw.read(json);
    }
  }

  /** Jackson lets some bytes pass in names of fields that no UTF-8 has. */
  private static void encoded(byte[] record) throws CharacterCodingException {
    for (byte each : record) {
      if (each < 0) {
        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(record));
        return;
      }
    }
  }

  private Signal signal(Position position) {
    fields.require(FieldName.TYPE);
    Type type =
        raw.shape(FieldName.TYPE) == RawFields.Shape.TEXT
            ? TYPES.get(raw.text(FieldName.TYPE))
            : null;
    if (type == null) {
      throw new RefusalException(
          RefusalReason.UNKNOWN_TYPE, FieldName.TYPE.label, "no such type of record");
    }
    checkTopic(type.kind(), position);
    SignalReader reader = type.reader();
    fields.require(FieldName.ID);
    fields.require(FieldName.TIME);
    reader.require(fields, secondPerson);
    String named = fields.label(FieldName.SOURCE);
    String source = named.isEmpty() ? Sources.DEFAULT_NAME : named;
    fields.dialledIn(sources.of(source).region());
    String id = fields.id(FieldName.ID);
    return reader.read(id, fields.time(FieldName.TIME, NO_CLOCK), source, fields);
  }

  /** Whoever writes call records does not decide whom lists accuse, or what is erased. */
  private void checkTopic(RecordKind kind, Position position) {
    boolean listing = kind == RecordKind.LISTING;
    boolean derived = listing && !raw.absent(FieldName.ORIGIN);
    if (admits(position, derived ? RecordKind.DERIVED_LISTING : kind)) {
      return;
    }
    if (derived && admits(position, RecordKind.LISTING)) {
      throw new RefusalException(
          RefusalReason.WRONG_TOPIC,
          FieldName.ORIGIN.label,
          "this topic has listings that somebody wrote, not those that follow from others");
    }
    if (listing && !derived && admits(position, RecordKind.DERIVED_LISTING)) {
      throw new RefusalException(
          RefusalReason.WRONG_TOPIC,
          FieldName.ORIGIN.label,
          "this topic has listings that follow from alerts or listings, and name them");
    }
    throw new RefusalException(
        RefusalReason.WRONG_TOPIC,
        FieldName.TYPE.label,
        "records of this type do not belong on this topic");
  }

  private boolean admits(Position position, RecordKind kind) {
    return position.file() || kinds.admit(position.origin(), kind);
  }

  private void timely(Signal signal, long now, long retentionNow) {
    if (now != NO_CLOCK && signal.time() > now + FUTURE_MILLIS) {
      throw new RefusalException(
          RefusalReason.FROM_THE_FUTURE,
          FieldName.TIME.label,
          "more than 5 minutes ahead of the clock");
    }
    if (retentionNow != NO_CLOCK && expired(signal, retentionNow)) {
      throw new RefusalException(
          RefusalReason.EXPIRED, FieldName.TIME.label, "older than its class of data may be kept");
    }
  }

  /**
   * A removal never expires: without it an entry that it ends would hold for ever. Nor does a
   * privacy request: it is to be answered.
   */
  private boolean expired(Signal signal, long now) {
    if (signal instanceof Privacy) {
      return false;
    }
    if (signal instanceof Listing listing) {
      return listing.action() != SignalTopic.LISTING_REMOVE
          && listing.until() != Long.MAX_VALUE
          && listing.until() < now - retention.millis(DataClass.LISTING);
    }
    return signal.time() < now - kept(signal);
  }

  private long kept(Signal signal) {
    if (signal instanceof Security) {
      return retention.millis(DataClass.SECURITY);
    }
    return signal instanceof Call ? retention.openCall() : retention.millis(DataClass.TRAFFIC);
  }

  private static Decoded refused(
      RefusalReason reason, String field, String detail, Position position, byte[] record) {
    return new Decoded.Refused(new Refusal(reason, field, detail, position, record));
  }
}
