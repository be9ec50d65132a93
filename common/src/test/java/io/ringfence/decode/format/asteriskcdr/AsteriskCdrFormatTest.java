package io.ringfence.decode.format.asteriskcdr;

import static io.ringfence.decode.format.asteriskcdr.Lines.FORMAT;
import static io.ringfence.decode.format.asteriskcdr.Lines.all;
import static io.ringfence.decode.format.asteriskcdr.Lines.feed;
import static io.ringfence.decode.format.asteriskcdr.Lines.outcome;
import static io.ringfence.decode.format.asteriskcdr.Lines.plain;
import static io.ringfence.decode.format.asteriskcdr.Lines.told;
import static io.ringfence.decode.format.asteriskcdr.Lines.trunks;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.decode.format.CallRoles;
import io.ringfence.decode.format.Feed;
import io.ringfence.decode.format.Line;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AsteriskCdrFormatTest {

  /** By a customer's telephone to a carrier, in all 21 columns of cdr_csv. */
  private static final String OUTBOUND =
      "\"acme\",\"12025550123\",\"9011441632960001\",\"phones\",\"\"\"Ada\"\" <12025550123>\","
          + "\"PJSIP/acme-17-0000001f\",\"PJSIP/carrier-a-00000020\",\"Dial\","
          + "\"PJSIP/+441632960001@carrier-a,60\",\"2026-11-25 09:00:00\",\"2026-11-25 09:00:04\","
          + "\"2026-11-25 09:01:04\",64,60,\"ANSWERED\",\"DOCUMENTATION\",\"1795597200.31\",\"\","
          + "\"\",\"1795597200.31\",17";

  private static final String TABLE =
      "calldate,clid,src,dst,dcontext,channel,dstchannel,lastapp,lastdata,duration,billsec,"
          + "disposition,amaflags,accountcode,uniqueid,userfield,did,recordingfile,cnum,cnam,"
          + "outbound_cnum,outbound_cnam,dst_cnam,linkedid,peeraccount,sequence";

  private static long at(String time) {
    return Instant.parse(time).toEpochMilli();
  }

  /** asterisk/testsuite, asttest/self-tests/cdrlib/good.csv. */
  @Test
  void theSampleOfTheTestSuiteIsReadInUtc() {
    String line =
        "\"\",\"test\",\"100\",\"context\",\"\"\"Test User\"\" <test>\",\"SIP/test-02897fd8\",\"\","
            + "\"Hangup\",\"\",\"2009-01-14 23:51:15\",\"2009-01-14 23:51:15\","
            + "\"2009-01-14 23:51:20\",5,5,\"ANSWERED\",\"DOCUMENTATION\",\"1231977075.0\",\"\"";

    assertThat(told(plain(), line))
        .isEqualTo(
            Map.of(
                "time",
                at("2009-01-14T23:51:20Z"),
                "started",
                at("2009-01-14T23:51:15Z"),
                "from",
                "test",
                "to",
                "100",
                "ringMillis",
                0L,
                "talkMillis",
                5000L,
                "sipCode",
                200L));
    assertThat(FORMAT.offsetMinutes(Line.of(line, 0), plain())).hasValue(0);
  }

  /** A dump of Asterisk's table, 2021: a number sent to an endpoint by a URI without a user. */
  @Test
  void aNumberThatIsDialledThroughAnEndpointMakesItATrunk() {
    String line =
        "2021-04-19 14:28:42,\"\"\"55354701650\"\" <55354701650>\",55354701650,4701650,tronco,"
            + "PJSIP/10_2002-00000000,PJSIP/55354701650-00000001,Dial,"
            + "PJSIP/4701650@55354701650/sip:192.168.0.202,13,8,ANSWERED,3,,1618842522.0";
    Feed feed = FORMAT.headed(plain(), TABLE.substring(0, TABLE.indexOf(",userfield")));

    assertThat(told(feed, line))
        .isEqualTo(
            Map.of(
                "time",
                at("2021-04-19T14:28:55Z"),
                "started",
                at("2021-04-19T14:28:42Z"),
                "from",
                "55354701650",
                "to",
                "4701650",
                "trunk",
                "55354701650",
                "direction",
                "outbound",
                "ringMillis",
                5000L,
                "talkMillis",
                8000L,
                "sipCode",
                200L));
    // The id of the channel says that the box keeps UTC; read as Cuba's, it is four hours off.
    assertThat(FORMAT.offsetMinutes(Line.of(line, 0), feed)).hasValue(0);
    assertThat(FORMAT.offsetMinutes(Line.of(line, 0), feed.withClock(ZoneId.of("America/Havana"))))
        .hasValue(240);
  }

  /** The same dump: a call within the house, whose destination has the form of a trunk's. */
  @Test
  void anExtensionIsNoTrunk() {
    String line =
        "2021-05-26 13:48:45,\"\"\"123\"\" <10_2000>\",10_2000,2002,10,PJSIP/10_2000-00000008,"
            + "PJSIP/10_2000-00000009,Dial,\"PJSIP/10_2000/10_2002,60,KktM(vsc-callid)\",5,0,BUSY,"
            + "3,,1622036925.8";
    Feed feed =
        FORMAT.headed(
            feed(List.of(), List.of("10"), ""), TABLE.substring(0, TABLE.indexOf(",userfield")));

    assertThat(told(feed, line))
        .containsEntry("direction", "internal")
        .containsEntry("to", "2002")
        .containsEntry("account", "10_2000")
        .containsEntry("sipCode", 486L)
        .containsEntry("ringMillis", 5000L)
        .containsEntry("talkMillis", 0L)
        .doesNotContainKey("trunk");
  }

  /** A dump of 2008: an analogue line to an analogue telephone, without an id. */
  @Test
  void aDestinationThatIsNoNumberIsLeftOut() {
    String line =
        "2008-09-03 16:31:05,0123401234,0123401234,s,incoming,Zap/3-1,Zap/1-1,Dial,Zap/1,92,0,"
            + "NO ANSWER,3,,";
    Feed feed =
        FORMAT.headed(
            feed(List.of("incoming"), List.of(), ""),
            TABLE.substring(0, TABLE.indexOf(",userfield")));

    assertThat(told(feed, line))
        .isEqualTo(
            Map.of(
                "time",
                at("2008-09-03T16:32:37Z"),
                "started",
                at("2008-09-03T16:31:05Z"),
                "from",
                "0123401234",
                "account",
                "1",
                "trunk",
                "3",
                "direction",
                "inbound",
                "ringMillis",
                92_000L,
                "talkMillis",
                0L,
                "sipCode",
                480L));
  }

  /** A published pair (2018): the leg through the dial plan, and what became of it. */
  @Test
  void theLegIntoTheDialPlanIsACallOfItsOwn() {
    String local =
        "\"\",\"2889\",\"09243820431\",\"pre-rec\",\"\"\"2889\"\" <2889>\",\"SIP/2889-0000098e\","
            + "\"Local/09243820431@default-000005a6;1\",\"Dial\",\"Local/09243820431@default,30,t\","
            + "\"2018-09-07 11:05:01\",\"2018-09-07 11:05:20\",\"2018-09-07 11:05:20\",19,0,"
            + "\"ANSWERED\",\"DOCUMENTATION\",\"1536293101.12458\",\"\"";
    String real =
        "\"\",\"2889\",\"09243820431\",\"pre-rec\",\"\"\"2889\"\" <2889>\",\"SIP/2889-0000098e\","
            + "\"OOH323/avayaG700-1919\",\"Dial\",\"Local/09243820431@default,30,t\","
            + "\"2018-09-07 11:05:20\",\"2018-09-07 11:05:20\",\"2018-09-07 11:08:24\",184,184,"
            + "\"ANSWERED\",\"DOCUMENTATION\",\"1536293101.12458\",\"\"";
    Feed feed = trunks("avaya*");

    assertThat(all(feed, local).get("call")).isEqualTo("1536293101.12458/09243820431/local");
    assertThat(told(feed, local)).containsEntry("direction", "internal");
    assertThat(all(feed, real).get("call")).isEqualTo("1536293101.12458/09243820431");
    assertThat(told(feed, real))
        .containsEntry("direction", "outbound")
        .containsEntry("trunk", "avayaG700")
        .containsEntry("to", "09243820431")
        .containsEntry("account", "2889")
        .containsEntry("talkMillis", 184_000L);
  }

  /** The class comment of a published parser (2009): a system's name, old arguments. */
  @Test
  void theNameOfASystemBelongsToTheId() {
    String line =
        "\"\",\"3\",\"11\",\"attendo\",\"3\",\"lcr/439\",\"IAX2/pbx-14597\",\"Read\","
            + "\"dtmf||20|noanswer||3\",\"2009-04-23 15:16:52\",\"2009-04-23 15:16:52\","
            + "\"2009-04-23 15:17:37\",45,45,\"ANSWERED\",\"DOCUMENTATION\","
            + "\"asterisk-1240499812.774\",\"102441/54\"";

    assertThat(all(plain(), line)).containsEntry("call", "asterisk-1240499812.774/11");
    assertThat(FORMAT.offsetMinutes(Line.of(line, 0), plain())).hasValue(-0);
  }

  @Test
  void whatTheTrunkWasGivenIsWhatWasDialled() {
    assertThat(told(trunks("carrier-*"), OUTBOUND))
        .isEqualTo(
            Map.of(
                "time",
                at("2026-11-25T09:01:04Z"),
                "started",
                at("2026-11-25T09:00:00Z"),
                "from",
                "12025550123",
                "to",
                "+441632960001",
                "account",
                "acme",
                "trunk",
                "carrier-a",
                "direction",
                "outbound",
                "ringMillis",
                4000L,
                "talkMillis",
                60_000L,
                "sipCode",
                200L));
    assertThat(all(trunks(), OUTBOUND))
        .containsEntry("id", "1795597200.31:17:end")
        .containsEntry("call", "1795597200.31/9011441632960001");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      value = {
        "PJSIP/carrier-a/sip:+441632960001@192.0.2.1, PJSIP/carrier-a-1, +441632960001",
        "~PJSIP/441632960001@carrier-a/sip:192.0.2.1:5060,60,T~, PJSIP/carrier-a-1, 441632960001",
        "~SIP/carrier-a/441632960001#,300~, SIP/carrier-a-1f, 441632960001",
        "Sip/carrier-a/4376|90, SIP/carrier-a-1f, 4376",
        "IAX2/user:secret@carrier-a/441632960001@out, IAX2/carrier-a-42, 441632960001",
        "~DAHDI/g0/441632960001,60~, DAHDI/i1/441632960001-2a, 441632960001",
        "~PJSIP/100&PJSIP/441632960001@carrier-a,60~, PJSIP/carrier-a-1, 441632960001",
        // nothing was dialled that is a number: what the caller dialled
        "~PJSIP/carrier-a,60~, PJSIP/carrier-a-1, 9011441632960001",
        // two numbers by one trunk: nobody knows which this was
        "~PJSIP/441632960001@carrier-a&PJSIP/441632960002@carrier-a~, PJSIP/carrier-a-1, ~~",
        // no channel came to be
        "PJSIP/441632960001@carrier-a, ~~, 441632960001",
      })
  void theNumberIsFoundInEveryFormOfDestination(String data, String channel, String to) {
    String line =
        OUTBOUND
            .replace("PJSIP/+441632960001@carrier-a,60", data)
            .replace("PJSIP/carrier-a-00000020", channel);

    assertThat(told(trunks("carrier-a", "i1"), line).getOrDefault("to", "")).isEqualTo(to);
    assertThat(told(trunks("carrier-a", "i1"), line)).containsEntry("direction", "outbound");
  }

  @Test
  void aDestinationThatMayBeCutTellsNoNumber() {
    String data = "SIP/carrier-a/" + "4".repeat(65);

    assertThat(data).hasSize(79);
    assertThat(
            told(
                    trunks("carrier-a"),
                    OUTBOUND
                        .replace("PJSIP/+441632960001@carrier-a,60", data)
                        .replace("PJSIP/carrier-a", "SIP/carrier-a"))
                .get("to"))
        .isEqualTo("9011441632960001");
  }

  @Test
  void theUriOfADeviceMakesNoTrunk() {
    String line =
        OUTBOUND.replace(
            "PJSIP/+441632960001@carrier-a,60", "PJSIP/carrier-a/sip:+441632960001@192.0.2.9");

    assertThat(told(feed(List.of(), List.of("phones"), ""), line))
        .containsEntry("direction", "internal");
  }

  @Test
  void aCallThroughIsOutboundAndOfWhomeverTheRecordNames() {
    String line = OUTBOUND.replace("PJSIP/acme-17-0000001f", "PJSIP/carrier-b-0000001f");

    assertThat(told(trunks("carrier-*"), line))
        .containsEntry("direction", "outbound")
        .containsEntry("trunk", "carrier-a")
        .containsEntry("account", "acme");
    assertThat(told(trunks("carrier-*"), line.replace("\"acme\"", "\"\"")))
        .containsEntry("direction", "outbound")
        .doesNotContainKey("account");
    assertThat(told(trunks("carrier-*"), line.replace("PJSIP/carrier-b", "Local/9@from-internal")))
        .containsEntry("direction", "outbound")
        .containsEntry("account", "acme");
  }

  @Test
  void anInboundCallIsOfWhoWasCalled() {
    String line =
        OUTBOUND
            .replace("PJSIP/acme-17-0000001f", "PJSIP/carrier-b-0000001f")
            .replace("PJSIP/carrier-a-00000020", "PJSIP/100-00000020")
            .replace("PJSIP/+441632960001@carrier-a,60", "PJSIP/100,20")
            .replace("9011441632960001", "100");

    assertThat(told(trunks("carrier-*"), line))
        .containsEntry("direction", "inbound")
        .containsEntry("trunk", "carrier-b")
        .containsEntry("to", "100")
        .containsEntry("account", "100");
    assertThat(told(trunks("carrier-*"), line.replace("\"\",\"\",\"179", "\"\",\"zeta\",\"179")))
        .containsEntry("account", "zeta");
    assertThat(told(feed(List.of("carrier-*"), List.of(), "accountcode"), line))
        .containsEntry("account", "acme");
  }

  @ParameterizedTest
  @CsvSource({
    "'', acme",
    "accountcode, acme",
    "endpoint, acme-17",
    "userfield, u-1",
    "src, 12025550123"
  })
  void theSettingsSayWhichFieldIsTheAccount(String setting, String account) {
    String line = OUTBOUND.replace("\"1795597200.31\",\"\",\"\"", "\"1795597200.31\",\"u-1\",\"\"");

    assertThat(told(feed(List.of("carrier-a"), List.of(), setting), line))
        .containsEntry("account", account);
  }

  @Test
  void withoutSettingsASideThatNothingTellsIsLeftOpen() {
    String line = OUTBOUND.replace("PJSIP/+441632960001@carrier-a,60", "PJSIP/211@carrier-a,60");

    assertThat(told(plain(), line)).doesNotContainKeys("direction", "trunk");
    assertThat(told(plain(), line.replace("\"phones\"", "\"from-internal-xfer\"")))
        .containsEntry("direction", "internal");
    assertThat(told(plain(), line.replace("\"phones\"", "\"from-trunk-pjsip-b\"")))
        .containsEntry("direction", "inbound")
        .containsEntry("trunk", "acme-17");
    assertThat(told(feed(List.of("carrier-b"), List.of(), ""), line))
        .containsEntry("direction", "internal");
    assertThat(told(feed(List.of("phones"), List.of("acme-*"), ""), line))
        .containsEntry("direction", "internal");
  }

  @Test
  void theRolesSayWhy() {
    assertThat(FORMAT.roles(Line.of(OUTBOUND, 0), plain()))
        .contains(
            new CallRoles(
                "acme-17",
                "carrier-a",
                "phones",
                false,
                false,
                true,
                "a public number was dialled through it"));
    assertThat(FORMAT.roles(Line.of(OUTBOUND, 0), trunks("carrier-a")))
        .contains(
            new CallRoles(
                "acme-17", "carrier-a", "phones", true, false, true, "the settings name it"));
    assertThat(FORMAT.roles(Line.of("no record", 0), plain())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "ANSWERED, 200, 60000",
    "BUSY, 486, 0",
    "NO ANSWER, 480, 0",
    "CANCEL, 487, 0",
    "FAILED, 503, 0",
    "CONGESTION, 503, 0",
    "8, 200, 60000",
    "0, 480, 0"
  })
  void aDispositionIsACode(String word, long code, long talk) {
    assertThat(told(plain(), OUTBOUND.replace("ANSWERED", word)))
        .containsEntry("sipCode", code)
        .containsEntry("talkMillis", talk);
  }

  @Test
  void whatIsNoCallIsPassedOver() {
    assertThat(outcome(plain(), OUTBOUND.replace("ANSWERED", "UNKNOWN")))
        .isEqualTo("unknown-disposition");
    assertThat(
            outcome(plain(), OUTBOUND.replace("PJSIP/acme-17-0000001f", "Message/ast_msg_queue")))
        .isEqualTo("message");
    assertThat(outcome(plain(), " ")).isEqualTo("blank");
    assertThat(outcome(FORMAT.headed(plain(), TABLE), TABLE)).isEqualTo("header");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "DOCUMENTATION", "answered", "1e3", "64"})
  void anotherWordForADispositionIsRefused(String word) {
    assertThat(outcome(plain(), OUTBOUND.replace("ANSWERED", word))).endsWith(" disposition");
  }

  /** configs/samples/cdr_custom.conf.sample of asterisk/asterisk: 19 columns in another order. */
  @Test
  void columnsOfAnotherOrderAreRefusedUnlessTheyAreSet() {
    String line =
        "\"\"\"Ada\"\" <100>\",\"100\",\"441632960001\",\"phones\",\"PJSIP/100-1\",\"PJSIP/c-2\","
            + "\"Dial\",\"PJSIP/441632960001@c\",\"2026-11-25 09:00:00\",\"\","
            + "\"2026-11-25 09:00:09\",\"9.250000\",\"0.000000\",\"CANCEL\",\"DOCUMENTATION\","
            + "\"acme\",\"1795597200.31\",\"\",7";
    Feed set =
        feed(
            List.of("c"),
            List.of(),
            "",
            ("clid,src,dst,dcontext,channel,dstchannel,lastapp,lastdata,start,answer,end,duration,"
                    + "billsec,disposition,amaflags,accountcode,uniqueid,userfield,sequence")
                .split(","));

    assertThat(outcome(plain(), line)).startsWith("MALFORMED");
    assertThat(outcome(plain(), line.replace("\"\",7", "\"1795597200.31\",7")))
        .isEqualTo("BAD_FIELD disposition");
    assertThat(told(set, line))
        .containsEntry("to", "441632960001")
        .containsEntry("account", "acme")
        .containsEntry("sipCode", 487L)
        .containsEntry("ringMillis", 9000L);
  }

  @Test
  void theTableOfFreePbxHasBetterNumbers() {
    Feed feed = FORMAT.headed(trunks("carrier-*"), TABLE);
    String outbound =
        "\"2026-11-25 09:00:00\",\"\"\"Ada\"\" <100>\",\"100\",\"9441632960001\",\"from-internal\","
            + "\"PJSIP/100-0000001f\",\"PJSIP/carrier-a-00000020\",\"Dial\","
            + "\"PJSIP/441632960001@carrier-a,300,T\",\"64\",\"60\",\"ANSWERED\",\"3\",\"\","
            + "\"1795597200.31\",\"\",\"\",\"out.wav\",\"100\",\"Ada\",\"12025550123\",\"\",\"\","
            + "\"1795597200.31\",\"\",\"17\"";
    String inbound =
        "\"2026-11-25 09:00:00\",\"\",\"441632960001\",\"100\",\"ext-local\","
            + "\"PJSIP/carrier-a-0000001f\",\"PJSIP/100-00000020\",\"Dial\",\"PJSIP/100,20\","
            + "\"64\",\"60\",\"ANSWERED\",\"3\",NULL,\"1795597200.31\",\"\",\"12025550123\",\"\","
            + "\"441632960001\",\"\",\"\",\"\",\"\",\"1795597200.31\",\"\",\"17\"";

    assertThat(told(feed, outbound))
        .containsEntry("time", at("2026-11-25T09:01:04Z"))
        .containsEntry("from", "12025550123")
        .containsEntry("to", "441632960001")
        .containsEntry("account", "100")
        .containsEntry("ringMillis", 4000L);
    assertThat(told(feed, inbound))
        .containsEntry("direction", "inbound")
        .containsEntry("from", "441632960001")
        .containsEntry("to", "12025550123")
        .containsEntry("account", "100");
    assertThat(outcome(feed, outbound + ",\"\"")).startsWith("MALFORMED");
    assertThat(FORMAT.headed(trunks("carrier-*"), outbound).columns()).isEmpty();
  }

  /** The example of configs/samples/cdr_custom.conf.sample, and the forms of time it names. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      value = {
        "~\"2026-11-25 09:00:00\"~, ~\"2026-11-25 09:01:04\"~",
        "~\"2026-11-25T09:00:00+0000\"~, ~\"2026-11-25T04:01:04-0500\"~",
        "1795597200, 1795597264",
        "1795597200.250000, 1795597264.000000",
        "1795597200250, ~\"1795597264000000\"~"
      })
  void objectsOfJsonAreRead(String start, String end) {
    String line =
        "{\"clid\":\"\\\"Alice\\\" <1000>\",\"My\":\"Literal\",\"src\":\"1000\","
            + "\"dst\":\"18005551212\",\"dcontext\":\"phones\",\"channel\":\"PJSIP/1000-00000001\","
            + "\"dstchannel\":\"PJSIP/carrier-a-00000002\",\"lastapp\":\"Dial\","
            + "\"lastdata\":\"PJSIP/18005551212@carrier-a\",\"start\":%s,\"answer\":\"\","
            + "\"end\":%s,\"duration\":64,\"billsec\":60,\"disposition\":\"ANSWERED\","
            + "\"uniqueid\":1795597200.31,\"sequence\":17,\"ds_type\":\"\"}";

    Map<String, Object> told = told(trunks("carrier-a"), line.formatted(start, end));

    assertThat((long) told.get("started") / 1000).isEqualTo(at("2026-11-25T09:00:00Z") / 1000);
    assertThat(told)
        .containsEntry("time", at("2026-11-25T09:01:04Z"))
        .containsEntry("from", "1000")
        .containsEntry("to", "18005551212")
        .containsEntry("trunk", "carrier-a")
        .containsEntry("talkMillis", 60_000L)
        .containsEntry("account", "1000");
    assertThat(all(plain(), line.formatted(start, end)))
        .containsEntry("id", "1795597200.31:17:end");
  }

  @Test
  void aFieldThatIsThereTwiceIsRefusedIfTheyDiffer() {
    String line =
        "{\"dst\":\"1\",\"start\":1795597200,\"end\":1795597264,\"disposition\":\"BUSY\",%s}";

    assertThat(outcome(plain(), line.formatted("\"dst\":\"1\""))).isEqualTo("record");
    assertThat(outcome(plain(), line.formatted("\"dst\":\"2\""))).isEqualTo("BAD_FIELD dst");
    assertThat(outcome(plain(), line.formatted("\"x\":1,\"x\":[{\"dst\":2}]"))).isEqualTo("record");
    assertThat(outcome(plain(), line.formatted("\"x\":1") + "{}")).isEqualTo("MALFORMED");
  }

  @Test
  void aNumberInTheNameIsNotTheCallers() {
    String line =
        OUTBOUND
            .replace("\"12025550123\",\"9011", "\"\",\"9011")
            .replace("\"\"Ada\"\" <12025550123>", "\"\"x\"\" <+88216000123>\"\" <100>");

    assertThat(told(plain(), line)).containsEntry("from", "100");
    assertThat(told(plain(), line.replace(" <100>", " <>"))).doesNotContainKey("from");
    assertThat(told(plain(), line.replace(" <100>", " <10"))).doesNotContainKey("from");
  }

  @Test
  void theSameLineHasTheSameIdAndAnotherOneAnother() {
    String bare = OUTBOUND.substring(0, OUTBOUND.indexOf(",\"1795597200.31\""));

    assertThat(all(plain(), bare).get("id")).isEqualTo(all(plain(), bare).get("id"));
    assertThat(all(plain(), bare).get("id"))
        .isNotEqualTo(all(plain(), bare.replace("Ada", "Bob")).get("id"));
    assertThat(all(plain(), bare).get("call").toString()).hasSize(32);
  }

  @Test
  void secretsAreNotKept() {
    assertThat(FORMAT.redacted("\"Dial\",\"IAX2/u:s3cret@peer/100\",\"SIP/u:s3cret@host\""))
        .isEqualTo("\"Dial\",\"IAX2/u:@peer/100\",\"SIP/u:@host\"");
    assertThat(FORMAT.redacted("\"Authenticate\",\"1234\",\"x\""))
        .isEqualTo("\"Authenticate\",\"\",\"x\"");
    assertThat(FORMAT.redacted("\"lastapp\":\"DISA\",\"lastdata\":\"1234,ctx\""))
        .isEqualTo("\"lastapp\":\"DISA\",\"lastdata\":\",ctx\"");
    assertThat(FORMAT.redacted("SendDTMF,1234,x")).isEqualTo("SendDTMF,,x");
    assertThat(FORMAT.redacted(OUTBOUND)).isEqualTo(OUTBOUND);
    assertThat(FORMAT.redacted("\"PJSIP/carrier-a/sip:+4416@192.0.2.1\""))
        .isEqualTo("\"PJSIP/carrier-a/sip:+4416@192.0.2.1\"");
  }

  @Test
  void settingsThatCannotTellACallAreFaults() {
    assertThat(FORMAT.faults(plain())).isEmpty();
    assertThat(FORMAT.faults(feed(List.of(), List.of(), "userfield", "start", "duration", "src")))
        .hasSize(2);
    assertThat(
            FORMAT.faults(
                feed(List.of(), List.of(), "endpoint", "Calldate", "duration", "disposition")))
        .isEmpty();
    assertThat(
            FORMAT.faults(
                feed(List.of(), List.of(), "", "end", "disposition", "calldate", "start")))
        .hasSize(1);
  }
}
