package io.ringfence.decode.format.asteriskcdr;

import static io.ringfence.decode.format.asteriskcdr.Lines.FORMAT;
import static io.ringfence.decode.format.asteriskcdr.Lines.feed;
import static io.ringfence.decode.format.asteriskcdr.Lines.outcome;
import static io.ringfence.decode.format.asteriskcdr.Lines.plain;
import static io.ringfence.decode.format.asteriskcdr.Lines.told;
import static io.ringfence.decode.format.asteriskcdr.Lines.trunks;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.ringfence.decode.format.Feed;
import io.ringfence.decode.format.Line;
import io.ringfence.decode.format.UnreadableException;
import io.ringfence.decode.format.asteriskcdr.AsteriskWriter.AstCdr;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines that are cut, forged, long or nonsense. */
class CdrDamageTest {

  private static final String MASTER =
      "accountcode,src,dst,dcontext,clid,channel,dstchannel,lastapp,lastdata,start,answer,end,"
          + "duration,billsec,disposition,amaflags,uniqueid,userfield,peeraccount,linkedid,sequence";

  private static final AsteriskWriter WRITER = new AsteriskWriter(ZoneId.of("UTC"));

  private static final Feed FEED = trunks("carrier-*");

  /** What tells of a call whom it is counted with, and how. */
  private static final List<String> DECIDES =
      List.of("time", "started", "from", "to", "trunk", "direction", "talkMillis", "sipCode");

  private static final String TIMES =
      "\"\",\"100\",\"200\",\"phones\",\"\",\"PJSIP/100-1\",\"PJSIP/200-2\",\"Dial\",\"PJSIP/200\","
          + "%s,%s,%s,%s,%s,\"ANSWERED\",\"DOCUMENTATION\",\"%s\",\"\"";

  private static AstCdr cdr(String name, String userfield) {
    long start = Instant.parse("2026-11-25T09:00:00Z").toEpochMilli();
    return new AstCdr(
        "acme",
        name,
        "100",
        "9441632960001",
        "phones",
        "PJSIP/100-0000001f",
        "PJSIP/carrier-a-00000020",
        "Dial",
        "PJSIP/441632960001@carrier-a,60",
        start,
        start + 4000,
        start + 64_000,
        "ANSWERED",
        start / 1000 + ".31",
        userfield,
        "200",
        17);
  }

  private static void decidesTheSame(Map<String, Object> told, Map<String, Object> whole) {
    for (String field : DECIDES) {
      assertThat(told.get(field)).as(field).isEqualTo(whole.get(field));
    }
  }

  @Test
  void aLineThatIsCutTellsNothingElse() {
    String line = WRITER.master(cdr("Ada", "100"), true, true, true);
    Map<String, Object> whole = told(FEED, line);

    for (int end = 1; end < line.length(); end++) {
      String cut = line.substring(0, end);
      if (outcome(FEED, cut).equals("record")) {
        decidesTheSame(told(FEED, cut), whole);
      }
    }
  }

  @Test
  void columnsThatAreSetLeaveOneCutThatIsNoRefusal() {
    Feed set = feed(List.of("carrier-*"), List.of(), "", MASTER.split(","));
    String line = WRITER.custom(cdr("Ada", "100"), set.columns(), true);
    String json = WRITER.json(cdr("Ada", "100"), set.columns());

    int lastComma = line.lastIndexOf(',');
    for (int end = 1; end < line.length(); end++) {
      assertThat(outcome(set, line.substring(0, end)))
          .isEqualTo(end == lastComma + 1 ? "record" : "MALFORMED");
    }
    decidesTheSame(told(set, line.substring(0, lastComma + 1)), told(set, line));
    for (int end = 1; end < json.length(); end++) {
      assertThat(outcome(set, json.substring(0, end))).isEqualTo("MALFORMED");
    }
  }

