package io.ringfence.decode.format.mapped;

import static io.ringfence.topics.RecordKind.CALL;
import static io.ringfence.topics.RecordKind.MESSAGE;
import static io.ringfence.topics.RecordKind.SECURITY;

import io.ringfence.topics.RecordKind;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a map may speak of: fields of ours, and values from which fields of ours follow. */
@SuppressWarnings("ImmutableEnumChecker") // no list or set here can be changed
enum Target {
  ID("id", Sort.OF_CALL, CALL, MESSAGE, SECURITY),
  /** Of a call: its end. */
  TIME("time", Sort.TIME, CALL, MESSAGE, SECURITY),
  CALL_ID("call", Sort.OF_CALL, CALL),
  PHASE("phase", "attempt answer end", CALL),
  STARTED("started", Sort.TIME, CALL),
  /** When the call was answered; not a field of ours. */
  ANSWERED("answered", Sort.TIME, CALL),
  /** From start to end; not a field of ours. */
  DURATION("duration", Sort.SPAN, CALL),
  RING("ringMillis", Sort.SPAN, CALL),
  TALK("talkMillis", Sort.SPAN, CALL),
  /** How the call ended; not a field of ours. */
  OUTCOME("outcome", Outcome.WORDS, CALL),
  SIP_CODE("sipCode", Sort.OF_CALL, CALL),
  Q850("q850", Sort.OF_CALL, CALL),
  DIRECTION("direction", "inbound outbound internal", CALL),
  TRUNK("trunk", Sort.OF_CALL, CALL),
  /** Where the call came in; not a field of ours. */
  TRUNK_IN("trunkIn", Sort.OF_CALL, CALL),
  /** Where the call went out; not a field of ours. */
  TRUNK_OUT("trunkOut", Sort.OF_CALL, CALL),
  RELEASED_BY("releasedBy", "caller callee network", CALL),
  ATTESTATION("attestation", "A B C", CALL),
  MESSAGE_ID("message", Sort.ID, MESSAGE),
  CHANNEL("channel", "sms chat", MESSAGE),
  STATUS("status", "submitted delivered failed blocked", MESSAGE),
  TEXT("text", Sort.TEXT, MESSAGE),
  SEGMENTS("segments", Sort.QUANTITY, MESSAGE),
  EVENT(
      "event",
      "register.failed register.ok login.failed login.ok invite.refused scan.probe account.unknown"
          + " password.changed forwarding.changed device.enrolled otp.sent otp.verified"
          + " voicemail.failed voicemail.ok",
      SECURITY),
  COUNTRY("country", Sort.TEXT, SECURITY),
  FROM("from", Sort.PARTY, CALL, MESSAGE),
  TO("to", Sort.PARTY, CALL, MESSAGE, SECURITY),
  NUMBER("number", Sort.PARTY, SECURITY),
  ACCOUNT("account", Sort.TEXT, CALL, MESSAGE, SECURITY),
  DEVICE("device", Sort.TEXT, CALL, MESSAGE, SECURITY),
  ADDRESS("address", Sort.TEXT, CALL, MESSAGE, SECURITY),
  USER_AGENT("userAgent", Sort.TEXT, CALL, SECURITY);

  /** What a value is, and so which form the map may give it, and how it gets into a record. */
  enum Sort {
    TEXT,
    ID,
    PARTY,
    QUANTITY,
    WORD,
    /** The following do not stand in a record by themselves. */
    TIME,
    SPAN,
    OF_CALL
  }

  static final Set<RecordKind> KINDS = Set.of(CALL, MESSAGE, SECURITY);

  private static final Map<String, Target> BY_LABEL =
      Arrays.stream(values()).collect(Collectors.toMap(t -> t.label, Function.identity()));

  final String label;
  final Sort sort;

  /** That it can say; empty for what is no word. */
  final List<String> words;

  private final Set<RecordKind> kinds;

  Target(String label, Sort sort, RecordKind... kinds) {
    this.label = label;
    this.sort = sort;
    this.words = List.of();
    this.kinds = Set.of(kinds);
  }

  Target(String label, String words, RecordKind... kinds) {
    this.label = label;
    this.sort = Sort.WORD;
    this.words = List.of(words.split(" "));
    this.kinds = Set.of(kinds);
  }

  /** Null if there is none of this name in records of this kind. */
  static Target of(String label, RecordKind kind) {
    Target target = BY_LABEL.get(label);
    return target != null && target.kinds.contains(kind) ? target : null;
  }

  /** A comma between the names of those that records of this kind have. */
  static String labels(RecordKind kind) {
    return Arrays.stream(values())
        .filter(target -> target.kinds.contains(kind))
        .map(target -> target.label)
        .collect(Collectors.joining(", "));
  }
}
