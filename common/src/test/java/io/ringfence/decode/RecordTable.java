package io.ringfence.decode;

import static io.ringfence.decode.Records.attempt;
import static io.ringfence.decode.Records.record;

import java.util.List;

/** Records just inside and just outside the bounds of every field. */
final class RecordTable {

  private static final String END = "\"call\":\"c\",\"phase\":\"end\"";
  private static final String JOIN = "\"meeting\":\"m\",\"action\":\"join\"";
  private static final String ORIGIN =
      "\"origin\":{\"id\":\"l-1\",\"kind\":\"device\",\"value\":\"imei:35\"}";
  private static final String ADD =
      "\"action\":\"add\",\"subject\":{\"kind\":\"account\",\"value\":\"a\"}";
  private static final String HOLD = ADD.replace("add", "hold");
  private static final String RELEASE = ADD.replace("add", "release");
  private static final String CORRECT = ADD.replace("add", "correct") + ",\"correct\":";
  private static final String GROUND = ",\"ground\":\"order 7 of the court\"";
  private static final String ACTOR = ",\"actor\":\"legal\"";
  private static final String UNTIL = ",\"until\":\"2027-11-01T00:00:00Z\"";
  private static final String WHY =
      ADD.replace("add", "exempt") + ACTOR + ",\"reason\":\"their alarms call\"";
  private static final String EXEMPT = WHY + UNTIL;
  private static final String RULES = ",\"rules\":[\"irsf-burst\"]";
  private static final String FRAUDS = ",\"frauds\":[\"wangiri\",\"irsf\"]";
  private static final String EVENT = "\"event\":\"login.ok\"";

  private RecordTable() {}

  static final List<String> GOOD =
      List.of(
          attempt(""),
          attempt("\"extra\":{\"type\":[1]},\"from\":null,\"account\":\"\",\"direction\":null"),
          attempt("\"from\":\"any thing\",\"attestation\":\"\""),
          attempt("\"verstat\":\" No-TN-Validation \",\"origid\":null"),
          attempt("\"verstat\":\"TN-Validation-passed-a\",\"origid\":\"any\""),
          attempt("\"verstat\":\"TN-Validation-Failed-C\""),
          attempt("\"verstat\":\"no-tn-validation-StiInvalid\""),
          attempt("\"verstat\":null"),
          record("call", END + ",\"ringingMillis\":604800000"),
          record("call", END),
          record("call", END + ",\"to\":null,\"started\":null"),
          record("call", END + ",\"started\":\"2026-11-25T08:00:00+00:00\",\"ringMillis\":0.5"),
          record("call", END + ",\"talkMillis\":604800000,\"sipCode\":699,\"q850\":0"),
          "{\"type\":\"quality\",\"id\":\"%s\",\"time\":0}".formatted("x".repeat(128)),
          "{\"type\":\"quality\",\"id\":\" x\",\"time\":253402300799999}",
          "{\"type\":\"quality\",\"id\":\"x\",\"time\":\"2026-11-25t09:00:00.5z\"}",
          record("message", ""),
          record(
              "message", "\"message\":null,\"segments\":255,\"text\":\"x\",\"status\":\"failed\""),
          record("message", "\"text\":\"" + "x".repeat(65_536) + "\""),
          record("session", JOIN + ",\"number\":\"anonymous\""),
          record(
              "quality",
              "\"mos\":5,\"lossPercent\":100,\"jitterMillis\":0,\"rttMillis\":604800000"),
          record("security", EVENT + ",\"latitude\":-90,\"longitude\":180,\"country\":\"de\""),
          record("listing", ADD + ",\"withdrawn\":null,\"until\":\"2027-01-01T00:00:00Z\""),
          record("listing", ADD + ",\"version\":1"),
          record("listing", ADD + ",\"version\":3,\"origin\":{\"id\":\"a-1\"},\"hop\":0"),
          record("listing", ADD + ",\"version\":3," + ORIGIN + ",\"hop\":2"),
          record("listing", ADD + ",\"version\":null,\"origin\":null,\"hop\":null"),
          record("listing", ADD + ",\"rules\":[],\"frauds\":null"),
          record("listing", EXEMPT + RULES),
          record("listing", EXEMPT + FRAUDS + ",\"rules\":null"),
          record("listing", EXEMPT + FRAUDS + ",\"rules\":[]"),
          record("listing", EXEMPT.replace("2027-11-01T00:00", "2029-11-25T09:00") + RULES),
          record("listing", EXEMPT + ",\"rules\":[" + "\"a\",".repeat(31) + "\"b\"]"),
          record("privacy", ADD.replace("add", "erase").replace("account", "meeting")),
          record("privacy", RELEASE + ",\"ground\":\"\",\"until\":null,\"actor\":\"x\""),
          record("privacy", HOLD + GROUND + ACTOR + UNTIL),
          record("privacy", HOLD + GROUND + ACTOR + UNTIL + ",\"review\":null"),
          record("privacy", HOLD + GROUND + ACTOR + UNTIL.replace("2027", "2029")),
          record("privacy", HOLD + GROUND + ACTOR + UNTIL + UNTIL.replace("until", "review")),
          record("privacy", RELEASE + ",\"correct\":7"),
          record("privacy", CORRECT + "{\"listing\":\"l-1\",\"other\":[{}]}"),
          record("privacy", CORRECT + "{\"link\":{\"kind\":\"device\",\"value\":\"d\"}}"),
          record("privacy", CORRECT + "{\"records\":[\"r-1\",\"r-2\"]}"));