  @Property(tries = 300)
  void noNameChangesWhoCalledWhom(@ForAll("foreign") String name) {
    Map<String, Object> whole = told(FEED, WRITER.master(cdr("", ""), true, true, true));
    List<String> columns = List.of(MASTER.split(","));

    for (String userfield : List.of("", name)) {
      AstCdr cdr = cdr(name, userfield);
      assertThat(told(FEED, WRITER.master(cdr, true, true, true))).isEqualTo(whole);
      assertThat(told(FEED.withColumns(columns), WRITER.custom(cdr, columns, false)))
          .isEqualTo(whole);
    }
    assertThat(told(FEED, WRITER.json(cdr(name, ""), columns))).isEqualTo(whole);
    String both = WRITER.json(cdr(name, name), columns);
    assertThat(outcome(FEED, both)).isIn("record", "MALFORMED");
    if (outcome(FEED, both).equals("record")) {
      assertThat(told(FEED, both)).isEqualTo(whole);
    }
  }

  @Provide
  static Arbitrary<String> foreign() {
    String tail =
        "\",\"1\",\"2\",\"x\",\"\",\"PJSIP/x-1\",\"PJSIP/carrier-b-2\",\"Dial\","
            + "\"PJSIP/88216000123@carrier-b\",\"2026-11-25 09:00:00\",,\"2026-11-25 09:00:00\",0,0,"
            + "\"ANSWERED\"";
    Arbitrary<String> parts =
        Arbitraries.of(
            "\"",
            "\"\"",
            ",",
            "\\",
            "\\\"",
            "\\u0022",
            "<",
            ">",
            "{",
            "}",
            ":",
            "\0",
            "\r",
            "\uFFFD",
            "a",
            "\"}",
            "\",\"src\":\"88216000123\",\"x\":\"",
            tail,
            "x".repeat(65_536));
    return parts.list().ofMaxSize(5).map(list -> String.join("", list));
  }

  @Test
  void aNameWithALineBreakCostsTheCallAndMakesNoOther() {
    String line = WRITER.master(cdr("Ada\nBob", ""), true, true, true);

    for (String half : line.split("\n", -1)) {
      assertThat(outcome(FEED, half)).isEqualTo("MALFORMED");
    }
  }

