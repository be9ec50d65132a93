package io.ringfence.decode.format.mapped;

import static io.ringfence.topics.RecordKind.CALL;
import static io.ringfence.topics.RecordKind.MESSAGE;
import static io.ringfence.topics.RecordKind.SECURITY;
import static io.ringfence.topics.RecordKind.SESSION;

import io.ringfence.topics.RecordKind;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a map may speak of: fields of ours, and values from which fields of ours follow. */
enum Target {
  ID("id", Sort.TEXT, CALL, MESSAGE, SESSION, SECURITY),
  /** Of a call: its end. */
  TIME("time", Sort.TIME, CALL, MESSAGE, SESSION, SECURITY),
  CALL_ID("call", Sort.TEXT, CALL),
  PHASE("phase", Sort.WORD, CALL),
  STARTED("started", Sort.TIME, CALL),
  /** When the call was answered; not a field of ours. */
  ANSWERED("answered", Sort.TIME, CALL),
  /** From start to end; not a field of ours. */
  DURATION("duration", Sort.SPAN, CALL),
  RING("ringMillis", Sort.SPAN, CALL),
  TALK("talkMillis", Sort.SPAN, CALL),
  SIP_CODE("sipCode", Sort.WORD, CALL),
  Q850("q850", Sort.QUANTITY, CALL),
  RELEASED_BY("releasedBy", Sort.WORD, CALL),
  DIRECTION("direction", Sort.WORD, CALL),
  TRUNK("trunk", Sort.TEXT, CALL),
  /** Where the call came in; not a field of ours. */
  TRUNK_IN("trunkIn", Sort.TEXT, CALL),
  /** Where the call went out; not a field of ours. */
  TRUNK_OUT("trunkOut", Sort.TEXT, CALL),
  ATTESTATION("attestation", Sort.WORD, CALL),
  MESSAGE_ID("message", Sort.TEXT, MESSAGE),
  CHANNEL("channel", Sort.WORD, MESSAGE),
  STATUS("status", Sort.WORD, MESSAGE),
  TEXT("text", Sort.TEXT, MESSAGE),
  SEGMENTS("segments", Sort.QUANTITY, MESSAGE),
  MEETING("meeting", Sort.TEXT, MESSAGE, SESSION),
  ACTION("action", Sort.WORD, SESSION),
  PARTICIPANT("participant", Sort.TEXT, SESSION),
  EVENT("event", Sort.WORD, SECURITY),
  COUNTRY("country", Sort.TEXT, SECURITY),
  FROM("from", Sort.PARTY, CALL, MESSAGE),
  TO("to", Sort.PARTY, CALL, MESSAGE, SECURITY),
  NUMBER("number", Sort.PARTY, SESSION, SECURITY),
  ACCOUNT("account", Sort.TEXT, CALL, MESSAGE, SESSION, SECURITY),
  DEVICE("device", Sort.TEXT, CALL, MESSAGE, SESSION, SECURITY),
  ADDRESS("address", Sort.ADDRESS, CALL, MESSAGE, SESSION, SECURITY),
  USER_AGENT("userAgent", Sort.TEXT, CALL, SECURITY);

  /** What a value is, and so which form the map may give it. */
  enum Sort {
    TEXT,
    PARTY,
    ADDRESS,
    TIME,
    SPAN,
    WORD,
    QUANTITY
  }

  private static final Map<String, Target> BY_LABEL =
      Arrays.stream(values()).collect(Collectors.toMap(t -> t.label, Function.identity()));

  final String label;
  final Sort sort;
  private final Set<RecordKind> kinds;

  Target(String label, Sort sort, RecordKind... kinds) {
    this.label = label;
    this.sort = sort;
    this.kinds = Set.of(kinds);
  }

  /** Null if there is none of this name in records of this kind. */
  static Target of(String label, RecordKind kind) {
    Target target = BY_LABEL.get(label);
    return target != null && target.kinds.contains(kind) ? target : null;
  }
}
