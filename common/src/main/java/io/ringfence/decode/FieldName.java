package io.ringfence.decode;

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
  VERSTAT("verstat"),
  ORIGID("origid"),
  RINGING_MILLIS("ringingMillis"),
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
  RULES("rules"),
  FRAUDS("frauds"),
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

  final String label;

  FieldName(String label) {
    this.label = label;
  }

  /** Null for a field that is not read. A switch, because this is the decoder's hottest line. */
  static FieldName ofLabel(String label) {
    return switch (label) {
      case "type" -> TYPE;
      case "id" -> ID;
      case "time" -> TIME;
      case "source" -> SOURCE;
      case "call" -> CALL;
      case "phase" -> PHASE;
      case "started" -> STARTED;
      case "from" -> FROM;
      case "to" -> TO;
      case "account" -> ACCOUNT;
      case "device" -> DEVICE;
      case "address" -> ADDRESS;
      case "userAgent" -> USER_AGENT;
      case "trunk" -> TRUNK;
      case "direction" -> DIRECTION;
      case "attestation" -> ATTESTATION;
      case "verstat" -> VERSTAT;
      case "origid" -> ORIGID;
      case "ringingMillis" -> RINGING_MILLIS;
      case "ringMillis" -> RING_MILLIS;
      case "talkMillis" -> TALK_MILLIS;
      case "sipCode" -> SIP_CODE;
      case "q850" -> Q850;
      case "releasedBy" -> RELEASED_BY;
      case "message" -> MESSAGE;
      case "channel" -> CHANNEL;
      case "status" -> STATUS;
      case "meeting" -> MEETING;
      case "text" -> TEXT;
      case "segments" -> SEGMENTS;
      case "action" -> ACTION;
      case "participant" -> PARTICIPANT;
      case "number" -> NUMBER;
      case "region" -> REGION;
      case "mos" -> MOS;
      case "jitterMillis" -> JITTER_MILLIS;
      case "lossPercent" -> LOSS_PERCENT;
      case "rttMillis" -> RTT_MILLIS;
      case "event" -> EVENT;
      case "country" -> COUNTRY;
      case "latitude" -> LATITUDE;
      case "longitude" -> LONGITUDE;
      case "subject" -> SUBJECT;
      case "list" -> LIST;
      case "reason" -> REASON;
      case "until" -> UNTIL;
      case "withdrawn" -> WITHDRAWN;
      case "rules" -> RULES;
      case "frauds" -> FRAUDS;
      case "actor" -> ACTOR;
      case "ground" -> GROUND;
      case "review" -> REVIEW;
      case "approvedBy" -> APPROVED_BY;
      case "tenant" -> TENANT;
      case "version" -> VERSION;
      case "origin" -> ORIGIN;
      case "hop" -> HOP;
      case "correct" -> CORRECT;
      default -> null;
    };
  }

  static int count() {
    return ALL.length;
  }
}