  /** Mappings without CSV_QUOTE, as older samples have them, let a name say anything. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"\"Ada\" <100>\",\"100\",\"ANSWERED\"",
        "\"a\"b,\"100\",\"ANSWERED\"",
        "a\"b\",\"100\",\"ANSWERED\"",
        "\"Ada,\"100\",\"ANSWERED\"",
        "\"Ada\",\"100\",\"ANSWERED",
        "\"Ada\",\"100\"",
        "\"Ada\",\"100\",\"ANSWERED\",\"\""
      })
  void quotesThatAreNotDoubledAreRefused(String line) {
    assertThat(outcome(feed(List.of(), List.of(), "", "clid", "src", "disposition"), line))
        .isEqualTo("MALFORMED");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      nullValues = "-",
      value = {
        // winter time comes: 02:30 twice; the channel's id, then the length tell which
        "2026-10-25 02:30:00, , 2026-10-25 02:40:00, 600, 1792891800.1, 2026-10-25T01:30:00Z, 600",
        "2026-10-25 02:30:00, , 2026-10-25 02:40:00, 600, 1792888200.1, 2026-10-25T00:30:00Z, 600",
        "2026-10-25 02:30:00, , 2026-10-25 02:10:00, 2400, x, 2026-10-25T00:30:00Z, 2400",
        "2026-10-25 02:30:00, , 2026-10-25 03:10:00, 2400, x, 2026-10-25T01:30:00Z, 2400",
        // summer time comes: there is no 02:30
        "2026-03-29 02:30:00, , 2026-03-29 03:40:00, 600, x, 2026-03-29T01:30:00Z, 600",
        "2028-02-29 23:59:59, , 2028-03-01 00:00:09, 10, x, 2028-02-29T22:59:59Z, 10",
        "2026-12-31 23:59:59, , 2027-01-01 00:00:09, 10, x, 2026-12-31T22:59:59Z, 10",
        // no end: it follows from the length
        "2026-11-25 09:00:00, , , 64, x, 2026-11-25T08:00:00Z, 64",
        "2026-11-25 09:00:00.000, , 0000-00-00 00:00:00, 64, x, 2026-11-25T08:00:00Z, 64",
        // a length in another unit does not move the end
        "2026-11-25 09:00:00, , 2026-11-25 09:01:04, 64000, x, 2026-11-25T08:00:00Z, 64",
        "2026-11-25 09:00:00, , 2026-11-25 09:01:04, -1, x, 2026-11-25T08:00:00Z, 64",
      })
  void timesAreOfTheFeedsClock(
      String start, String answer, String end, String length, String id, String at, long seconds) {
    Feed berlin = plain().withClock(ZoneId.of("Europe/Berlin"));
    String line =
        TIMES.formatted(
            start, answer == null ? "" : answer, end == null ? "" : end, length, length, id);

    Map<String, Object> told = told(berlin, line);

    long started = Instant.parse(at).toEpochMilli();
    assertThat(told).containsEntry("started", started);
    assertThat(told).containsEntry("time", started + seconds * 1000);
  }

  @ParameterizedTest
  @CsvSource({
    // the switch's clock stepped back
    "2026-11-25 09:00:00, 2026-11-25 08:59:00, 2026-11-25 08:59:30, 0, 0, -, -, -",
    // answered before it began, or after it ended: the lengths count
    "2026-11-25 09:00:00, 2026-11-25 08:59:00, 2026-11-25 09:01:00, 60, 50, 1, 10, 50",
    "2026-11-25 09:00:00, 2026-11-25 09:02:00, 2026-11-25 09:01:00, 60, 50, 1, 10, 50",
    // it talked longer than it was, or less than not at all
    "2026-11-25 09:00:00, 2026-11-25 09:00:10, 2026-11-25 09:01:00, 60, 6000, 1, 10, 50",
    "2026-11-25 09:00:00, 2026-11-25 09:00:10, 2026-11-25 09:01:00, 60, -1, 1, 10, 50",
    "2026-11-25 09:00:00, , 2026-11-25 09:01:00, 60, -1, 1, -, -",
    // rounded up, as initiatedseconds=yes does
    "2026-11-25 09:00:00, 2026-11-25 09:00:00, 2026-11-25 09:01:00, 60, 61, 1, 0, 61"
  })
  void lengthsThatCannotBeAreLeftOut(
      String start,
      String answer,
      String end,
      String duration,
      String billsec,
      String started,
      String ring,
      String talk) {
    Map<String, Object> told =
        told(
            plain(),
            TIMES.formatted(start, answer == null ? "" : answer, end, duration, billsec, "x"));

    assertThat(told.containsKey("started")).isEqualTo(started.equals("1"));
    assertThat(told.get("ringMillis")).isEqualTo(ring.equals("-") ? null : millis(ring));
    assertThat(told.get("talkMillis")).isEqualTo(talk.equals("-") ? null : millis(talk));
  }

  private static Long millis(String seconds) {
    return Long.parseLong(seconds) * 1000;
  }

  @ParameterizedTest
  @CsvSource({
    "2026-02-30 09:00:00, 2026-11-25 09:00:00, 1, BAD_FIELD start",
    "2026-11-25 24:00:00, 2026-11-25 09:00:00, 1, BAD_FIELD start",
    "25/11/2026 09:00:00, 2026-11-25 09:00:00, 1, BAD_FIELD start",
    "2026-11-25 09:00:00, tomorrow, 1, BAD_FIELD end",
    "2026-11-25 09:00:00, 179559720, 1, BAD_FIELD end",
    "2026-11-25 09:00:00, , , MISSING_FIELD end",
    "2026-11-25 09:00:00, , 1e3, BAD_FIELD duration",
    "2026-11-25 09:00:00, , 700000, BAD_FIELD duration",
    ", , 60, MISSING_FIELD end",
    "0, 0, 60, MISSING_FIELD end"
  })
  void aRecordWithoutATimeIsRefused(String start, String end, String duration, String outcome) {
    String line =
        TIMES.formatted(
            start == null ? "" : start,
            "",
            end == null ? "" : end,
            duration == null ? "" : duration,
            "0",
            "x");

    assertThat(outcome(plain(), line)).isEqualTo(outcome);
  }

  @Test
  void theEndAloneIsEnough() {
    Feed ends = feed(List.of(), List.of(), "", "end", "billsec", "disposition");
    long end = Instant.parse("2026-11-25T09:01:04Z").toEpochMilli();

    assertThat(told(ends, "2026-11-25 09:01:04,0,BUSY"))
        .isEqualTo(Map.of("time", end, "talkMillis", 0L, "sipCode", 486L));
    assertThat(told(ends, "2026-11-25 09:01:04,60,ANSWERED"))
        .isEqualTo(Map.of("time", end, "talkMillis", 60_000L, "sipCode", 200L));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PJSIP/100",
        "PJSIP/",
        "/-1",
        "PJSIP",
        "-",
        "PJSIP/100-x",
        "PJSIP/-1",
        "NULL",
        "PJSIP/100-1;x/"
      })
  void aChannelThatNamesNobodyHasNoAccount(String channel) {
    String line =
        TIMES
            .formatted("1795597200", "", "1795597264", "64", "60", "x")
            .replace("PJSIP/100-1", channel)
            .replace("PJSIP/200-2", channel);

    assertThat(told(trunks("c"), line).get("account"))
        .isIn(null, channel.startsWith("PJSIP/100-1") ? "100" : null);
  }

  @Test
  void aChannelThatMayBeCutNamesNobody() {
    String channel = "PJSIP/" + "a".repeat(60) + "-customer-abc";
    String line =
        TIMES
            .formatted("1795597200", "", "1795597264", "64", "60", "x")
            .replace("PJSIP/100-1", channel);

    assertThat(channel).hasSize(79);
    assertThat(told(trunks("c"), line)).doesNotContainKeys("account", "direction");
  }

  @Property(tries = 500)
  void nothingButARefusalIsThrown(@ForAll("nonsense") String line) {
    assertThatCode(
            () -> {
              outcome(plain(), line);
              FORMAT.roles(Line.of(line, 0), plain());
              FORMAT.offsetMinutes(Line.of(line, 0), plain());
              FORMAT.headed(plain(), line);
              FORMAT.redacted(line);
            })
        .doesNotThrowAnyException();
    assertThatCode(() -> told(feed(List.of("*"), List.of("*"), "x"), TIMES.replace("%s", line)))
        .satisfiesAnyOf(
            thrown -> assertThat(thrown).isNull(),
            thrown -> assertThat(thrown).isInstanceOf(UnreadableException.class));
  }

  @Provide
  static Arbitrary<String> nonsense() {
    return Arbitraries.of(
            "\"",
            ",",
            "{",
            "}",
            ":",
            "[",
            "\\",
            "-",
            ".",
            "/",
            "@",
            "&",
            "1",
            "2026-11-25",
            " ",
            "09:00:00",
            "ANSWERED",
            "\"dst\"",
            "PJSIP/",
            "IAX2/",
            "sip:",
            "\0",
            "\uD800",
            "٣",
            "null",
            "+0100",
            "Dial",
            "9999999999999999")
        .list()
        .ofMaxSize(30)
        .map(list -> String.join("", list));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"", ",", "\\", "{", "/a:", "&PJSIP/1@", "{\"a\":", "<", "Authenticate,", "1"})
  void aLineOfTheGreatestLengthIsReadAtOnce(String part) {
    String filler = part.repeat(256 * 1024 / part.length());
    String data =
        TIMES
            .formatted("1795597200", "", "1795597264", "64", "60", "x")
            .replace("PJSIP/200\"", filler.replace("\"", "\"\"") + '"');
    Instant before = Instant.now();

    for (String line : List.of(filler, '{' + filler, "{\"" + filler, '"' + filler, data)) {
      outcome(plain(), line);
      FORMAT.redacted(line);
    }

    assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(5));
  }
}
