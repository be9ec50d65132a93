package io.ringfence.decode.format.mapped;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.decode.format.Feed;
import io.ringfence.topics.RecordKind;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFormatTest {

  private static final Map<String, String> CARRIER =
      Map.of(
          "delimiter", ";",
          "from", "Rufnummer A",
          "to", "Rufnummer B",
          "started", "Beginn | dd.MM.yyyy HH:mm:ss",
          "talkMillis", "Dauer (s)",
          "account", "Kunde",
          "direction", "Richtung | gehend=outbound, kommend=inbound",
          "trunk", "Leitung");

  private static final String HEADER =
      "Rufnummer A;Rufnummer B;Beginn;Dauer (s);Kunde;Richtung;Leitung";

  private static final Feed CARRIERS = new CsvFormat().headed(Reading.table(CARRIER), HEADER);

  private static final String CALL =
      "+4930111222;00881234567890;25.11.2026 09:00:00;61;K-17;gehend;SIP-1";

  private static long millis(String time) {
    return Instant.parse(time).toEpochMilli();
  }

  private static Feed with(Feed feed, String... more) {
    Map<String, String> fields = new HashMap<>(feed.fields());
    for (int i = 0; i < more.length; i += 2) {
      fields.put(more[i], more[i + 1]);
    }
    return feed.withFields(fields);
  }

  @Test
  void aLineOfATableIsACall() {
    assertThat(new CsvFormat().faults(CARRIERS)).isEmpty();

    Map<String, Object> call = Reading.of(CARRIERS, CALL).only();

    assertThat(call)
        .containsEntry("type", "call")
        .containsEntry("phase", "end")
        .containsEntry("from", "+4930111222")
        .containsEntry("to", "00881234567890")
        .containsEntry("started", millis("2026-11-25T08:00:00Z"))
        .containsEntry("time", millis("2026-11-25T08:01:01Z"))
        .containsEntry("talkMillis", 61_000L)
        .containsEntry("sipCode", 200L)
        .containsEntry("account", "K-17")
        .containsEntry("direction", "outbound")
        .containsEntry("trunk", "SIP-1")
        .doesNotContainKeys("ringMillis", "q850");
    assertThat(call.get("call").toString()).hasSize(32);
  }

  @Test
  void theSameLineHasTheSameIdsAndAnotherHasOthers() {
    Map<String, Object> first = Reading.of(CARRIERS, CALL).only();

    assertThat(Reading.of(CARRIERS, CALL).only()).isEqualTo(first);
    assertThat(Reading.of(CARRIERS, CALL + "x").only().get("id")).isNotEqualTo(first.get("id"));
    assertThat(Reading.of(CARRIERS, CALL + "x").only().get("call")).isNotEqualTo(first.get("call"));
  }

  @Test
  void idsOfTheSystemAreKeptIfTheyArePlain() {
    Feed feed = Reading.table(Map.of("call", "c", "id", "i", "time", "t"), "c", "i", "t");

    assertThat(Reading.of(feed, "a-1@b,7,1795597200").only())
        .containsEntry("call", "a-1@b")
        .containsEntry("id", "7:end");
    assertThat(Reading.of(feed, "a b,7,1795597200").only().get("call").toString()).hasSize(32);
    assertThat(Reading.of(feed, ",7,1795597200").only()).containsEntry("call", "7");
  }

  @Test
  void theFirstLineOfAFileNamesItsColumnsWhateverTheSettingsSay() {
    Feed known = Reading.table(CARRIER, HEADER.split(";"));
    Feed moved =
        new CsvFormat()
            .headed(known, "Leitung;Rufnummer A;Rufnummer B;Beginn;Dauer (s);Kunde;Richtung;");

    assertThat(Reading.of(moved, "SIP-1;1;2;25.11.2026 09:00:00;61;K-17;gehend;").only())
        .containsEntry("trunk", "SIP-1")
        .containsEntry("from", "1");
    assertThat(new CsvFormat().headed(known, CALL).columns()).isEqualTo(known.columns());
  }

  @Test
  void headersAndEmptyLinesArePassedOver() {
    assertThat(Reading.of(CARRIERS, HEADER, "", " ", CALL).others)
        .containsExactly("passed header", "passed empty", "passed empty");
  }

  @Test
  void withoutAHeaderAndWithoutColumnsNothingIsGuessed() {
    Feed feed = new CsvFormat().headed(Reading.table(CARRIER), CALL);

    assertThat(Reading.of(feed, CALL, CALL).others)
        .hasSize(2)
        .allMatch(other -> other.startsWith("refused "));
  }

  @Test
  void aColumnThatAHeaderNamesTwiceIsNotGuessed() {
    Feed feed = new CsvFormat().headed(Reading.table(Map.of("from", "A", "time", "T")), "A,T,A");

    assertThat(Reading.of(feed, "1,1795597200,2").others).containsExactly("refused A");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+4930111222;00881234567890;25.11.2026 09:00:00;61;K-17;gehend",
        "+4930111222;00881234567890;25.11.2026 09:00:00;61;K-17;gehend;SIP-1;x",
        "+4930111222;00881234567890;25.11.2026 09:00:00;61;K-17;gehend;SIP-1;;",
        "+4930111222;00881234567890;25.11.2026 09:00:00;61;\"K-17;gehend;SIP-1",
        "+4930111222;00881234567890;25.11.2026 09:00:00;61;\"K\"17;gehend;SIP-1",
        "+4930111222;00881234567890;31.11.2026 09:00:00;61;K-17;gehend;SIP-1",
        "+4930111222;00881234567890;;61;K-17;gehend;SIP-1",
        "; ; ; ; ; ; ",
        "nonsense",
      })
  void aLineThatDoesNotFitIsRefused(String line) {
    Reading reading = Reading.of(CARRIERS, line);

    assertThat(reading.records).isEmpty();
    assertThat(reading.others).singleElement().asString().startsWith("refused ");
    assertThat(line).doesNotContain(reading.others.get(0).substring("refused ".length()));
  }

  @Test
  void aDelimiterAtTheEndIsBorneWith() {
    assertThat(Reading.of(CARRIERS, CALL + ";").only()).containsEntry("trunk", "SIP-1");
  }

  /** A system that quotes texts but does not double: two of a stranger's move what is between. */
  @Test
  void columnsThatAStrangersQuoteHasJoinedAreNotRead() {
    Map<String, String> fields = Map.of("account", "account", "time", "t");
    Feed feed = Reading.table(fields, "name", "account", "agent", "t");
    String line = "\"%s\",K-1,\"%s\",1795597200";

    assertThat(Reading.of(feed, line.formatted("Bob", "x")).only()).containsEntry("account", "K-1");
    assertThat(Reading.of(feed, line.formatted("x\",\"y\"", ",z")).others)
        .containsExactly("refused a quote beside a delimiter, in quotes");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '~',
      value = {
        "\"Bob \"\"x\"\", Smith\"!1",
        "\"a,b,c,1795597200\"!1",
        "\uFFFD\uFFFD!1",
        "Bob,+1999!0",
        "\"Bob!0",
      })
  void whatAStrangerWritesMovesNothing(String name, int told) {
    Feed feed =
        Reading.table(
            Map.of("from", "src", "account", "acc", "time", "t"), "acc", "name", "src", "t");

    Reading reading = Reading.of(feed, "K-1," + name + ",+1202,1795597200");

    assertThat(reading.records).hasSize(told);
    reading.records.forEach(
        call -> assertThat(call).containsEntry("account", "K-1").containsEntry("from", "+1202"));
  }

  @Test
  void aLongFieldCostsNothingElse() {
    String name = "x\"".repeat(60_000);
    Feed feed = Reading.table(Map.of("from", "src", "time", "t"), "name", "src", "t");

    assertThat(Reading.of(feed, name + ",+1202,1795597200").only()).containsEntry("from", "+1202");
  }

  @Test
  void aLineThatIsCutIsNeverAnotherCall() {
    Map<String, Object> whole = Reading.of(CARRIERS, CALL).only();
    for (int at = 0; at < CALL.length(); at++) {
      for (Map<String, Object> call : Reading.of(CARRIERS, CALL.substring(0, at)).records) {
        assertThat(call)
            .containsEntry("from", whole.get("from"))
            .containsEntry("to", whole.get("to"));
        assertThat(call)
            .containsEntry("account", whole.get("account"))
            .containsEntry("talkMillis", whole.get("talkMillis"))
            .containsEntry("time", whole.get("time"));
      }
    }
  }

  // Values

  @ParameterizedTest
  @CsvSource({
    "seconds, 61, 61000",
    "seconds, '61,5', 61500",
    "seconds, 61.5, 61500",
    "ms, 61000, 61000",
    "us, 61000000, 61000",
    "minutes, '1,5', 90000",
    "hh:mm:ss, 00:01:01, 61000",
    "hh:mm:ss, 1:00:01.5, 3601500",
    "mm:ss, 01:01, 61000",
    "mm:ss, 100:01, 6001000",
  })
  void aLengthIsReadInItsUnit(String form, String text, long millis) {
    Feed feed = with(CARRIERS, "talkMillis", "Dauer (s) | " + form);

    assertThat(Reading.of(feed, CALL.replace(";61;", ";" + text + ";")).only())
        .containsEntry("talkMillis", millis);
  }

  @ParameterizedTest
  @CsvSource({
    "seconds, -1",
    "seconds, 1e3",
    "seconds, 0x10",
    "seconds, 1:01",
    "seconds, '1,000,000'",
    "seconds, .5",
    "seconds, NaN",
    "seconds, 123456789012345678901",
    "hh:mm:ss, 61",
    "hh:mm:ss, 00:61:00",
    "mm:ss, 00:60",
    "mm:ss, 00:00:01",
    "mm:ss, :",
    "ms, -",
  })
  void aLengthThatIsNoneIsLeftOut(String form, String text) {
    Feed feed = with(CARRIERS, "talkMillis", "Dauer (s) | " + form);

    assertThat(Reading.of(feed, CALL.replace(";61;", ";" + text + ";")).only())
        .doesNotContainKeys("talkMillis", "sipCode")
        .containsEntry("to", "00881234567890");
  }

  @Test
  void namesMayBeAlternativesOrJoinedOrConstantsOrQuoted() {
    Map<String, String> fields =
        Map.of(
            "from", "cli, ani",
            "started", "day + clock | d.M.yyyy H:mm",
            "talkMillis", "\"a, \"\"b\"\" | c\" | seconds",
            "trunk", "= carrier-a",
            "to", "B+");
    Feed feed = Reading.table(fields, "cli", "ani", "day", "clock", "a, \"b\" | c", "B+");

    assertThat(new CsvFormat().faults(feed)).isEmpty();
    assertThat(Reading.of(feed, "-,1,25.11.2026,9:00,5,2").only())
        .containsEntry("from", "1")
        .containsEntry("to", "2")
        .containsEntry("trunk", "carrier-a")
        .containsEntry("talkMillis", 5000L)
        .containsEntry("started", millis("2026-11-25T08:00:00Z"));
    assertThat(Reading.of(feed, "7,1,25.11.2026,9:00,5,2").only()).containsEntry("from", "7");
    assertThat(Reading.of(feed, "7,1,25.11.2026,,5,2").others).containsExactly("refused day");
  }

  @ParameterizedTest
  @CsvSource({"gehend, outbound", "GEHEND, outbound", "inbound, inbound", "quer, ", "'', "})
  void aWordIsWhatTheMapMakesOfItAndNothingElse(String theirs, String ours) {
    Map<String, Object> call = Reading.of(CARRIERS, CALL.replace("gehend", theirs)).only();

    assertThat(call.get("direction")).isEqualTo(ours);
  }

  @ParameterizedTest
  @CsvSource({
    "442079460001, +442079460001",
    "+442079460001, +442079460001",
    "0442079460001, 0442079460001",
    "12345, 12345",
    "sip:bob@example.com, sip:bob@example.com",
    "12065550***, ",
    "12065550xxxx, ",
    "null, ",
    "<unknown>, ",
  })
  void aNumberMayLackItsPlusAndIsNotReadIfItIsMasked(String text, String number) {
    Feed feed = with(CARRIERS, "from", "Rufnummer A | international");

    assertThat(Reading.of(feed, CALL.replace("+4930111222", text)).only().get("from"))
        .isEqualTo(number);
  }

  // Outcomes and times

  private static final Feed TIMES =
      Reading.table(
          Map.of(
              "started", "start",
              "answered", "answer",
              "time", "end",
              "duration", "duration",
              "talkMillis", "talk",
              "outcome", "status | OK=answered, NA=unanswered, TRY=, *=failed",
              "sipCode", "sip",
              "q850", "q850"),
          "start",
          "answer",
          "end",
          "duration",
          "talk",
          "status",
          "sip",
          "q850");

  private static final String S = "2026-11-25 09:00:00";
  private static final String A = "2026-11-25 09:00:10";
  private static final String E = "2026-11-25 09:01:00";

  @ParameterizedTest
  @CsvSource(
      nullValues = "?",
      value = {
        // all is said
        S + "," + A + "," + E + ",60,50,OK,200,16, 60,10000,50000,200,16",
        // times alone
        S + "," + A + "," + E + ",,,,,, 60,10000,50000,200,?",
        S + ",," + E + ",,,,,17, 60,60000,0,486,17",
        S + ",0," + E + ",,,,,, 60,60000,0,480,?",
        // no end
        S + "," + A + ",,60,,,,, 60,10000,50000,200,?",
        S + "," + A + ",,,50,,,, 60,10000,50000,200,?",
        S + ",,,,50,OK,,, 50,?,50000,200,?",
        S + ",,,60,50,OK,,, 60,10000,50000,200,?",
        // the ringing of calls that nobody answered is counted
        S + ",,,,20,NA,,, 20,20000,0,480,?",
        S + ",,,20,20,NA,486,17, 20,20000,0,486,17",
        S + "," + A + "," + E + ",60,50,NA,200,, 60,60000,0,480,?",
        // the outcome goes before the code, if the two differ
        S + "," + A + "," + E + ",60,50,OK,503,, 60,10000,50000,200,?",
        // another word
        S + ",,,20,0,STRANGE,,, 20,20000,0,503,?",
        S + ",,,0,0,,503,, 0,0,0,503,?",
        S + ",,,0,0,TRY,,16, 0,0,0,487,16",
        // out of bounds, or no number
        S + ",,,60,50,OK,99,128, 60,10000,50000,200,?",
        S + ",,,60,50,OK,abc,1.5, 60,10000,50000,200,?",
        S + ",,,60,50,OK,700,-1, 60,10000,50000,200,?",
        // a clock that steps back
        E + ",," + S + ",,,NA,,, 0,0,0,480,?",
        // no start
        ",," + E + ",60,50,OK,,, 60,10000,50000,200,?",
      })
  void timesAndLengthsFollowFromEachOther(
      String start,
      String answer,
      String end,
      String duration,
      String talk,
      String status,
      String sip,
      String q850,
      long seconds,
      Long ringMillis,
      Long talkMillis,
      Long sipCode,
      Long cause) {
    String line =
        java.util.stream.Stream.of(start, answer, end, duration, talk, status, sip, q850)
            .map(text -> text == null ? "" : text)
            .collect(java.util.stream.Collectors.joining(","));

    Map<String, Object> call = Reading.of(TIMES, line).only();

    assertThat((long) call.get("time") - (long) call.get("started")).isEqualTo(seconds * 1000);
    assertThat(call.get("ringMillis")).isEqualTo(ringMillis);
    assertThat(call.get("talkMillis")).isEqualTo(talkMillis);
    assertThat(call.get("sipCode")).isEqualTo(sipCode);
    assertThat(call.get("q850")).isEqualTo(cause);
  }

  @Test
  void anOutcomeThatTheMapDoesNotNameIsRefused() {
    Feed feed = Reading.table(Map.of("time", "t", "outcome", "s | OK=answered"), "t", "s");

    assertThat(Reading.of(feed, "1795597200,??").others).containsExactly("refused s");
    assertThat(Reading.of(feed, "1795597200,BUSY").only()).containsEntry("sipCode", 486L);
    assertThat(Reading.of(feed, "1795597200,").only()).doesNotContainKey("sipCode");
  }

  @Test
  void aStartThatIsNoneCostsNothingIfTheEndIsKnown() {
    assertThat(Reading.of(TIMES, "x,," + E + ",,50,OK,,").only())
        .doesNotContainKey("started")
        .containsEntry("talkMillis", 50_000L);
    assertThat(Reading.of(TIMES, S + ",," + "x,,50,OK,,").others).containsExactly("refused end");
    assertThat(Reading.of(TIMES, S + ",x," + E + ",,50,OK,,").others)
        .containsExactly("refused answer");
    assertThat(Reading.of(TIMES, ",,,60,50,OK,,").others).containsExactly("refused end");
  }

  @ParameterizedTest
  @CsvSource({
    // from the first to the second hour; both in the second are taken for both in the first
    "2026-10-25 02:50:00, 2026-10-25 02:10:00, 1200, 2026-10-25T00:50:00Z, 2026-10-25T01:10:00Z",
    "2026-10-25 02:10:00, 2026-10-25 02:50:00, 6000, 2026-10-25T00:10:00Z, 2026-10-25T01:50:00Z",
    "2026-10-25 02:10:00, 2026-10-25 02:50:00, 2400, 2026-10-25T00:10:00Z, 2026-10-25T00:50:00Z",
    "2026-10-25 02:50:00, 2026-10-25 03:10:00, 1200, 2026-10-25T01:50:00Z, 2026-10-25T02:10:00Z",
    "2026-10-25 01:50:00, 2026-10-25 02:10:00, 4800, 2026-10-24T23:50:00Z, 2026-10-25T01:10:00Z",
    "2026-10-25 02:50:00, 2026-10-25 02:10:00, , 2026-10-25T00:50:00Z, 2026-10-25T01:10:00Z",
  })
  void inTheHourThatComesTwiceTheLengthTellsWhichIsMeant(
      String start, String end, String duration, String started, String ended) {
    String line = "%s,,%s,%s,,NA,,".formatted(start, end, duration == null ? "" : duration);

    assertThat(Reading.of(TIMES, line).only())
        .containsEntry("started", millis(started))
        .containsEntry("time", millis(ended));
  }

  // Routes

  @ParameterizedTest
  @CsvSource({
    "cust-1, carrier-a, outbound, carrier-a", "carrier-a, cust-1, inbound, carrier-a",
    "carrier-a, carrier-b, outbound, carrier-b", "cust-1, cust-2, internal, ",
    "cust-1, , internal, ", "carrier-a, , inbound, carrier-a",
  })
  void theInterconnectsAmongTheEndpointsSayTheDirection(
      String in, String out, String direction, String trunk) {
    Feed feed =
        Reading.withTrunks(
            Reading.table(Map.of("time", "t", "trunkIn", "i", "trunkOut", "o"), "t", "i", "o"),
            "carrier-*");

    Map<String, Object> call =
        Reading.of(feed, "1795597200,%s,%s".formatted(in, out == null ? "" : out)).only();

    assertThat(call.get("direction")).isEqualTo(direction);
    assertThat(call.get("trunk")).isEqualTo(trunk);
  }

  @Test
  void aDirectionThatIsSaidChoosesTheTrunk() {
    Feed feed =
        Reading.table(
            Map.of("time", "t", "trunkIn", "i", "trunkOut", "o", "direction", "d"),
            "t",
            "i",
            "o",
            "d");

    assertThat(Reading.of(feed, "1795597200,a,b,inbound").only()).containsEntry("trunk", "a");
    assertThat(Reading.of(feed, "1795597200,a,b,outbound").only()).containsEntry("trunk", "b");
    assertThat(Reading.of(feed, "1795597200,a,b,internal").only()).doesNotContainKey("trunk");
  }

  // Other phases and kinds

  @Test
  void phasesThatTheMapDoesNotNameArePassedOver() {
    Feed feed =
        Reading.table(
            Map.of(
                "call",
                "c",
                "time",
                "t",
                "to",
                "b",
                "phase",
                "e | INVITE=attempt, 200=answer, BYE=end"),
            "c",
            "t",
            "b",
            "e");

    Reading reading =
        Reading.of(
            feed,
            "x,1795597200,+1,INVITE",
            "x,1795597203,+1,RINGING",
            "x,1795597205,+1,200",
            "x,1795597210,+1,BYE",
            "x,,+1,INVITE");

    assertThat(reading.records)
        .extracting(r -> r.get("phase"))
        .containsExactly("attempt", "answer", "end");
    assertThat(reading.records).extracting(r -> r.get("call")).containsOnly("x");
    assertThat(reading.records.get(0)).doesNotContainKeys("talkMillis", "sipCode");
    assertThat(reading.others).containsExactly("passed other", "refused t");
  }

  @Test
  void aTableMayTellOfLoginsOrMessages() {
    Feed logins =
        Reading.of(
            RecordKind.SECURITY,
            Reading.table(
                Map.of(
                    "time", "t", "event", "e | bad=login.failed", "account", "u", "address", "ip"),
                "t",
                "e",
                "u",
                "ip"));
    Feed messages =
        Reading.of(
            RecordKind.MESSAGE,
            Reading.table(
                Map.of(
                    "time",
                    "t",
                    "message",
                    "m",
                    "status",
                    "s | DELIVRD=delivered",
                    "text",
                    "x",
                    "segments",
                    "n"),
                "t",
                "m",
                "s",
                "x",
                "n"));

    assertThat(new CsvFormat().faults(logins)).isEmpty();
    Reading reading = Reading.of(logins, "1795597200,bad,ada,203.0.113.7", "1795597200,hm,ada,::1");
    assertThat(reading.others).containsExactly("passed other");
    assertThat(reading.records.get(0))
        .containsEntry("type", "security")
        .containsEntry("event", "login.failed")
        .containsEntry("address", "203.0.113.7");
    assertThat(new CsvFormat().faults(messages)).isEmpty();
    Reading texts = Reading.of(messages, "1795597200,m1,DELIVRD,hi,2", "1795597200,m1,ODD,hi,2");
    assertThat(texts.others).containsExactly("refused s");
    assertThat(texts.records.get(0))
        .containsEntry("message", "m1")
        .containsEntry("status", "delivered")
        .containsEntry("segments", 2L)
        .containsEntry("text", "hi");
  }

  // Settings

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "foo ! a ! there is no such field",
        "event ! a ! there is no such field",
        "from ! ! a name is missing",
        "from ! a, ! a name is missing",
        "from ! = ! nothing stands behind =",
        "from ! a | ! no form stands behind |",
        "from ! a | national ! `international`",
        "from ! \"a ! a quoted name does not end",
        "from ! z ! lacks a column that `fields` names: z",
        "time ! = 2026-11-25T09:00:00Z ! a time is no constant",
        "started ! a | foo ! dd.MM.yyyy",
        "talkMillis ! a | hours ! one of seconds, ms",
        "direction ! a | x=sideways ! one of inbound, outbound, internal",
        "direction ! a | sideways ! THEIRS=OURS",
        "direction ! = sideways ! one of inbound, outbound, internal",
        "account ! a | x ! this field has no form",
        "delimiter ! x ! `delimiter` is one of",
        "quotes ! yes ! `quotes` is `none`",
      })
  void aFaultInTheMapIsToldBeforeAnythingIsRead(String field, String said, String fault) {
    Map<String, String> fields = new HashMap<>(Map.of("time", "a"));
    fields.put(field, said == null ? "" : said);
    Feed feed = Reading.table(fields, "a", "b");

    assertThat(new CsvFormat().faults(feed)).anyMatch(each -> each.contains(fault));
  }

  @Test
  void aMapHasATimeAndColumnsOnceAndOneKind() {
    CsvFormat csv = new CsvFormat();

    assertThat(csv.faults(Reading.table(Map.of(), "a"))).anyMatch(f -> f.contains("feeds map"));
    assertThat(csv.faults(Reading.table(Map.of("from", "a"), "a")))
        .anyMatch(f -> f.contains("time"));
    assertThat(csv.faults(Reading.table(Map.of("time", "a"), "a", "a")))
        .containsExactly("`columns` names a column twice");
    assertThat(csv.faults(Reading.of(RecordKind.SECURITY, Reading.table(Map.of("to", "a"), "a"))))
        .containsExactly("`fields` lacks `event`");
    assertThat(csv.faults(Reading.table(Map.of("time", "a")))).isEmpty();
    assertThat(List.copyOf(csv.kinds())).hasSize(3);
  }
}
