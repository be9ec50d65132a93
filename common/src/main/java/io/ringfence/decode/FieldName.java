package io.ringfence.decode;

import java.util.HashMap;
import java.util.Map;

/** The fields that are read, of whatever kind of record. All others are ignored. */
enum FieldName {
  TYPE("type"),
  ID("id"),
  TIME("time"),
  SOURCE("source"),
  CALL("call"),
  PHASE("phase"),
  STARTED("started"),
  FROM("from"),
  TO("to"),
  ACCOUNT("account"),
  DEVICE("device"),
  ADDRESS("address"),
  USER_AGENT("userAgent"),
  TRUNK("trunk"),
  DIRECTION("direction"),
  ATTESTATION("attestation"),
  RING_MILLIS("ringMillis"),
  TALK_MILLIS("talkMillis"),
  SIP_CODE("sipCode"),
  Q850("q850"),
  RELEASED_BY("releasedBy"),
  MESSAGE("message"),
  CHANNEL("channel"),
  STATUS("status"),
  MEETING("meeting"),
  TEXT("text"),
  SEGMENTS("segments"),
  ACTION("action"),
  PARTICIPANT("participant"),
  NUMBER("number"),
  REGION("region"),
  MOS("mos"),
  JITTER_MILLIS("jitterMillis"),
  LOSS_PERCENT("lossPercent"),
  RTT_MILLIS("rttMillis"),
  EVENT("event"),
  COUNTRY("country"),
  LATITUDE("latitude"),
  LONGITUDE("longitude"),
  SUBJECT("subject"),
  LIST("list"),
  REASON("reason"),
  UNTIL("until"),
  WITHDRAWN("withdrawn"),
  ACTOR("actor"),
  GROUND("ground"),
  REVIEW("review"),
  APPROVED_BY("approvedBy"),
  TENANT("tenant"),
  SUBJECT_KIND("subject.kind"),
  SUBJECT_VALUE("subject.value"),
  VERSION("version"),
  ORIGIN("origin"),
  ORIGIN_ID("origin.id"),
  ORIGIN_KIND("origin.kind"),
  ORIGIN_VALUE("origin.value"),
  HOP("hop"),
  CORRECT("correct"),
  CORRECT_LISTING("correct.listing"),
  CORRECT_LINK("correct.link"),
  CORRECT_LINK_KIND("correct.link.kind"),
  CORRECT_LINK_VALUE("correct.link.value"),
  CORRECT_RECORDS("correct.records");

  private static final FieldName[] ALL = values();

  /** Those of a record itself, without those of an object in it. */
  private static final Map<String, FieldName> BY_LABEL = new HashMap<>();

  static {
    for (FieldName each : ALL) {
      if (each.label.indexOf('.') < 0) {
        BY_LABEL.put(each.label, each);
      }
    }
  }

  final String label;

  FieldName(String label) {
    this.label = label;
  }

  /** Null for a field that is not read. */
  static FieldName ofLabel(String label) {
    return BY_LABEL.get(label);
  }

  static int count() {
    return ALL.length;
  }
}