  static final List<String> BAD =
      List.of(
          record("call", "\"call\":\"c\",\"phase\":\"attempt\""),
          record("call", "\"call\":\"c\",\"phase\":\"attempt\",\"to\":null"),
          record("call", "\"call\":\"c\",\"phase\":\"ongoing\",\"to\":\"1\""),
          record("call", "\"call\":\"c\",\"phase\":\"\",\"to\":\"1\""),
          record("call", "\"call\":\"\",\"phase\":\"end\""),
          record("call", "\"phase\":\"end\""),
          record("call", "\"call\":\"c\""),
          attempt("\"from\":911"),
          attempt("\"direction\":\"sideways\""),
          attempt("\"attestation\":\"D\""),
          attempt("\"verstat\":\"TN-Validation-Passed-D\""),
          attempt("\"verstat\":\"passed\""),
          attempt("\"verstat\":\"No-TN-Validation-\""),
          attempt("\"verstat\":true"),
          attempt("\"origid\":\"" + "x".repeat(129) + "\""),
          record("call", END + ",\"ringingMillis\":-1"),
          record("call", END + ",\"ringingMillis\":604800001"),
          attempt("\"account\":\"" + "x".repeat(129) + "\""),
          attempt("\"account\":\"a\\nb\""),
          attempt("\"account\":{}"),
          attempt("\"userAgent\":[]"),
          attempt("\"address\":7"),
          record("call", END + ",\"started\":\"yesterday\""),
          record("call", END + ",\"ringMillis\":-1"),
          record("call", END + ",\"talkMillis\":604800001"),
          record("call", END + ",\"talkMillis\":\"5\""),
          record("call", END + ",\"sipCode\":99"),
          record("call", END + ",\"sipCode\":200.5"),
          record("call", END + ",\"q850\":128"),
          "{\"type\":\"quality\",\"id\":\"x\"}",
          "{\"type\":\"quality\",\"time\":0}",
          "{\"type\":\"quality\",\"id\":\"%s\",\"time\":0}".formatted("x".repeat(129)),
          "{\"type\":\"quality\",\"id\":\" \",\"time\":0}",
          "{\"type\":\"quality\",\"id\":7,\"time\":0}",
          "{\"type\":\"quality\",\"id\":\"x\",\"time\":-1}",
          "{\"type\":\"quality\",\"id\":\"x\",\"time\":253402300800000}",
          "{\"type\":\"quality\",\"id\":\"x\",\"time\":\"2026-11-25T09:00:00\"}",
          "{\"type\":\"quality\",\"id\":\"x\",\"time\":\"1969-11-25T09:00:00Z\"}",
          "{\"type\":\"quality\",\"id\":\"x\",\"time\":true}",
          record("message", "\"channel\":\"fax\""),
          record("message", "\"status\":\"lost\""),
          record("message", "\"segments\":0"),
          record("message", "\"segments\":256"),
          record("message", "\"message\":\"\""),
          record("message", "\"text\":\"" + "x".repeat(65_537) + "\""),
          record("message", "\"text\":5"),
          record("session", "\"meeting\":\"m\""),
          record("session", "\"action\":\"join\""),
          record("session", "\"meeting\":\"m\",\"action\":\"dance\""),
          record("quality", "\"mos\":5.1"),
          record("quality", "\"lossPercent\":-0.1"),
          record("quality", "\"jitterMillis\":\"x\""),
          record("security", ""),
          record("security", "\"event\":\"coffee.made\""),
          record("security", EVENT + ",\"latitude\":90.1"),
          record("security", EVENT + ",\"longitude\":-180.1"),
          record("security", EVENT + ",\"country\":\"USA\""),
          record("listing", "\"action\":\"add\""),
          record("listing", "\"action\":\"add\",\"subject\":\"a\""),
          record("listing", "\"action\":\"add\",\"subject\":{\"kind\":\"account\"}"),
          record("listing", "\"action\":\"add\",\"subject\":{\"value\":\"a\"}"),
          record("listing", ADD.replace("account", "meeting")),
          record("listing", ADD.replace("\"a\"", "\"\"")),
          record("listing", ADD.replace("add", "deny")),
          record("listing", ADD + ",\"withdrawn\":\"yes\""),
          record("listing", ADD + ",\"until\":\"later\""),
          record("listing", ADD + ",\"version\":0"),
          record("listing", ADD + ",\"version\":1.5"),
          record("listing", ADD + ",\"version\":1,\"origin\":\"a-1\""),
          record("listing", ADD + ",\"version\":1,\"origin\":{}"),
          record("listing", ADD + ",\"version\":1," + ORIGIN + ",\"hop\":3"),
          record("listing", ADD + ",\"version\":1," + ORIGIN.replace("device", "meeting")),
          record("listing", EXEMPT),
          record("listing", EXEMPT + ",\"rules\":[],\"frauds\":[]"),
          record("listing", EXEMPT + ",\"rules\":\"irsf-burst\""),
          record("listing", EXEMPT + ",\"rules\":[\"IRSF burst\"]"),
          record("listing", EXEMPT + ",\"rules\":[7]"),
          record("listing", EXEMPT + ",\"frauds\":[null]"),
          record("listing", EXEMPT + ",\"frauds\":[[\"irsf\"]]"),
          record("listing", EXEMPT + ",\"frauds\":[\"" + "x".repeat(65) + "\"]"),
          record("listing", EXEMPT + ",\"rules\":[" + "\"a\",".repeat(32) + "\"b\"]"),
          record("listing", WHY + RULES),
          record("listing", WHY + RULES + ",\"until\":null"),
          record("listing", EXEMPT.replace(ACTOR, "") + RULES),
          record("listing", EXEMPT.replace("legal", " ") + RULES),
          record("listing", EXEMPT.replace("reason", "because") + RULES),
          record("listing", EXEMPT.replace("their alarms call", " ") + RULES),
          record("listing", ADD + RULES),
          record("listing", ADD.replace("add", "allow") + FRAUDS),
          record("listing", ADD.replace("add", "remove") + RULES),
          record("privacy", ADD),
          record("privacy", ADD.replace("add", "erase").replace("account", "range")),
          record("privacy", HOLD + ACTOR + UNTIL),
          record("privacy", HOLD + GROUND + UNTIL),
          record("privacy", HOLD + GROUND + ACTOR),
          record("privacy", HOLD + GROUND + ACTOR + ",\"until\":null"),
          record("privacy", HOLD + GROUND + ACTOR + ",\"until\":\"later\""),
          record("privacy", HOLD + ACTOR + UNTIL + ",\"ground\":\" \""),
          record("privacy", HOLD + ACTOR + UNTIL + ",\"ground\":\"" + "x".repeat(129) + "\""),
          record("privacy", HOLD + GROUND + UNTIL + ",\"actor\":\"\""),
          record("privacy", HOLD + GROUND + UNTIL + ",\"actor\":7"),
          record("privacy", HOLD + GROUND + ACTOR + UNTIL + ",\"review\":true"),
          record("privacy", RELEASE + ",\"until\":\"later\""),
          record("privacy", CORRECT.replace(",\"correct\":", "")),
          record("privacy", CORRECT + "null"),
          record("privacy", CORRECT + "\"l-1\""),
          record("privacy", CORRECT + "{}"),
          record("privacy", CORRECT + "{\"listing\":\"l-1\",\"records\":[\"r-1\"]}"),
          record("privacy", CORRECT + "{\"listing\":\"\"}"),
          record("privacy", CORRECT + "{\"listing\":{}}"),
          record("privacy", CORRECT + "{\"link\":\"d\"}"),
          record("privacy", CORRECT + "{\"link\":{\"kind\":\"device\"}}"),
          record("privacy", CORRECT + "{\"link\":{\"kind\":\"trunk\",\"value\":\"t\"}}"),
          record("privacy", CORRECT + "{\"records\":\"r-1\"}"),
          record("privacy", CORRECT + "{\"records\":[]}"),
          record("privacy", CORRECT + "{\"records\":[\"r-1\",7]}"),
          record("privacy", CORRECT + "{\"records\":[\"r-1\",[\"r-2\"]]}"),
          record("privacy", CORRECT + "{\"records\":[\" \"]}"),
          record("privacy", CORRECT + "{\"records\":[" + "\"r\",".repeat(64) + "\"r\"]}"));
}
